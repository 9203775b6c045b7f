using System;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>
/// Recognises the two forms of the syntax directive for languages whose comments do not begin with a number sign:
/// <c>// syntax=frontend</c> above everything else, and a JSON object with a text under <c>syntax</c>.
/// </summary>
internal static class FrontendReader
{
    private const string Name = "syntax";

    /// <summary>Reads a line that begins with two slashes; null where it is no syntax directive.</summary>
    public static DirectiveSyntax? TryReadSlashes(SourceText source, int lineStart, int lineEnd, int next)
    {
        var text = source.Content;
        if (!IsSlashes(text, lineStart, lineEnd) || !DirectiveReader.TrySplit(text, lineStart + 2, lineEnd, out var name, out var value))
        {
            return null;
        }

        return string.Equals(source.GetText(name), Name, StringComparison.OrdinalIgnoreCase)
            ? new DirectiveSyntax(TextSpan.FromBounds(lineStart, next), TextSpan.FromBounds(lineStart, value.End), Name, name, source.GetText(value), value)
            : null;
    }

    /// <summary>Reads the rest of the file as a JSON object; null where it is none or names no frontend.</summary>
    public static DirectiveSyntax? TryReadObject(SourceText source, int start)
    {
        var text = source.Content;
        var first = LogicalLineReader.SkipBlanks(text, start, text.Length);
        if (first == text.Length || text[first] != '{')
        {
            return null;
        }

        var line = new LogicalLine(source, first, text.Length, '\\');
        if (!JsonArrayReader.TryReadMember(line, first, text.Length, Name, out var key, out var value))
        {
            return null;
        }

        var span = TextSpan.FromBounds(first, LogicalLineReader.TrimEnd(text, first, text.Length));
        return new DirectiveSyntax(TextSpan.FromBounds(start, text.Length), span, Name, key, value.Text, value.Span);
    }

    /// <summary>Whether the frontend is one of the Dockerfile language; any other reads the file in its own way.</summary>
    public static bool ReadsDockerfiles(DirectiveSyntax directive)
    {
        var end = directive.Value.IndexOf(' ');
        var image = end < 0 ? directive.Value : directive.Value.Substring(0, end);
        var repository = image.Substring(image.LastIndexOf('/') + 1);
        end = repository.IndexOfAny([':', '@']);
        repository = end < 0 ? repository : repository.Substring(0, end);
        return repository is "dockerfile" or "dockerfile-upstream";
    }

    private static bool IsSlashes(string text, int start, int end) => end - start > 2 && text[start] == '/' && text[start + 1] == '/';
}
