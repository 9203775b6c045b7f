using System;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>
/// Finds named values in the text of a configuration file of any format, line by line: <c>key = value</c>, <c>key: value</c>,
/// <c>'key' => 'value'</c>, JSON, XML, and directives such as <c>requirepass value</c>.
/// </summary>
internal static class ConfigLines
{
    /// <summary>Reads the lines.</summary>
    /// <param name="text">The file.</param>
    /// <param name="found">Gets the key, and the value's start and length in the text, without its quotes.</param>
    public static void Visit(string text, Action<string, int, int> found)
    {
        var isNetrc = ConfigDirectives.IsNetrc(text);
        for (var start = 0; start < text.Length;)
        {
            var newLine = text.IndexOf('\n', start);
            var end = newLine < 0 ? text.Length : newLine;
            VisitLine(text, start, end, isNetrc, found);
            start = end + 1;
        }
    }

    private static void VisitLine(string text, int start, int end, bool isNetrc, Action<string, int, int> found)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        if (start == end)
        {
            return;
        }

        switch (text[start])
        {
            case '<':
                MarkupLines.Visit(text, start, end, found);
                return;
            case '"' or '{' when JsonPairs.Visit(text, start, end, (key, value, length, _) => found(key, value, length)):
            case not '#' and not '"' when ConfigDirectives.VisitPgpass(text, start, end, found):
                return;
            case '/' when text.IndexOf(":_", start, end - start, StringComparison.Ordinal) is var registry and > 0:
                // The registry of npm's //host/:_authToken=…
                start = registry + 1;
                break;
        }

        VisitStatement(text, ConfigDirectives.SkipNaming(text, start, end), end, isNetrc, found);
    }

    private static void VisitStatement(string text, int start, int end, bool isNetrc, Action<string, int, int> found)
    {
        var isCall = end - start > 8 && string.CompareOrdinal(text, start, "define(", 0, 7) == 0;
        start = isCall ? start + 7 : start;
        while (start < end && text[start] is '"' or '\'')
        {
            start++;
        }

        var stop = EndOfKey(text, start, end);
        while (stop + 2 < end && text[stop] == '[' && text[stop + 1] is '"' or '\'')
        {
            // $config['database']['password'] = …
            start = stop + 2;
            stop = EndOfKey(text, start, end);
            stop = stop + 1 < end && text[stop + 1] == ']' ? stop + 2 : end;
        }

        var sign = stop;
        while (sign < end && text[sign] is ' ' or '\t' or '"' or '\'')
        {
            sign++;
        }

        if (stop == start || sign >= end)
        {
            return;
        }

        var keyEnd = EndOfKey(text, start, end);
        if (text[sign] is '=' or ':' || isCall && text[sign] == ',')
        {
            VisitValue(text, start, keyEnd, sign + 1 < end && text[sign + 1] == '>' ? sign + 2 : sign + 1, end, found);
        }
        else if (sign > stop && text[sign - 1] is ' ' or '\t' || text[stop] is ' ' or '\t')
        {
            ConfigDirectives.Visit(text, start, stop, end, isNetrc, found);
        }
    }

    private static void VisitValue(string text, int key, int keyEnd, int value, int end, Action<string, int, int> found)
    {
        while (value < end && text[value] is ' ' or '\t')
        {
            value++;
        }

        if (value < end && text[value] is '"' or '\'' && EndOfQuoted(text, value, end) is var close and > 0)
        {
            if (close > value + 1)
            {
                found(text.Substring(key, keyEnd - key), value + 1, close - value - 1);
            }

            return;
        }

        while (end > value && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is ',' or ';'))
        {
            end--;
        }

        if (end > value)
        {
            found(text.Substring(key, keyEnd - key), value, end - value);
        }
    }

    // The closing quote, if only marks and a comment follow it; -1 where the quote belongs to the value.
    private static int EndOfQuoted(string text, int open, int end)
    {
        var close = open + 1;
        while (close < end && text[close] != text[open])
        {
            close += text[close] == '\\' && text[open] == '"' ? 2 : 1;
        }

        for (var i = close + 1; i < end; i++)
        {
            if (text[i] == '#' || text[i] == '/' && i + 1 < end && text[i + 1] == '/')
            {
                break;
            }

            if (text[i] is not (' ' or '\t' or '\r' or ',' or ';' or ')' or '}' or ']'))
            {
                return -1;
            }
        }

        return close < end ? close : -1;
    }

    private static int EndOfKey(string text, int at, int end)
    {
        while (at < end && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.'))
        {
            at++;
        }

        return at;
    }
}
