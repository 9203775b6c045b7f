namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>Finds out cheaply whether expanding a word could change it.</summary>
internal static class VariableScan
{
    /// <summary>Whether there is a variable reference outside single quotes and behind no escape character.</summary>
    public static bool HasReference(string text, char escape)
    {
        var inDouble = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == escape)
            {
                i++;
            }
            else if (c == '"')
            {
                inDouble = !inDouble;
            }
            else if (c == '\'' && !inDouble)
            {
                var close = text.IndexOf('\'', i + 1);
                if (close < 0)
                {
                    return false;
                }

                i = close;
            }
            else if (c == '$' && i + 1 < text.Length && (text[i + 1] == '{' || IsNameStart(text[i + 1])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether nothing in the text is special to the shell lexer.</summary>
    public static bool IsPlain(string text, char escape)
    {
        foreach (var c in text)
        {
            if (c is '$' or '"' or '\'' || c == escape)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a variable's name can begin with the character; special parameters such as <c>$@</c> count.</summary>
    public static bool IsNameStart(char c) => IsNamePart(c) || IsSpecialParameter(c);

    /// <summary>Whether the character can stand in a variable's name.</summary>
    public static bool IsNamePart(char c) => c == '_' || char.IsLetter(c) || char.IsDigit(c);

    /// <summary>The special parameters of POSIX shells.</summary>
    public static bool IsSpecialParameter(char c) => c is '@' or '*' or '#' or '?' or '-' or '$' or '!' or '0';
}
