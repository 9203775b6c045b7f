using System.Collections.Generic;
using System.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>A text read forwards or backwards.</summary>
internal readonly record struct TextWindow(string Text, bool IsReversed)
{
    public char this[int index] => Text[IsReversed ? Text.Length - 1 - index : index];
}

/// <summary>
/// A pattern of the operators <c>#</c>, <c>%</c> and <c>/</c>: <c>*</c> and <c>?</c> match any characters of one line,
/// a backslash escapes, and there are no bracket expressions.
/// </summary>
internal sealed class ShellPattern
{
    private const int AnyText = -1;
    private const int AnyCharacter = -2;

    private readonly int[] _tokens;

    private ShellPattern(int[] tokens) => _tokens = tokens;

    /// <summary>Reads a pattern; null where a backslash escapes an ordinary character, which BuildKit refuses.</summary>
    public static ShellPattern? TryParse(string text, bool isReversed)
    {
        var tokens = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && i + 1 < text.Length && text[i + 1] is '}' or '/')
            {
                continue;
            }

            if (c == '\\')
            {
                if (++i == text.Length || text[i] is not ('*' or '?' or '\\'))
                {
                    return null;
                }

                tokens.Add(text[i]);
            }
            else
            {
                tokens.Add(c switch { '*' => AnyText, '?' => AnyCharacter, _ => c });
            }
        }

        if (isReversed)
        {
            tokens.Reverse();
        }

        return new ShellPattern(tokens.ToArray());
    }

    /// <summary>Matches at an offset.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the match begins.</param>
    /// <param name="isGreedy">Whether the longest match is wanted, not the shortest.</param>
    /// <param name="budget">Steps that may still be done.</param>
    /// <param name="length">The match's length; -1 where there is none.</param>
    /// <returns>False where the budget is used up.</returns>
    public bool TryMatch(TextWindow text, int start, bool isGreedy, ref int budget, out int length)
    {
        var count = _tokens.Length;
        var active = new bool[count + 1];
        var next = new bool[count + 1];
        length = -1;
        active[0] = true;
        for (var position = start; ; position++)
        {
            budget -= count + 1;
            if (budget < 0)
            {
                return false;
            }

            var isAlive = false;
            for (var token = 0; token < count; token++)
            {
                isAlive |= active[token];
                active[token + 1] |= active[token] && _tokens[token] == AnyText;
            }

            if (active[count])
            {
                length = position - start;
                if (!isGreedy)
                {
                    return true;
                }
            }

            if (position == text.Text.Length || !isAlive)
            {
                return true;
            }

            Step(active, next, text[position]);
            (active, next) = (next, active);
            System.Array.Clear(next, 0, next.Length);
        }
    }

    /// <summary>Replaces the first or every longest match; null where the budget is used up or the result is too long.</summary>
    public string? Replace(string text, string replacement, bool replacesAll, int maximumLength, ref int budget)
    {
        var window = new TextWindow(text, false);
        var result = new StringBuilder(text.Length);
        var copied = 0;
        var lastEnd = -1;
        for (var position = 0; position <= text.Length;)
        {
            if (!TryMatch(window, position, isGreedy: true, ref budget, out var length))
            {
                return null;
            }

            // An empty match right behind another match counts for nothing.
            if (length < 0 || (length == 0 && position == lastEnd))
            {
                position++;
                continue;
            }

            result.Append(text, copied, position - copied).Append(replacement);
            if (result.Length > maximumLength)
            {
                return null;
            }

            copied = position + length;
            if (!replacesAll)
            {
                break;
            }

            lastEnd = copied;
            position = length == 0 ? position + 1 : copied;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    // A star keeps its place; the way past it was opened before the step.
    private void Step(bool[] active, bool[] next, char c)
    {
        for (var token = 0; token < _tokens.Length; token++)
        {
            var kind = _tokens[token];
            if (active[token] && (kind >= 0 ? kind == c : c != '\n'))
            {
                next[kind == AnyText ? token : token + 1] = true;
            }
        }
    }
}
