using System;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace LucidCompliance.Tool.Commands;

/// <summary>The command <c>lucid</c>: its subcommands, and what holds for all of them.</summary>
internal static class LucidCommand
{
    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, CommandContext context)
    {
        var root = new RootCommand("Validates the container artifacts of a repository: Dockerfiles, Compose files, env files.")
        {
            CheckCommand.Create(context),
            FixCommand.Create(context),
            ExplainCommand.Create(context),
            LanguageServerCommand.Create(),
        };
        var result = root.Parse(arguments);
        if (result.Action is ParseErrorAction)
        {
            foreach (var error in result.Errors)
            {
                await context.Error.WriteLineAsync("lucid: " + error.Message).ConfigureAwait(false);
            }

            await context.Error.WriteLineAsync("Run 'lucid --help' to see what there is.").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        var invocation = new InvocationConfiguration { Output = context.Output, Error = context.Error, EnableDefaultExceptionHandler = false };
        try
        {
            return await result.InvokeAsync(invocation, CancellationToken.None).ConfigureAwait(false);
        }
        catch (UsageException e)
        {
            await context.Error.WriteLineAsync("lucid: " + e.Message).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await context.Error.WriteLineAsync("lucid: stopped.").ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or IOException))
        {
            // The exception's message may repeat what an artifact contains; its type and its place are enough to find the defect.
            await context.Error.WriteLineAsync("lucid: stopped with " + e.GetType().Name + ". Report this:").ConfigureAwait(false);
            await context.Error.WriteLineAsync(e.StackTrace).ConfigureAwait(false);
        }

        return ExitCode.Usage;
    }
}
