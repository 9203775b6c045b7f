using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine.Fixes;
using LucidCompliance.LanguageServer.Documents;
using LucidCompliance.LanguageServer.Workspaces;
using LucidCompliance.Text;

namespace LucidCompliance.LanguageServer.Actions;

/// <summary>Fixes what can be fixed in one file, each fix proven to do no harm, as the command line does.</summary>
internal static class FixAll
{
    /// <summary>The edits of the file; empty where there is nothing to fix.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="document">The file.</param>
    /// <param name="rule">The rule whose findings are fixed, unsafe fixes included; null for the safe fixes of all rules.</param>
    /// <param name="cancellation">Stops the planning.</param>
    public static ImmutableArray<FileEdit> Plan(WorkspaceAnalysis analysis, OpenDocument document, string? rule, CancellationToken cancellation)
    {
        var options = new FixOptions
        {
            IncludeUnsafe = rule is not null,
            Rules = rule is null ? [] : [rule],
            MayEdit = path => path == document.Path,
        };
        var plan = analysis.Read((input, _) => FixPlanner.Plan(input, options, cancellation));
        foreach (var file in plan.Files)
        {
            if (file.Original.Path == document.Path && !file.IsNew)
            {
                return [new FileEdit(file.Original, Difference(file.Original.Content, file.NewContent))];
            }
        }

        return [];
    }

    // Without the lines that stay at both ends, so that an editor keeps its marks there.
    private static TextEdit Difference(string before, string after)
    {
        var start = 0;
        var shorter = before.Length < after.Length ? before.Length : after.Length;
        while (start < shorter && before[start] == after[start])
        {
            start++;
        }

        start = start == 0 ? 0 : before.LastIndexOf('\n', start - 1) + 1;
        var end = 0;
        while (end < shorter - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        while (end > 0 && before[^end] != '\n')
        {
            end--;
        }

        return new TextEdit(TextSpan.FromBounds(start, before.Length - end), after[start..^end]);
    }
}
