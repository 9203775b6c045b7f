using System;
using System.Collections.Generic;
using System.Text;

namespace LucidCompliance.Tests.Cases;

/// <summary>What a caret line expects: the id under a range of one line. Lines and columns are zero-based, the end is exclusive.</summary>
public sealed record Expectation(string Path, int Line, int Start, int End, string Id, string? Severity)
{
    public override string ToString() => $"{Path}({Line + 1},{Start + 1}-{End + 1}): {Id}{(Severity is null ? "" : " " + Severity)}";
}

/// <summary>
/// A file of a rule case. A line of blanks, carets and an id under the offending text is an expectation and is cut out before parsing;
/// the id may be followed by <c>error</c>, <c>warning</c> or <c>info</c>. A span that goes on in the next line is marked up to its line's end.
/// Tabs before the carets stand for themselves, so that the carets line up in any editor.
/// </summary>
public static class CaseFile
{
    public static string Strip(string path, string marked, List<Expectation> expectations)
    {
        var text = new StringBuilder(marked.Length);
        var line = -1;
        var start = 0;
        while (start < marked.Length)
        {
            var newLine = marked.IndexOf('\n', start);
            var end = newLine < 0 ? marked.Length : newLine + 1;
            var current = marked.Substring(start, end - start);
            if (TryParseMark(path, line, current.TrimEnd('\r', '\n'), out var expectation))
            {
                expectations.Add(expectation!);
            }
            else
            {
                text.Append(current);
                line++;
            }

            start = end;
        }

        return text.ToString();
    }

    private static bool TryParseMark(string path, int line, string text, out Expectation? expectation)
    {
        expectation = null;
        var start = 0;
        while (start < text.Length && text[start] is ' ' or '\t')
        {
            start++;
        }

        var end = start;
        while (end < text.Length && text[end] == '^')
        {
            end++;
        }

        if (end == start || line < 0 || end >= text.Length || text[end] != ' ')
        {
            return false;
        }

        var words = text.Substring(end).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 2 || !words[0].StartsWith("LUCID", StringComparison.Ordinal))
        {
            return false;
        }

        expectation = new Expectation(path, line, start, end, words[0], words.Length == 2 ? words[1] : null);
        return true;
    }
}
