using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8017: a command in front of a pipe may fail unnoticed, though the shell has pipefail.</summary>
public sealed class PipeFailureIgnored : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8017",
        Name = nameof(PipeFailureIgnored),
        Title = "A failure in front of a pipe goes unnoticed.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Fix = FixSafety.Unsafe,
        PeerIds = ["hadolint DL4006", "KICS efbf148a"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        var withPipefail = ShellOptions.FindWithPipefail(image.Build);
        foreach (var (step, run, script) in image.Build.RunScripts)
        {
            // What sh -c "…" runs has no options of its own to read here.
            if (run.Command is not { Form: CommandForm.Shell } command
                || !ShellOptions.HasPipefail(step)
                || withPipefail.Contains(step)
                || !IsOfStage(run, script, command)
                || FindPipe(script) is not { } source)
            {
                continue;
            }

            var isLine = command.Span.Contains(script.Text.Span);
            yield return Finding(
                image.At(source.Span),
                $"If {(source.Name.Length > 0 ? source.Name : "the command")} fails here, the build goes on with what the pipe got until then, because only the last command counts. Write 'set -o pipefail' in front.") with
            {
                Fixes =
                [
                    new Fix("Set pipefail", FixSafety.Unsafe,
                    [
                        new FileEdit(image.Dockerfile.Syntax.Text, new TextEdit(
                            new TextSpan(isLine ? command.Span.Start : StartOf(script), 0),
                            isLine ? "set -o pipefail && " : "set -o pipefail" + image.Dockerfile.Syntax.Text.NewLine)),
                    ]),
                ],
            };
        }
    }

    // The line itself, or the heredoc that is the whole command: both are read by the stage's shell.
    private static bool IsOfStage(RunInstruction run, ShellScript script, CommandSyntax command)
    {
        if (script.Text.Span == command.Span)
        {
            return true;
        }

        foreach (var heredoc in run.Heredocs)
        {
            if (heredoc.Body.Span == script.Text.Span)
            {
                return run.Scripts[0].Commands.IsEmpty && !script.Text.Text.StartsWith("#!", StringComparison.Ordinal);
            }
        }

        return false;
    }

    private static int StartOf(ShellScript script) => script.Text.Span.Start;

    private static SimpleCommand? FindPipe(ShellScript script)
    {
        SimpleCommand? source = null;
        SimpleCommand? found = null;
        foreach (var command in script.Commands)
        {
            if (ShellOptions.SetsPipefail(command))
            {
                return null;
            }

            if (command.Next == ShellOperator.Pipe)
            {
                source ??= CanFail(command) ? command : null;
                continue;
            }

            // "… || true" says that a failure is meant to be ignored.
            found ??= command.Next == ShellOperator.Or ? null : source;
            source = null;
        }

        return found;
    }

    // What only prints cannot fail, and with pipefail "yes" always would.
    private static bool CanFail(SimpleCommand command) => command.Name is not ("echo" or "printf" or "yes" or "true" or ":" or "set" or "env" or "date");
}
