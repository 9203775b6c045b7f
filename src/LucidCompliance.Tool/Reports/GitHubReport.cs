using System;
using System.Collections.Immutable;
using System.IO;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Repository.Analysis;

namespace LucidCompliance.Tool.Reports;

/// <summary>Findings as workflow commands, from which GitHub makes annotations; paths are relative to the repository's root.</summary>
internal static class GitHubReport
{
    public static void Write(TextWriter output, ImmutableArray<Diagnostic> findings)
    {
        foreach (var finding in findings)
        {
            var (start, end) = (finding.Location.Start, finding.Location.End);
            output.Write("::" + SeverityName.InAnnotation(finding.Severity) + " file=" + Property(finding.Location.Path));
            output.Write(FormattableString.Invariant($",line={start.Line + 1},endLine={end.Line + 1}"));
            if (start.Line == end.Line)
            {
                // Columns over several lines are refused.
                output.Write(FormattableString.Invariant($",col={start.Column + 1},endColumn={end.Column + 1}"));
            }

            output.Write(",title=" + Property(finding.Rule.Id + " " + finding.Rule.Name) + "::" + Data(EngineRun.OneLine(finding.Message)) + "\n");
        }
    }

    private static string Data(string text) => Escape(text, "%\r\n");

    private static string Property(string text) => Escape(text, "%\r\n:,");

    private static string Escape(string text, string special)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (special.Contains(c, StringComparison.Ordinal))
            {
                result.Append(FormattableString.Invariant($"%{(int)c:X2}"));
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }
}
