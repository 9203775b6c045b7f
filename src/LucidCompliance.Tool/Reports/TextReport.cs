using System;
using System.Collections.Immutable;
using System.IO;
using LucidCompliance.Diagnostics;
using LucidCompliance.Repository.Analysis;

namespace LucidCompliance.Tool.Reports;

/// <summary>Findings as the lines of a build log, and a summary.</summary>
internal static class TextReport
{
    public static void Write(TextWriter output, DisplayPath paths, ImmutableArray<Diagnostic> findings, int baselined, bool withSuggestions)
    {
        var (errors, warnings, suggestions, fixable) = (0, 0, 0, 0);
        foreach (var finding in findings)
        {
            errors += finding.Severity == DiagnosticSeverity.Error ? 1 : 0;
            warnings += finding.Severity == DiagnosticSeverity.Warning ? 1 : 0;
            suggestions += finding.Severity < DiagnosticSeverity.Warning ? 1 : 0;
            fixable += HasSafeFix(finding) ? 1 : 0;
            if (finding.Severity >= DiagnosticSeverity.Warning || withSuggestions)
            {
                WriteLine(output, paths, finding);
            }
        }

        if (findings.IsEmpty)
        {
            output.Write("lucid: no findings" + HeldBack(baselined) + ".\n");
            return;
        }

        output.Write(FormattableString.Invariant($"lucid: {Count(errors, "error")}, {Count(warnings, "warning")}, {Count(suggestions, "suggestion")}"));
        output.Write(suggestions > 0 && !withSuggestions ? " (--verbose shows them)" : string.Empty);
        output.Write(HeldBack(baselined));
        output.Write(fixable > 0 ? FormattableString.Invariant($". 'lucid fix' repairs up to {fixable}") : string.Empty);
        output.Write(". 'lucid explain <id>' explains a rule.\n");
    }

    private static string HeldBack(int baselined) =>
        baselined > 0 ? FormattableString.Invariant($"; the baseline holds {Count(baselined, "finding")} back") : string.Empty;

    private static void WriteLine(TextWriter output, DisplayPath paths, Diagnostic finding)
    {
        var (start, end) = (finding.Location.Start, finding.Location.End);
        output.Write(EngineRun.OneLine(paths.Get(finding.Location.Path)));
        output.Write(FormattableString.Invariant($"({start.Line + 1},{start.Column + 1},{end.Line + 1},{end.Column + 1}): "));
        output.Write(SeverityName.InBuildLog(finding.Severity));
        output.Write(' ');
        output.Write(finding.Rule.Id);
        output.Write(": ");
        output.Write(EngineRun.OneLine(finding.Message));
        output.Write('\n');
    }

    private static bool HasSafeFix(Diagnostic finding)
    {
        foreach (var fix in finding.Fixes)
        {
            if (fix.Safety == FixSafety.Safe)
            {
                return true;
            }
        }

        return false;
    }

    private static string Count(int count, string word) => FormattableString.Invariant($"{count} {word}{(count == 1 ? string.Empty : "s")}");
}
