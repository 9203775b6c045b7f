using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>Finds the spans of anchor and tag in front of a node; the event stream tells only that they are there.</summary>
internal static class PropertyScanner
{
    /// <summary>Reads the properties that begin at an offset.</summary>
    /// <param name="content">The text.</param>
    /// <param name="offset">Where the node begins.</param>
    /// <param name="hasAnchor">Whether the node has an anchor.</param>
    /// <param name="hasTag">Whether the node has a tag.</param>
    /// <param name="end">The end of the last property; the given offset where there is none.</param>
    public static YamlProperties Scan(string content, int offset, bool hasAnchor, bool hasTag, out int end)
    {
        YamlAnchor? anchor = null;
        YamlTag? tag = null;
        end = offset;
        while ((hasAnchor && anchor is null) || (hasTag && tag is null))
        {
            var start = YamlCharacters.SkipTrivia(content, end);
            if (start == content.Length)
            {
                break;
            }

            if (hasAnchor && anchor is null && content[start] == '&')
            {
                end = NameEnd(content, start + 1);
                anchor = new YamlAnchor(content.Substring(start + 1, end - start - 1), TextSpan.FromBounds(start, end));
            }
            else if (hasTag && tag is null && content[start] == '!')
            {
                end = TagEnd(content, start + 1);
                tag = new YamlTag(content.Substring(start, end - start), TextSpan.FromBounds(start, end));
            }
            else
            {
                break;
            }
        }

        return new YamlProperties(anchor, tag);
    }

    private static int NameEnd(string content, int offset)
    {
        while (offset < content.Length && !IsEnd(content[offset]) && content[offset] is not ('[' or ']' or '{' or '}' or ','))
        {
            offset++;
        }

        return offset;
    }

    private static int TagEnd(string content, int offset)
    {
        if (offset < content.Length && content[offset] == '<')
        {
            while (offset < content.Length && !IsEnd(content[offset]) && content[offset - 1] != '>')
            {
                offset++;
            }

            return offset;
        }

        while (offset < content.Length && !IsEnd(content[offset]) && content[offset] != ',')
        {
            offset++;
        }

        return offset;
    }

    private static bool IsEnd(char c) => YamlCharacters.IsBlank(c) || YamlCharacters.IsBreak(c);
}
