using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.EditorConfig;

/// <summary>Reads the lines of an EditorConfig file.</summary>
internal static class EditorConfigReader
{
    public static EditorConfigDocument Read(SourceText text)
    {
        var sections = ImmutableArray.CreateBuilder<EditorConfigSection>();
        var properties = ImmutableArray.CreateBuilder<EditorConfigProperty>();
        string? name = null;
        var nameSpan = default(TextSpan);
        for (var line = 0; line < text.LineCount; line++)
        {
            var span = Trim(text.Content, text.GetLine(line));
            if (span.IsEmpty || text.Content[span.Start] is '#' or ';')
            {
                continue;
            }

            if (TryReadHeader(text.Content, span) is { } header)
            {
                sections.Add(new EditorConfigSection(name, nameSpan, properties.ToImmutable()));
                properties.Clear();
                nameSpan = header;
                name = text.GetText(header);
            }
            else if (TryReadProperty(text.Content, span) is { } property)
            {
                properties.Add(property);
            }
        }

        sections.Add(new EditorConfigSection(name, nameSpan, properties.ToImmutable()));
        return new EditorConfigDocument(text, sections.ToImmutable());
    }

    // The name ends at the last ']' in front of a comment, so it may have brackets itself.
    private static TextSpan? TryReadHeader(string content, TextSpan span)
    {
        if (content[span.Start] != '[')
        {
            return null;
        }

        var close = content.LastIndexOf(']', span.End - 1, span.Length);
        for (var i = close; i > span.Start; i--)
        {
            if (content[i] is '#' or ';' && content[i - 1] is ' ' or '\t')
            {
                close = content.LastIndexOf(']', i, i - span.Start + 1);
                i = close;
            }
        }

        return close > span.Start + 1 ? TextSpan.FromBounds(span.Start + 1, close) : null;
    }

    private static EditorConfigProperty? TryReadProperty(string content, TextSpan span)
    {
        var separator = span.Start;
        while (separator < span.End && content[separator] is not ('=' or ':'))
        {
            separator++;
        }

        if (separator == span.End || separator == span.Start)
        {
            return null;
        }

        var end = separator + 1;
        while (end < span.End && content[end] is not ('#' or ';'))
        {
            end++;
        }

        var key = Trim(content, TextSpan.FromBounds(span.Start, separator));
        var value = Trim(content, TextSpan.FromBounds(separator + 1, end));
        return new EditorConfigProperty(
            content.Substring(key.Start, key.Length).ToLowerInvariant(),
            content.Substring(value.Start, value.Length),
            TextSpan.FromBounds(key.Start, value.IsEmpty ? separator + 1 : value.End));
    }

    private static TextSpan Trim(string content, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(content[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(content[end - 1]))
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }
}
