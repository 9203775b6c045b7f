using System;
using System.Collections.Generic;
using System.Text;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.DotEnv;

/// <summary>A value with its escapes resolved, and the way back to the source.</summary>
internal sealed class DecodedValue
{
    private readonly TextSpan _span;
    private readonly List<TextSpan>? _characters;

    private DecodedValue(string value, TextSpan span, List<TextSpan>? characters)
    {
        Value = value;
        _span = span;
        _characters = characters;
    }

    public string Value { get; }

    public static DecodedValue Create(string content, TextSpan span, DotEnvQuote quote)
    {
        if (!HasEscapes(content, span, quote))
        {
            return new DecodedValue(content.Substring(span.Start, span.Length), span, null);
        }

        // First the quote loses its backslash, then in double quotes the other escapes are expanded on what is left.
        // The order is visible: "\\" stays whole in the first step and becomes one backslash in the second.
        var unquoted = Unquote(content, span, quote == DotEnvQuote.Double ? '"' : '\'');
        return quote == DotEnvQuote.Double ? Expand(unquoted) : unquoted;
    }

    /// <summary>Whether the value differs from how it is written.</summary>
    public static bool HasEscapes(string content, TextSpan span, DotEnvQuote quote) => quote != DotEnvQuote.None && content.IndexOf('\\', span.Start, span.Length) >= 0;

    public TextSpan Map(int start, int length)
    {
        if (start < 0 || start > Value.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }

        if (length < 0 || length > Value.Length - start)
        {
            throw new ArgumentOutOfRangeException(nameof(length));
        }

        if (_characters is null)
        {
            return new TextSpan(_span.Start + start, length);
        }

        return length > 0 ? TextSpan.FromBounds(_characters[start].Start, _characters[start + length - 1].End)
            : new TextSpan(start < _characters.Count ? _characters[start].Start : _span.End, 0);
    }

    private static DecodedValue Unquote(string content, TextSpan span, char quote)
    {
        var value = new StringBuilder(span.Length);
        var characters = new List<TextSpan>(span.Length);
        for (var i = span.Start; i < span.End; i++)
        {
            if (content[i] == '\\' && i + 1 < span.End)
            {
                if (content[i + 1] == quote)
                {
                    Add(value, characters, quote, TextSpan.FromBounds(i, i + 2));
                }
                else
                {
                    Add(value, characters, '\\', new TextSpan(i, 1));
                    Add(value, characters, content[i + 1], new TextSpan(i + 1, 1));
                }

                i++;
            }
            else
            {
                Add(value, characters, content[i], new TextSpan(i, 1));
            }
        }

        return new DecodedValue(value.ToString(), span, characters);
    }

    private static DecodedValue Expand(DecodedValue unquoted)
    {
        var source = unquoted.Value;
        var value = new StringBuilder(source.Length);
        var characters = new List<TextSpan>(source.Length);
        for (var i = 0; i < source.Length;)
        {
            var length = source[i] == '\\' && i + 1 < source.Length ? EscapeLength(source, i) : 1;
            var text = length == 1 ? null : ExpandEscape(source, i, length);
            if (text is null)
            {
                for (var end = i + length; i < end; i++)
                {
                    Add(value, characters, source[i], unquoted.Map(i, 1));
                }

                continue;
            }

            var span = unquoted.Map(i, length);
            foreach (var c in text)
            {
                Add(value, characters, c, span);
            }

            i += length;
        }

        return new DecodedValue(value.ToString(), unquoted._span, characters);
    }

    private static int EscapeLength(string source, int start)
    {
        var c = source[start + 1];
        if (c != '0')
        {
            return c is 'a' or 'b' or 'c' or 'f' or 'n' or 'r' or 't' or 'v' or '$' or '"' or '\\' ? 2 : 1;
        }

        var end = start + 2;
        while (end < source.Length && end < start + 5 && source[end] is >= '0' and <= '9')
        {
            end++;
        }

        return end - start;
    }

    // Null where the escape stays as it is.
    private static string? ExpandEscape(string source, int start, int length)
    {
        switch (source[start + 1])
        {
            case 'a':
                return "\a";
            case 'b':
                return "\b";
            case 'f':
                return "\f";
            case 'n':
                return "\n";
            case 'r':
                return "\r";
            case 't':
                return "\t";
            case 'v':
                return "\v";
            case '"':
                return "\"";
            case '\\':
                return "\\";
            case '$':
                return "$$";
            case '0':
                // \0ooo is an octal code up to 255; anything else behind \0 only loses the zero.
                var digits = source.Substring(start + 2, length - 2);
                return digits.Length == 3 && digits[0] <= '3' && digits[1] <= '7' && digits[2] <= '7'
                    ? ((char)(((digits[0] - '0') * 64) + ((digits[1] - '0') * 8) + digits[2] - '0')).ToString()
                    : "\\" + digits;
            default:
                return null;
        }
    }

    private static void Add(StringBuilder value, List<TextSpan> characters, char c, TextSpan span)
    {
        value.Append(c);
        characters.Add(span);
    }
}
