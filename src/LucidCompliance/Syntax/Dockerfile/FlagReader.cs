using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>
/// Reads the flags between an instruction's name and its arguments. Quotes and backslashes are resolved here; the
/// backslash escapes whatever the escape directive says.
/// </summary>
internal static class FlagReader
{
    /// <summary>Reads flags.</summary>
    /// <param name="line">The line.</param>
    /// <param name="position">The index behind the instruction's name; moves to the first character of the arguments.</param>
    /// <param name="end">The line's end without trailing blanks.</param>
    public static ImmutableArray<FlagSyntax> Read(LogicalLine line, ref int position, int end)
    {
        ImmutableArray<FlagSyntax>.Builder? flags = null;
        var text = line.Text;
        while (true)
        {
            while (position < end && char.IsWhiteSpace(text[position]))
            {
                position++;
            }

            if (position + 1 >= end || text[position] != '-' || text[position + 1] != '-')
            {
                break;
            }

            var start = position;
            position = FindEnd(text, position, end, out var isPlain);
            if (isPlain && position - start == 2)
            {
                // "--" ends the flags and is dropped.
                while (position < end && char.IsWhiteSpace(text[position]))
                {
                    position++;
                }

                break;
            }

            (flags ??= ImmutableArray.CreateBuilder<FlagSyntax>()).Add(Create(line, start, position, isPlain));
        }

        return flags is null ? ImmutableArray<FlagSyntax>.Empty : flags.ToImmutable();
    }

    private static int FindEnd(string text, int position, int end, out bool isPlain)
    {
        var quote = '\0';
        isPlain = true;
        for (; position < end; position++)
        {
            var c = text[position];
            if (quote == '\0' && char.IsWhiteSpace(c))
            {
                break;
            }

            if (c == '\\')
            {
                isPlain = false;
                position++;
            }
            else if (quote == '\0' && c is '"' or '\'')
            {
                isPlain = false;
                quote = c;
            }
            else if (c == quote)
            {
                quote = '\0';
            }
        }

        return position < end ? position : end;
    }

    private static FlagSyntax Create(LogicalLine line, int start, int end, bool isPlain)
    {
        var word = isPlain ? new DockerWord(line, start, end) : Decode(line, start, end);
        var equals = word.Text.IndexOf('=');
        var nameStart = word.Text.Length < 2 ? word.Text.Length : 2;
        var nameEnd = equals < 0 ? word.Text.Length : equals;
        var nameSpan = word.MapToSource(nameStart, nameEnd - nameStart);
        var value = equals < 0 ? null : word.Slice(equals + 1, word.Text.Length - equals - 1);
        return new FlagSyntax(word.Text.Substring(nameStart, nameEnd - nameStart), nameSpan, value, line.MapToSource(start, end));
    }

    private static DockerWord Decode(LogicalLine line, int start, int end)
    {
        var decoded = new StringBuilder(end - start);
        var map = new List<int>(end - start + 1);
        var quote = '\0';
        var last = start;
        for (var i = start; i < end; i++)
        {
            var c = line.Text[i];
            if (c == quote)
            {
                quote = '\0';
                continue;
            }

            if (quote == '\0' && c is '"' or '\'')
            {
                quote = c;
                continue;
            }

            map.Add(i);
            if (c == '\\' && ++i == end)
            {
                map.RemoveAt(map.Count - 1);
                break;
            }

            decoded.Append(line.Text[i]);
            last = i + 1;
        }

        map.Add(last);
        return new DockerWord(line, start, end, decoded.ToString(), map.ToArray());
    }
}
