using System.Collections.Immutable;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Commands;

/// <summary>The program with which a health check in shell form begins, where the check is proven to fail without it.</summary>
/// <param name="Program">Its name.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Title">What is written: <c>HEALTHCHECK</c>, <c>The health check of service 'web'</c>.</param>
/// <param name="KeyPath">The key path in Compose; null in a Dockerfile.</param>
internal sealed record HealthcheckScript(string Program, SourceLocation Location, string Title, string? KeyPath)
{
    /// <summary>The first program of the check that holds; null for exec forms, and where the check may pass without the program.</summary>
    public static HealthcheckScript? FindFirst(ContainerSubject container)
    {
        if (container.Service is { } service && ServiceOverrides.SetsHealthcheck(service))
        {
            return service.Healthcheck is { Form: HealthcheckForm.Shell or HealthcheckForm.ShellString, Arguments: [var script] }
                && ScriptOf(script) is { } parsed
                ? Of(parsed, script.Location.Text, "The health check of service '" + service.Name + "'", script.KeyPath)
                : null;
        }

        return container.Config is { } config
            && config.Healthcheck.TryGet(out var healthcheck)
            && healthcheck.Command is { Form: CommandForm.Shell, Syntax: { } syntax } command
                ? Of(ShellScript.Parse(syntax.ShellWord), command.Location.Text, "HEALTHCHECK", null)
                : null;
    }

    // The text inside its quotes; escapes and $$ change nothing about the first word and the operators behind it.
    private static ShellScript? ScriptOf(ComposeScalar scalar)
    {
        var (text, span) = (scalar.Location.Text, scalar.Location.Span);
        if (span.Length >= 2 && text.Content[span.Start] is '"' or '\'')
        {
            span = TextSpan.FromBounds(span.Start + 1, span.End - 1);
        }

        return span.IsEmpty || text.Content[span.Start] is '|' or '>' ? null : ShellScript.Parse(text, span);
    }

    private static HealthcheckScript? Of(ShellScript script, SourceText text, string title, string? keyPath) =>
        script.Commands is { IsEmpty: false } commands && commands[0].Program is { } program && FailsWithTheFirst(commands)
            ? new HealthcheckScript(program.Text, new SourceLocation(text, program.Span), title, keyPath)
            : null;

    // "curl … || exit 1", "curl … | grep -q OK", "curl … && test …"
    private static bool FailsWithTheFirst(ImmutableArray<SimpleCommand> commands)
    {
        var index = 0;
        while (commands[index].Next == ShellOperator.Pipe && index + 1 < commands.Length && commands[index + 1].Name is "grep" or "egrep" or "fgrep")
        {
            // Nothing comes through the pipe, so grep finds nothing.
            index++;
        }

        while (commands[index].Next == ShellOperator.And && index + 1 < commands.Length)
        {
            index++;
        }

        return commands[index].Next == ShellOperator.None
            ? index == commands.Length - 1
            : commands[index].Next == ShellOperator.Or
                && index == commands.Length - 2
                && (commands[index + 1].Name == "false"
                    || (commands[index + 1].Name == "exit" && (commands[index + 1].ArgumentCount == 0 || commands[index + 1].GetArgument(0).Text != "0")));
    }
}
