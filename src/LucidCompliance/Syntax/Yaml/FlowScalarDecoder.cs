using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>Decodes plain and quoted scalars.</summary>
internal static class FlowScalarDecoder
{
    public static void Decode(string content, YamlScalarStyle style, TextSpan span, DecodedText decoded)
    {
        var position = span.Start;
        var end = span.End;
        while (position < end)
        {
            var c = content[position];
            if (YamlCharacters.IsBlank(c) || YamlCharacters.IsBreak(c))
            {
                position = FoldBlanks(content, position, end, afterEscapedBreak: false, decoded);
            }
            else if (style == YamlScalarStyle.SingleQuoted && c == '\'' && position + 1 < end)
            {
                decoded.Add('\'', position, position + 2);
                position += 2;
            }
            else if (style == YamlScalarStyle.DoubleQuoted && c == '\\' && position + 1 < end)
            {
                position = YamlCharacters.IsBreak(content[position + 1])
                    ? FoldBlanks(content, position + 1 + YamlCharacters.BreakLength(content, position + 1), end, afterEscapedBreak: true, decoded)
                    : DecodeEscape(content, position, end, decoded);
            }
            else
            {
                decoded.Add(c, position, position + 1);
                position++;
            }
        }
    }

    // One line break becomes a blank, each further one stays; blanks around line breaks vanish. Behind an escaped line
    // break nothing replaces it.
    private static int FoldBlanks(string content, int start, int end, bool afterEscapedBreak, DecodedText decoded)
    {
        var breaks = 0;
        var firstBreak = -1;
        var stop = start;
        while (stop < end && (YamlCharacters.IsBlank(content[stop]) || YamlCharacters.IsBreak(content[stop])))
        {
            if (YamlCharacters.IsBreak(content[stop]))
            {
                firstBreak = firstBreak < 0 ? stop : firstBreak;
                breaks++;
                stop += YamlCharacters.BreakLength(content, stop);
            }
            else
            {
                stop++;
            }
        }

        if (breaks == 0)
        {
            for (var i = start; i < stop && !afterEscapedBreak; i++)
            {
                decoded.Add(content[i], i, i + 1);
            }

            return stop;
        }

        var isFolded = YamlCharacters.Normalize(content[firstBreak]) == '\n' && !afterEscapedBreak;
        if (isFolded && breaks == 1)
        {
            decoded.Add(' ', start, stop);
            return stop;
        }

        var skipsFirst = isFolded;
        for (var i = firstBreak; i < stop;)
        {
            if (!YamlCharacters.IsBreak(content[i]))
            {
                i++;
                continue;
            }

            var length = YamlCharacters.BreakLength(content, i);
            if (!skipsFirst)
            {
                decoded.Add(YamlCharacters.Normalize(content[i]), i, i + length);
            }

            skipsFirst = false;
            i += length;
        }

        return stop;
    }

    private static int DecodeEscape(string content, int start, int end, DecodedText decoded)
    {
        var kind = content[start + 1];
        var digits = kind switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits == 0)
        {
            decoded.Add(Unescape(kind), start, start + 2);
            return start + 2;
        }

        var code = ReadHexadecimal(content, start + 2, digits, end);
        var stop = start + 2 + digits;
        if (code is >= 0xD800 and <= 0xDFFF && stop + 1 < end && content[stop] == '\\' && content[stop + 1] is 'u' or 'U')
        {
            // A surrogate pair in two escapes is one character.
            var lowDigits = content[stop + 1] == 'u' ? 4 : 8;
            var low = ReadHexadecimal(content, stop + 2, lowDigits, end);
            stop += 2 + lowDigits;
            decoded.Add((char)code, start, stop);
            decoded.Add((char)low, start, stop);
        }
        else if (code is > 0xFFFF and <= 0x10FFFF)
        {
            var pair = char.ConvertFromUtf32(code);
            decoded.Add(pair[0], start, stop);
            decoded.Add(pair[1], start, stop);
        }
        else
        {
            decoded.Add((char)code, start, stop);
        }

        return stop;
    }

    private static int ReadHexadecimal(string content, int start, int digits, int end)
    {
        var value = 0;
        for (var i = start; i < start + digits && i < end; i++)
        {
            var c = content[i];
            value = unchecked((value << 4) + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10));
        }

        return value;
    }

    private static char Unescape(char c) => c switch
    {
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        't' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        'e' => '\u001B',
        'N' => '\u0085',
        '_' => '\u00A0',
        'L' => '\u2028',
        'P' => '\u2029',
        _ => c,
    };
}
