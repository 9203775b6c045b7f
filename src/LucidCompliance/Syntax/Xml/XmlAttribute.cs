using System;
using System.Globalization;
using System.Text;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Xml;

/// <summary>An attribute, and the way from its decoded characters back to the source.</summary>
public sealed class XmlAttribute
{
    private const int LongestReference = 12;

    private readonly int[]? _starts;

    internal XmlAttribute(SourceText text, string name, TextSpan valueSpan)
    {
        Name = name;
        ValueSpan = valueSpan;
        var written = text.GetText(valueSpan);
        if (written.IndexOf('&') < 0)
        {
            Value = written;
            return;
        }

        var value = new StringBuilder(written.Length);
        var starts = new int[written.Length + 1];
        for (var i = 0; i < written.Length;)
        {
            starts[value.Length] = valueSpan.Start + i;
            var length = ReadReference(written, i, out var character);
            value.Append(length > 0 ? character : written[i]);
            i += Math.Max(1, length);
        }

        starts[value.Length] = valueSpan.End;
        _starts = starts;
        Value = value.ToString();
    }

    /// <summary>The name as written.</summary>
    public string Name { get; }

    /// <summary>The value with its character references resolved; one that XML does not know stays as it is written.</summary>
    public string Value { get; }

    /// <summary>The characters between the quotes.</summary>
    public TextSpan ValueSpan { get; }

    /// <summary>The source of a range of <see cref="Value"/>; a reference belongs as a whole to its character.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the value.</exception>
    public TextSpan MapToSource(int start, int length)
    {
        if (start < 0 || length < 0 || start > Value.Length - length)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }

        return _starts is null ? new TextSpan(ValueSpan.Start + start, length) : TextSpan.FromBounds(_starts[start], _starts[start + length]);
    }

    /// <summary>The name; the value may be a secret.</summary>
    public override string ToString() => Name;

    // The length of the reference at an index; 0 where there is none. Characters outside of the basic plane are no part of settings.
    private static int ReadReference(string text, int at, out char character)
    {
        character = '\0';
        var end = text[at] == '&' ? text.IndexOf(';', at, Math.Min(LongestReference, text.Length - at)) : -1;
        if (end < 0)
        {
            return 0;
        }

        var name = text.Substring(at + 1, end - at - 1);
        character = name switch
        {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => Number(name),
        };
        return character == '\0' ? 0 : end + 1 - at;
    }

    private static char Number(string name)
    {
        var isHex = name.StartsWith("#x", StringComparison.Ordinal);
        if (name.Length < 2 || name[0] != '#'
            || !int.TryParse(name.Substring(isHex ? 2 : 1), isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            return '\0';
        }

        return code is > 0 and <= char.MaxValue ? (char)code : '\0';
    }
}
