using System;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>
/// Finds named values in a line of XML: <c>&lt;password&gt;x&lt;/password&gt;</c>, <c>&lt;add key="ApiKey" value="x" /&gt;</c>,
/// <c>&lt;user password="x" /&gt;</c>.
/// </summary>
internal static class MarkupLines
{
    public static void Visit(string text, int start, int end, Action<string, int, int> found)
    {
        for (var at = start; (at = text.IndexOf('<', at, end - at)) >= 0 && at + 1 < end; at++)
        {
            var name = at + 1;
            var stop = EndOfName(text, name, end);
            if (stop == name)
            {
                continue;
            }

            at = ReadAttributes(text, stop, end, found);
            if (at >= end)
            {
                return;
            }

            // At the end of the tag: the text behind it, up to the next one.
            var close = text.IndexOf('<', at, end - at);
            if (text[at - 1] != '/' && close > at + 1 && close + 1 < end && text[close + 1] == '/')
            {
                found(text.Substring(name, stop - name), at + 1, close - at - 1);
            }
        }
    }

    // The offset of the tag's end.
    private static int ReadAttributes(string text, int at, int end, Action<string, int, int> found)
    {
        string? key = null;
        while (at < end && text[at] != '>')
        {
            var name = at;
            at = EndOfName(text, at, end);
            if (at == name || at + 1 >= end || text[at] != '=' || text[at + 1] is not ('"' or '\''))
            {
                at = Math.Max(at, name + 1);
                continue;
            }

            var open = at + 2;
            var close = text.IndexOf(text[at + 1], open, end - open);
            if (close < 0)
            {
                return end;
            }

            var attribute = text.Substring(name, at - name);
            if (attribute is "key" or "name" or "Include")
            {
                key = text.Substring(open, close - open);
            }
            else if (close > open)
            {
                found(attribute is "value" or "Value" ? key ?? attribute : attribute, open, close - open);
            }

            at = close + 1;
        }

        return at;
    }

    private static int EndOfName(string text, int at, int end)
    {
        while (at < end && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.' or ':'))
        {
            at++;
        }

        return at;
    }
}
