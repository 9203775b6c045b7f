using System;
using System.Globalization;
using System.Text;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Json;

/// <summary>A string, and the way from its decoded characters back to the source.</summary>
public sealed class JsonString : JsonNode
{
    private readonly SourceText _text;
    private readonly bool _hasEscapes;
    private int[]? _starts;

    internal JsonString(SourceText text, TextSpan span, TextSpan valueSpan, bool hasEscapes)
        : base(span)
    {
        _text = text;
        _hasEscapes = hasEscapes;
        ValueSpan = valueSpan;
        Value = hasEscapes ? Decode(null) : text.GetText(valueSpan);
    }

    /// <summary>The string with its escapes resolved. An escape that JSON does not know stays as it is written.</summary>
    public string Value { get; }

    /// <summary>The characters between the quotes.</summary>
    public TextSpan ValueSpan { get; }

    /// <summary>The source of a range of <see cref="Value"/>; an escape belongs as a whole to the character that it gives.</summary>
    /// <param name="start">Zero-based offset in the value.</param>
    /// <param name="length">Number of code units.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the value.</exception>
    public TextSpan MapToSource(int start, int length)
    {
        if (start < 0 || length < 0 || start > Value.Length - length)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }

        if (!_hasEscapes)
        {
            return new TextSpan(ValueSpan.Start + start, length);
        }

        if (_starts is null)
        {
            var starts = new int[Value.Length + 1];
            _ = Decode(starts);
            starts[Value.Length] = ValueSpan.End;
            _starts = starts;
        }

        return TextSpan.FromBounds(_starts[start], _starts[start + length]);
    }

    private string Decode(int[]? starts)
    {
        var content = _text.Content;
        var value = new StringBuilder(ValueSpan.Length);
        for (var i = ValueSpan.Start; i < ValueSpan.End;)
        {
            if (starts is not null)
            {
                starts[value.Length] = i;
            }

            if (content[i] != '\\' || i + 1 >= ValueSpan.End)
            {
                value.Append(content[i++]);
                continue;
            }

            var length = 2;
            switch (content[i + 1])
            {
                case '"' or '\\' or '/':
                    value.Append(content[i + 1]);
                    break;
                case 'b':
                    value.Append('\b');
                    break;
                case 'f':
                    value.Append('\f');
                    break;
                case 'n':
                    value.Append('\n');
                    break;
                case 'r':
                    value.Append('\r');
                    break;
                case 't':
                    value.Append('\t');
                    break;
                case 'u' when i + 6 <= ValueSpan.End
                    && ushort.TryParse(content.Substring(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                    value.Append((char)unit);
                    length = 6;
                    break;
                default:
                    value.Append('\\');
                    length = 1;
                    break;
            }

            i += length;
        }

        return value.ToString();
    }
}
