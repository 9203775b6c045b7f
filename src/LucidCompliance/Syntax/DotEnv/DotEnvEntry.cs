using System;
using LucidCompliance.Syntax.Interpolation;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.DotEnv;

/// <summary>How a value is quoted.</summary>
public enum DotEnvQuote
{
    /// <summary>Not quoted: one line, no escapes, interpolated.</summary>
    None,

    /// <summary><c>'…'</c>: may span lines, only <c>\'</c> is an escape, not interpolated.</summary>
    Single,

    /// <summary><c>"…"</c>: may span lines, has escapes, interpolated.</summary>
    Double,
}

/// <summary>A statement of a .env file: <c>KEY=value</c>, or a bare <c>KEY</c> that passes the outer variable on.</summary>
public sealed class DotEnvEntry
{
    private DecodedValue? _decoded;
    private InterpolationTemplate? _template;

    internal DotEnvEntry(SourceText text, TextSpan span, TextSpan keySpan, TextSpan? valueSpan, DotEnvQuote quote, bool exported, bool isRaw = false)
    {
        Text = text;
        Span = span;
        KeySpan = keySpan;
        Key = text.GetText(keySpan);
        HasValue = valueSpan is not null;
        ValueSpan = valueSpan ?? new TextSpan(keySpan.End, 0);
        Quote = quote;
        Exported = exported;
        IsRaw = isRaw;
    }

    /// <summary>The file.</summary>
    public SourceText Text { get; }

    /// <summary>From <c>export</c> or the key to the end of the value, closing quote included, inline comment excluded.</summary>
    public TextSpan Span { get; }

    /// <summary>
    /// The key. Compose accepts an empty one (<c>=value</c>), and reads a bare key that ends the file without line
    /// break as the value of the empty key.
    /// </summary>
    public string Key { get; }

    /// <summary>Where the key is written.</summary>
    public TextSpan KeySpan { get; }

    /// <summary>Whether there is an <c>=</c> or <c>:</c>; without one the outer variable is inherited.</summary>
    public bool HasValue { get; }

    /// <summary>Where the value is written: inside the quotes; without surrounding blanks and inline comment.</summary>
    public TextSpan ValueSpan { get; }

    /// <summary>The value as it is written, inside the quotes.</summary>
    public string RawValue => Text.GetText(ValueSpan);

    /// <summary>How the value is quoted.</summary>
    public DotEnvQuote Quote { get; }

    /// <summary>Whether <c>export</c> stands in front of the key.</summary>
    public bool Exported { get; }

    /// <summary>Whether the file is a raw one: <see cref="DotEnvFile.ParseRaw"/>.</summary>
    public bool IsRaw { get; }

    /// <summary>
    /// The value with its escapes resolved, before interpolation. In double quotes <c>\$</c> has become <c>$$</c>,
    /// which interpolation turns into one dollar sign.
    /// </summary>
    public string DecodedValue => IsVerbatim ? RawValue : Decoded.Value;

    /// <summary>Whether Compose replaces variables in the value: everywhere but in single quotes and in raw files.</summary>
    public bool Interpolates => HasValue && !IsRaw && Quote != DotEnvQuote.Single;

    /// <summary><see cref="DecodedValue"/> as a template; its ranges map with <see cref="MapToSource"/>. Null where the value is not interpolated.</summary>
    public InterpolationTemplate? Template => Interpolates ? _template ??= InterpolationTemplate.Parse(DecodedValue) : null;

    // Nothing is kept for such a value: it is cut out of the text where it is needed.
    private bool IsVerbatim => !DotEnv.DecodedValue.HasEscapes(Text.Content, ValueSpan, Quote);

    private DecodedValue Decoded => _decoded ??= DotEnv.DecodedValue.Create(Text.Content, ValueSpan, Quote);

    /// <summary>The source of a range of <see cref="DecodedValue"/>; an escape belongs as a whole to what it decodes to.</summary>
    /// <param name="start">Zero-based offset in the decoded value.</param>
    /// <param name="length">Number of code units.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the value.</exception>
    public TextSpan MapToSource(int start, int length)
    {
        if (!IsVerbatim)
        {
            return Decoded.Map(start, length);
        }

        if (start < 0 || start > ValueSpan.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }

        return length < 0 || length > ValueSpan.Length - start ? throw new ArgumentOutOfRangeException(nameof(length)) : new TextSpan(ValueSpan.Start + start, length);
    }

    /// <summary>
    /// What a fix removes to remove the statement: its lines with the last line break and an inline comment, or the
    /// statement alone where it shares a line with another one.
    /// </summary>
    public TextSpan FullSpan
    {
        get
        {
            var content = Text.Content;
            var start = Span.Start;
            while (start > 0 && DotEnvCharacters.IsSpace(content[start - 1]))
            {
                start--;
            }

            var end = Span.End;
            while (end < content.Length && DotEnvCharacters.IsSpace(content[end]))
            {
                end++;
            }

            if (end < content.Length && content[end] == '#')
            {
                end = DotEnvCharacters.LineEnd(content, end);
            }

            var isAlone = (start == 0 || content[start - 1] == '\n') && (end == content.Length || content[end] == '\n');
            return isAlone ? TextSpan.FromBounds(start, Math.Min(content.Length, end + 1)) : Span;
        }
    }

    /// <summary>The key only: the value may be a secret.</summary>
    public override string ToString() => Key;
}
