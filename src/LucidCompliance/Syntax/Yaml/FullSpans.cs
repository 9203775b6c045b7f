using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>The extent that removing a mapping entry or a list item takes away.</summary>
internal static class FullSpans
{
    public static TextSpan Of(string content, TextSpan span, bool isFlow, int? previousEnd, int? nextStart)
    {
        if (isFlow)
        {
            // One of the two commas goes with it.
            return nextStart is { } next ? TextSpan.FromBounds(span.Start, next)
                : previousEnd is { } previous ? TextSpan.FromBounds(previous, span.End)
                : span;
        }

        var lineStart = span.Start;
        while (lineStart > 0 && content[lineStart - 1] is (' ' or '\t' or '?'))
        {
            lineStart--;
        }

        if (lineStart > 0 && content[lineStart - 1] is not ('\n' or '\r'))
        {
            // It shares its line with the dash or the key it belongs to: what follows moves up into its place.
            return nextStart is { } next ? TextSpan.FromBounds(span.Start, next) : span;
        }

        var end = span.End;
        while (end < content.Length && content[end] is not ('\n' or '\r'))
        {
            end++;
        }

        if (end < content.Length && content[end] == '\r')
        {
            end++;
        }

        if (end < content.Length && content[end] == '\n')
        {
            end++;
        }

        return TextSpan.FromBounds(lineStart, end);
    }
}
