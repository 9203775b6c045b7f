using System;
using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine;
using LucidCompliance.LanguageServer.Workspaces;
using LucidCompliance.Text;

namespace LucidCompliance.LanguageServer.Actions;

/// <summary>
/// Writes a comment that suppresses a finding: above the instruction, node or line that it stands in, else for the file. The comment is
/// tried before it is offered: where the engine does not accept it, because the policy locks the rule or no comment has a place, there is none.
/// </summary>
internal static class Suppressing
{
    private const string Reason = " -- say why";

    /// <summary>The edit; empty where no comment suppresses the finding.</summary>
    public static ImmutableArray<FileEdit> Plan(WorkspaceAnalysis analysis, Diagnostic finding, CancellationToken cancellation)
    {
        var text = finding.Location.Text;
        var place = analysis.Read((_, subjects) => new CommentPlace(subjects, finding.Location));
        if (place.Above is { } line && Try(place.Comment("lucid:ignore " + finding.Rule.Id + Reason), line) is { } edit)
        {
            return [edit];
        }

        return Try(place.Comment("lucid:ignore-file " + finding.Rule.Id + Reason), place.Top) is { } top ? [top] : [];

        FileEdit? Try(string comment, int lineStart)
        {
            var indentation = lineStart;
            while (indentation < text.Length && text.Content[indentation] is ' ' or '\t')
            {
                indentation++;
            }

            var edit = new TextEdit(new TextSpan(lineStart, 0), text.Content[lineStart..indentation] + comment + text.NewLine);
            return IsSuppressed(analysis, finding, edit, cancellation) ? new FileEdit(text, edit) : null;
        }
    }

    private static bool IsSuppressed(WorkspaceAnalysis analysis, Diagnostic finding, TextEdit edit, CancellationToken cancellation)
    {
        var text = finding.Location.Text;
        var edited = new SourceText(text.Path, TextEdit.Apply(text.Content, [edit]), text.HasByteOrderMark);
        var start = finding.Location.Span.Start + (edit.Span.Start <= finding.Location.Span.Start ? edit.NewText.Length : 0);
        var result = analysis.Read((input, _) => Analyzer.Analyze(input with { Files = new EditedFiles(input.Files, edited) }, cancellation));
        foreach (var other in result.Diagnostics)
        {
            if (other.Rule.Id == finding.Rule.Id
                && other.Location.Path == text.Path
                && other.Location.Span.Start == start
                && string.Equals(other.Message, finding.Message, StringComparison.Ordinal))
            {
                return other.Suppression is not null;
            }
        }

        return false;
    }
}
