namespace LucidCompliance.Syntax.Yaml;

/// <summary>
/// The character classes of the YAML reader that Compose uses (as of YAML 1.1: next line, line separator and paragraph
/// separator break lines too).
/// </summary>
internal static class YamlCharacters
{
    public static bool IsBlank(char c) => c is ' ' or '\t';

    public static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>Length of the line break at an offset: 2 for carriage return and line feed, else 1.</summary>
    public static int BreakLength(string content, int offset) =>
        content[offset] == '\r' && offset + 1 < content.Length && content[offset + 1] == '\n' ? 2 : 1;

    /// <summary>What a line break is in a decoded value.</summary>
    public static char Normalize(char lineBreak) => lineBreak is '\u2028' or '\u2029' ? lineBreak : '\n';

    public static int SkipBlanks(string content, int offset)
    {
        while (offset < content.Length && IsBlank(content[offset]))
        {
            offset++;
        }

        return offset;
    }

    public static int LineEnd(string content, int offset)
    {
        while (offset < content.Length && !IsBreak(content[offset]))
        {
            offset++;
        }

        return offset;
    }

    /// <summary>Skips blanks, line breaks and comments.</summary>
    public static int SkipTrivia(string content, int offset)
    {
        while (offset < content.Length)
        {
            var c = content[offset];
            if (c == '#' && (offset == 0 || IsBlank(content[offset - 1]) || IsBreak(content[offset - 1])))
            {
                offset = LineEnd(content, offset);
            }
            else if (IsBlank(c) || IsBreak(c))
            {
                offset++;
            }
            else
            {
                break;
            }
        }

        return offset;
    }

    /// <summary>Takes blanks and line breaks off the end of a range.</summary>
    public static int TrimEnd(string content, int start, int end)
    {
        while (end > start && (IsBlank(content[end - 1]) || IsBreak(content[end - 1])))
        {
            end--;
        }

        return end;
    }
}
