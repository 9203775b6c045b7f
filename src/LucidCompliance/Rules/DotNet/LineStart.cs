namespace LucidCompliance.Rules.DotNet;

/// <summary>What stands in a line in front of an element.</summary>
internal static class LineStart
{
    /// <summary>The blanks between the line's start and an offset; null where something else stands there.</summary>
    public static string? IndentBefore(string content, int offset)
    {
        var start = offset;
        while (start > 0 && content[start - 1] is ' ' or '\t')
        {
            start--;
        }

        return start == 0 || content[start - 1] is '\n' or '\r' ? content.Substring(start, offset - start) : null;
    }

    /// <summary>Whether the line that begins at an offset has an empty line, or one of blanks, above it.</summary>
    public static bool FollowsBlankLine(string content, int lineStart)
    {
        var breaks = 0;
        for (var i = lineStart - 1; i >= 0 && content[i] is '\n' or '\r' or ' ' or '\t'; i--)
        {
            breaks += content[i] == '\n' || (content[i] == '\r' && content[i + 1] != '\n') ? 1 : 0;
        }

        return breaks > 1;
    }
}
