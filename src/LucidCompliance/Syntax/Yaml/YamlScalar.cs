using System;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>How a scalar is written.</summary>
public enum YamlScalarStyle
{
    /// <summary>Without quotes; also a value that is left out.</summary>
    Plain,

    /// <summary><c>'…'</c></summary>
    SingleQuoted,

    /// <summary><c>"…"</c></summary>
    DoubleQuoted,

    /// <summary>A block behind <c>|</c>.</summary>
    Literal,

    /// <summary>A block behind <c>&gt;</c>.</summary>
    Folded,
}

/// <summary>A text value, a number, a boolean or null.</summary>
public sealed class YamlScalar : YamlNode
{
    private readonly TextSpan _rawSpan;
    private ScalarSourceMap? _map;

    internal YamlScalar(SourceText text, TextSpan span, YamlProperties properties, string value, YamlScalarStyle style, TextSpan contentSpan, TextSpan rawSpan)
        : base(text, span, properties)
    {
        Value = value;
        Style = style;
        ContentSpan = contentSpan;
        _rawSpan = rawSpan;
    }

    /// <summary>The decoded value: escapes resolved, lines folded, indentation removed, every line break <c>\n</c>.</summary>
    public string Value { get; }

    /// <summary>How the value is written.</summary>
    public YamlScalarStyle Style { get; }

    /// <summary>
    /// Where the value is written: inside the quotes; without tag and anchor; for a block scalar from the line below
    /// its header to the end of its last line that is not blank.
    /// </summary>
    public TextSpan ContentSpan { get; }

    /// <summary>Whether the value is written without quotes and not as a block.</summary>
    public bool IsPlain => Style == YamlScalarStyle.Plain;

    /// <summary>Whether YAML's core schema reads the value as null: nothing, <c>~</c> or <c>null</c>, plain and not tagged as text.</summary>
    public bool IsNullLike =>
        IsPlain && Tag is not ("!!str" or "!") && Value is ("" or "~" or "null" or "Null" or "NULL");

    internal override long Weight => 1;

    internal override int Height => 0;

    /// <summary>
    /// The source of a range of <see cref="Value"/>. It is exact through escapes (a decoded character has its whole
    /// escape), folded lines (the blank that replaces a line break has the break and the indentation behind it) and
    /// blocks. An empty range is the place in front of that character. The final line breaks of a block lie behind
    /// <see cref="YamlNode.Span"/>.
    /// </summary>
    /// <param name="start">Zero-based offset in <see cref="Value"/>.</param>
    /// <param name="length">Number of code units.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the value.</exception>
    public TextSpan MapToSource(int start, int length)
    {
        if (start < 0 || start > Value.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }

        if (length < 0 || length > Value.Length - start)
        {
            throw new ArgumentOutOfRangeException(nameof(length));
        }

        return (_map ??= ScalarSourceMap.Create(Text.Content, Value, Style, ContentSpan, _rawSpan)).Map(start, length);
    }

    /// <summary><see cref="MapToSource"/> as a location.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the value.</exception>
    public SourceLocation LocationOf(int start, int length) => new(Text, MapToSource(start, length));
}
