using System.Text;

namespace LucidCompliance.Syntax.Shell;

/// <summary>Finds where words of a script end, and takes their quotes off.</summary>
internal sealed class ShellWordReader(string text)
{
    /// <summary>The end of the word that begins at an index; at least one character further unless the text ends or an operator begins there.</summary>
    public int FindEnd(int position)
    {
        var start = position;
        while (position < text.Length)
        {
            var c = text[position];
            switch (c)
            {
                case ' ' or '\t' or '\n' or '\r' or '\f' or '\v' or ';' or '|' or ')':
                    return position;
                case '&' or '(' when position > start || c == '&':
                    return position;
                case '<' or '>':
                    if (position + 1 >= text.Length || text[position + 1] != '(')
                    {
                        return position;
                    }

                    position = SkipParentheses(position + 2);
                    break;
                case '\\':
                    if (IsLineBreak(position + 1))
                    {
                        return position;
                    }

                    position = System.Math.Min(position + 2, text.Length);
                    break;
                case '\'':
                    position = SkipTo('\'', position + 1);
                    break;
                case '"':
                    position = SkipDoubleQuotes(position + 1);
                    break;
                case '`':
                    position = SkipTo('`', position + 1);
                    break;
                case '$' when position + 1 < text.Length && text[position + 1] == '(':
                    position = SkipParentheses(position + 2);
                    break;
                case '$' when position + 1 < text.Length && text[position + 1] == '{':
                    position = SkipTo('}', position + 2);
                    break;
                default:
                    position++;
                    break;
            }
        }

        return position;
    }

    /// <summary>A word without its quotes and escapes.</summary>
    public static string Unquote(string raw)
    {
        if (raw.IndexOfAny(['"', '\'', '\\']) < 0)
        {
            return raw;
        }

        var result = new StringBuilder(raw.Length);
        var quote = '\0';
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '\\' && quote != '\'' && i + 1 < raw.Length && (quote == '\0' || raw[i + 1] is '"' or '\\' or '$' or '`'))
            {
                result.Append(raw[++i]);
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    /// <summary>The end of a substitution that is open at an index. Quotes inside hide parentheses; no more has to be known about it.</summary>
    public int SkipParentheses(int position)
    {
        var depth = 1;
        while (position < text.Length && depth > 0)
        {
            switch (text[position])
            {
                case '\\':
                    position++;
                    break;
                case '\'':
                    position = SkipTo('\'', position + 1) - 1;
                    break;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                default:
                    break;
            }

            position++;
        }

        return System.Math.Min(position, text.Length);
    }

    private bool IsLineBreak(int position) =>
        position < text.Length && (text[position] == '\n' || (text[position] == '\r' && position + 1 < text.Length && text[position + 1] == '\n'));

    private int SkipTo(char close, int position)
    {
        var end = text.IndexOf(close, position);
        return end < 0 ? text.Length : end + 1;
    }

    private int SkipDoubleQuotes(int position)
    {
        while (position < text.Length && text[position] != '"')
        {
            position = text[position] == '\\' ? position + 2
                : text[position] == '$' && position + 1 < text.Length && text[position + 1] == '(' ? SkipParentheses(position + 2)
                : position + 1;
        }

        return System.Math.Min(position + 1, text.Length);
    }
}
