using System;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>Finds the passwords of statements: <c>PASSWORD 'x'</c>, <c>IDENTIFIED BY 'x'</c>, <c>PASSWORD = 'x'</c>, also in scripts that hold statements.</summary>
internal static class SqlPasswords
{
    private static readonly string[] Words = ["password", "identified by", "passwd"];

    public static void Visit(string text, NamedValue found)
    {
        foreach (var word in Words)
        {
            for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.OrdinalIgnoreCase))
            {
                VisitWord(text, at, at + word.Length, found);
            }
        }
    }

    private static void VisitWord(string text, int start, int end, NamedValue found)
    {
        if ((start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '$' or '{' or '@')) || IsComment(text, start))
        {
            return;
        }

        var at = SkipBlanks(text, end);
        // MySQL's IDENTIFIED BY PASSWORD takes a hash.
        at = at < text.Length && text[at] == '=' ? SkipBlanks(text, at + 1) : at;
        if (at == end || at >= text.Length || text[at] != '\'')
        {
            return;
        }

        var close = text.IndexOf('\'', at + 1);
        if (close > at + 1 && text.IndexOf('\n', at, close - at) < 0)
        {
            found("password", ScriptValue.AsWritten(text, at + 1, close - at - 1), isLiteral: false, null);
        }
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }

    private static bool IsComment(string text, int offset)
    {
        // The caller's lines are short.
        var start = offset == 0 ? 0 : SkipBlanks(text, text.LastIndexOf('\n', offset - 1) + 1);
        return start + 1 < text.Length && (text[start] == '#' || (text[start] == '-' && text[start + 1] == '-'));
    }
}
