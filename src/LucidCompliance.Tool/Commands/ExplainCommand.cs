using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using LucidCompliance.Repository.Pages;

namespace LucidCompliance.Tool.Commands;

/// <summary><c>lucid explain</c>: prints the page of a rule.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommandContext context)
    {
        var rule = new Argument<string>("rule") { Description = "The rule's id, as a finding shows it." };
        var command = new Command("explain", "Prints a rule's page: why, examples, what to do.") { rule };
        command.SetAction((result, cancellation) => RunAsync(result.GetValue(rule)!.Trim(), context, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string rule, CommandContext context, CancellationToken cancellation)
    {
        var page = RulePages.Shipped.Find(rule) ?? throw new UsageException("There is no rule of that name. " + RulePages.Shipped.Suggest(rule));
        var text = await System.IO.File.ReadAllTextAsync(page, cancellation).ConfigureAwait(false);
        await context.Output.WriteAsync(text.EndsWith('\n') ? text : text + "\n").ConfigureAwait(false);
        return ExitCode.Clean;
    }
}
