using System.Collections.Immutable;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>Splits arguments into words, in the two ways of BuildKit's parser.</summary>
internal static class WordReader
{
    /// <summary>The blanks that BuildKit's parser splits at where quotes mean nothing (FROM, COPY, EXPOSE, …).</summary>
    public static bool IsSeparator(char c) => c is ' ' or '\t' or '\v' or '\f' or '\r';

    /// <summary>Splits at blanks; quotes and escapes mean nothing.</summary>
    public static ImmutableArray<DockerWord> SplitAtBlanks(LogicalLine line, int start, int end)
    {
        var words = ImmutableArray.CreateBuilder<DockerWord>();
        var position = start;
        while (position < end)
        {
            if (IsSeparator(line.Text[position]))
            {
                position++;
                continue;
            }

            var wordStart = position;
            while (position < end && !IsSeparator(line.Text[position]))
            {
                position++;
            }

            words.Add(new DockerWord(line, wordStart, position));
        }

        return words.ToImmutable();
    }

    /// <summary>Splits at blanks outside quotes and escapes, which the words keep (ENV, LABEL, ARG).</summary>
    public static ImmutableArray<DockerWord> SplitQuoted(LogicalLine line, int start, int end)
    {
        var words = ImmutableArray.CreateBuilder<DockerWord>();
        var position = start;
        while (position < end)
        {
            if (char.IsWhiteSpace(line.Text[position]))
            {
                position++;
                continue;
            }

            var wordStart = position;
            position = FindWordEnd(line.Text, position, end, line.Escape, out var wordEnd);
            if (wordEnd > wordStart)
            {
                words.Add(new DockerWord(line, wordStart, wordEnd));
            }
        }

        return words.ToImmutable();
    }

    /// <summary>Splits a command at blanks outside quotes and escapes, with the escape character of the file.</summary>
    public static ImmutableArray<DockerWord> SplitShellWords(DockerWord command)
    {
        var words = ImmutableArray.CreateBuilder<DockerWord>();
        var text = command.Text;
        var position = 0;
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]))
            {
                position++;
                continue;
            }

            var wordStart = position;
            position = FindWordEnd(text, position, text.Length, command.EscapeCharacter, out _);
            words.Add(command.Slice(wordStart, position - wordStart));
        }

        return words.ToImmutable();
    }

    /// <summary>Where the word at an index ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">The word's first character.</param>
    /// <param name="end">The end of the text to read.</param>
    /// <param name="escape">The escape character.</param>
    /// <param name="wordEnd">The end without an escape character that is the last character of all: it escapes nothing and is dropped.</param>
    private static int FindWordEnd(string text, int position, int end, char escape, out int wordEnd)
    {
        var quote = '\0';
        while (position < end)
        {
            var c = text[position];
            if (quote == '\0' && char.IsWhiteSpace(c))
            {
                break;
            }

            if (c == escape && quote != '\'')
            {
                if (position + 1 == end)
                {
                    wordEnd = position;
                    return end;
                }

                position += 2;
                continue;
            }

            if (quote == '\0' && c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == quote)
            {
                quote = '\0';
            }

            position++;
        }

        wordEnd = position;
        return position;
    }
}
