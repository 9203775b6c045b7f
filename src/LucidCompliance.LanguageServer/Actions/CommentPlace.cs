using System;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.LanguageServer.Actions;

/// <summary>Where a comment about a place in an artifact can stand, and how it is written there.</summary>
internal sealed class CommentPlace
{
    private readonly string _path;

    public CommentPlace(AnalysisSubjects subjects, SourceLocation location)
    {
        _path = location.Path;
        foreach (var dockerfile in subjects.Dockerfiles)
        {
            if (dockerfile.Inline is null && dockerfile.Syntax.Text.Path == _path)
            {
                Above = AboveInstruction(dockerfile.Syntax, location.Span.Start);
                Top = BelowDirectives(dockerfile.Syntax);
                return;
            }
        }

        foreach (var document in subjects.ComposeDocuments)
        {
            if (document.Text.Path == _path)
            {
                Above = AboveNode(document, location.Span.Start);
                return;
            }
        }

        Above = LineStart(location.Text, location.Span.Start);
    }

    /// <summary>The start of the line above which the comment stands; null where there is none.</summary>
    public int? Above { get; }

    /// <summary>Where a comment about the file stands.</summary>
    public int Top { get; }

    /// <summary>A comment in the file's language.</summary>
    public string Comment(string text) =>
        _path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? "// " + text
        : _path.EndsWith(".config", StringComparison.OrdinalIgnoreCase) ? "<!-- " + text + " -->"
        : "# " + text;

    private static int LineStart(SourceText text, int offset) => text.GetLineWithBreak(text.GetPosition(offset).Line).Start;

    private static int? AboveInstruction(DockerfileSyntax file, int offset)
    {
        foreach (var node in file.Nodes)
        {
            if (node is not (DirectiveSyntax or BlankSyntax) && node.FullSpan.Contains(offset))
            {
                return LineStart(file.Text, node.Span.Start);
            }
        }

        return null;
    }

    private static int BelowDirectives(DockerfileSyntax file)
    {
        var end = 0;
        foreach (var directive in file.Directives)
        {
            end = Math.Max(end, directive.FullSpan.End);
        }

        return end;
    }

    // The innermost entry or item that begins a line: inside braces, quotes and blocks a comment has no place.
    private static int? AboveNode(YamlDocument document, int offset)
    {
        int? place = null;
        foreach (var root in document.Documents)
        {
            for (var node = root; node is not null;)
            {
                YamlNode? inner = null;
                if (node is YamlMapping { IsFlow: false } mapping)
                {
                    foreach (var entry in mapping.Entries)
                    {
                        if (Covers(entry.Span, offset))
                        {
                            place = LineStart(document.Text, entry.Span.Start);
                            inner = entry.Value;
                        }
                    }
                }
                else if (node is YamlSequence { IsFlow: false } sequence)
                {
                    for (var i = 0; i < sequence.Items.Length; i++)
                    {
                        if (Covers(sequence.GetItemSpan(i), offset))
                        {
                            place = LineStart(document.Text, sequence.GetItemSpan(i).Start);
                            inner = sequence.Items[i];
                        }
                    }
                }

                node = inner;
            }
        }

        return place;
    }

    private static bool Covers(TextSpan span, int offset) => offset >= span.Start && offset <= span.End;
}
