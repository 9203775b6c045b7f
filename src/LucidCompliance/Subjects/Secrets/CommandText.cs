using System;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>Where words of a command end. Every walk is linear in the text.</summary>
internal static class CommandText
{
    private static readonly string[] PropertyPrefixes = ["-p:", "/p:", "-property:", "/property:", "--property:"];

    /// <summary>The end of a word: blanks in quotes, <c>${…}</c>, <c>$(…)</c> and backquotes do not end it.</summary>
    public static int EndOfWord(string text, int start, int end, bool isShell)
    {
        var quote = '\0';
        var nesting = 0;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                if (c == '\\' && quote != '\'')
                {
                    i++;
                }
                else if (c == quote)
                {
                    quote = '\0';
                }
            }
            else if (c == '\\' && isShell)
            {
                i++;
            }
            else if (c is '"' or '\'' || (c == '`' && isShell))
            {
                quote = c;
            }
            else if (c is '{' or '(' && i > start && (text[i - 1] == '$' || nesting > 0))
            {
                nesting++;
            }
            else if (c is '}' or ')' && nesting > 0)
            {
                nesting--;
            }
            else if (nesting == 0 && (c is ' ' or '\t' or '\r' or '\n' || (isShell && c is ';' or '|' or '&' or '(' or ')' or '<' or '>')))
            {
                return i;
            }
        }

        return end;
    }

    /// <summary>Whether quotes stand around a text of several words.</summary>
    public static bool IsQuotedText(string text, int start, int end) =>
        end - start > 2 && text[start] is '"' or '\'' && text[end - 1] == text[start] && text.IndexOfAny([' ', '=', '\n'], start, end - start) >= 0;

    /// <summary>The sign between user and password; those in <c>${USER:-x}</c> and <c>$(…)</c> are none. -1 without one.</summary>
    public static int FindSeparator(string text, int start, int end, char separator)
    {
        var nesting = 0;
        for (var i = start; i < end; i++)
        {
            switch (text[i])
            {
                case '{' or '(' when i > start && (text[i - 1] == '$' || nesting > 0):
                    nesting++;
                    break;
                case '}' or ')' when nesting > 0:
                    nesting--;
                    break;
                case var c when c == separator && nesting == 0:
                    return i;
            }
        }

        return -1;
    }

    /// <summary>Where the name of a property begins: behind <c>-p:</c>, and behind the registry of npm's <c>//host/:_authToken</c>.</summary>
    public static int SkipPropertyPrefix(string text, int start, int name, int end)
    {
        foreach (var prefix in PropertyPrefixes)
        {
            if (end - start > prefix.Length && string.CompareOrdinal(text, start, prefix, 0, prefix.Length) == 0)
            {
                return start + prefix.Length;
            }
        }

        if (end - start > 4 && text[start] == '/' && text[start + 1] == '/')
        {
            var colon = text.IndexOf(":_", start, end - start, StringComparison.Ordinal);
            return colon < 0 ? name : colon + 1;
        }

        return name;
    }
}
