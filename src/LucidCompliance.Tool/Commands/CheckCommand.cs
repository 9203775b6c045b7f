using System.Collections.Immutable;
using System.CommandLine;
using System.IO;
using System.Threading;
using LucidCompliance.Diagnostics;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Tool.Reports;

namespace LucidCompliance.Tool.Commands;

/// <summary><c>lucid check</c>: reports the findings of a repository.</summary>
internal static class CheckCommand
{
    /// <summary>What <c>--fail-on</c> takes.</summary>
    private enum FailOn
    {
        Error,
        Warning,
        Never,
    }

    /// <summary>What <c>--format</c> takes.</summary>
    private enum Format
    {
        Text,
        Json,
        GitHub,
    }

    public static Command Create(CommandContext context)
    {
        var options = new RepositoryOptions();
        var sarif = new Option<string?>("--sarif") { Description = "Writes SARIF 2.1.0 to this file as well.", HelpName = "file" };
        var format = new Option<Format>("--format") { Description = "How the findings are written: text as compilers do, json, or github for annotations." };
        var failOn = new Option<FailOn>("--fail-on") { Description = "From which severity on the exit code is 1." };
        var verbose = new Option<bool>("--verbose") { Description = "Shows suggestions too (format text)." };
        format.AcceptOnlyFromAmong("text", "json", "github");
        failOn.AcceptOnlyFromAmong("error", "warning", "never");
        var command = new Command("check", "Reports findings. Exit code 0: none at error, 1: some, 2: wrong usage.") { sarif, format, failOn, verbose };
        options.AddTo(command);
        command.SetAction((result, cancellation) => System.Threading.Tasks.Task.FromResult(
            Run(
                options.GetTarget(result, context), context, result.GetValue(sarif), result.GetValue(format), result.GetValue(failOn),
                result.GetValue(verbose), cancellation)));
        return command;
    }

    private static int Run(
        RepositoryTarget target, CommandContext context, string? sarif, Format format, FailOn failOn, bool verbose, CancellationToken cancellation)
    {
        var analysis = target.Prepare(cancellation);
        var reported = ImmutableArray.CreateBuilder<Diagnostic>();
        var shown = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var finding in EngineRun.Analyze(analysis, cancellation))
        {
            if (target.Covers(finding.Location.Path))
            {
                reported.Add(finding);
                if (finding.Suppression is null && finding.Severity != DiagnosticSeverity.None)
                {
                    shown.Add(finding);
                }
            }
        }

        if (sarif is not null)
        {
            SarifFile.Write(Path.GetFullPath(Path.Combine(context.Directory, sarif)), reported.ToImmutable());
        }

        var findings = shown.ToImmutable();
        switch (format)
        {
            case Format.Json:
                JsonReport.Write(context.Output, analysis.Root, findings);
                break;
            case Format.GitHub:
                GitHubReport.Write(context.Output, findings);
                break;
            default:
                TextReport.Write(context.Output, new DisplayPath(analysis.Root, context.Directory), findings, EngineRun.CountBaselined(reported.ToImmutable()), verbose);
                break;
        }

        return IsFailure(findings, failOn) ? ExitCode.Findings : ExitCode.Clean;
    }

    private static bool IsFailure(ImmutableArray<Diagnostic> findings, FailOn failOn)
    {
        foreach (var finding in findings)
        {
            if (failOn != FailOn.Never && finding.Severity >= (failOn == FailOn.Warning ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error))
            {
                return true;
            }
        }

        return false;
    }
}
