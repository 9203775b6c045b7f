using System.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>The marker <c>&lt;&lt;NAME</c> of a here-document, with its logical range.</summary>
internal readonly record struct HeredocMarker(string Name, int FileDescriptor, bool Expands, bool StripsTabs, int Start, int End)
{
    /// <summary>Reads one word as a marker: digits, <c>&lt;&lt;</c>, an optional dash, blanks, and a delimiter without <c>&lt;</c>.</summary>
    public static bool TryParse(string text, int start, int end, out HeredocMarker marker)
    {
        marker = default;
        var position = start;
        var descriptor = 0;
        while (position < end && text[position] is >= '0' and <= '9')
        {
            descriptor = descriptor > 100_000 ? descriptor : (descriptor * 10) + text[position] - '0';
            position++;
        }

        if (position + 2 > end || text[position] != '<' || text[position + 1] != '<')
        {
            return false;
        }

        position += 2;
        var stripsTabs = position < end && text[position] == '-';
        position += stripsTabs ? 1 : 0;
        while (position < end && text[position] is ' ' or '\t' or '\r' or '\f' or '\n')
        {
            position++;
        }

        if (position == end || text.IndexOf('<', position, end - position) >= 0)
        {
            return false;
        }

        var name = Unquote(text, position, end, out var isQuoted);
        if (name is null or "")
        {
            return false;
        }

        marker = new HeredocMarker(name, descriptor, !isQuoted, stripsTabs, start, end);
        return true;
    }

    /// <summary>Removes quotes and escapes; null where a quote is open or a blank stands outside of them.</summary>
    private static string? Unquote(string text, int start, int end, out bool isQuoted)
    {
        var name = new StringBuilder(end - start);
        isQuoted = false;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (c is '\'' or '"')
            {
                isQuoted = true;
                for (i++; i < end && text[i] != c; i++)
                {
                    if (c == '"' && text[i] == '\\' && i + 1 < end && text[i + 1] is '"' or '$' or '\\')
                    {
                        i++;
                    }

                    name.Append(text[i]);
                }

                if (i >= end)
                {
                    return null;
                }
            }
            else if (c == '\\')
            {
                if (++i < end)
                {
                    name.Append(text[i]);
                }
            }
            else if (char.IsWhiteSpace(c))
            {
                return null;
            }
            else
            {
                name.Append(c);
            }
        }

        return name.ToString();
    }
}
