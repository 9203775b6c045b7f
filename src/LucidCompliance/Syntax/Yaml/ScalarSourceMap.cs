using System.Collections.Generic;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>Maps the characters of a decoded scalar to the source they came from.</summary>
internal sealed class ScalarSourceMap
{
    private readonly TextSpan _content;
    private readonly bool _identity;
    private readonly List<TextSpan>? _characters;

    private ScalarSourceMap(TextSpan content, bool identity, List<TextSpan>? characters)
    {
        _content = content;
        _identity = identity;
        _characters = characters;
    }

    /// <summary>Creates the map.</summary>
    /// <param name="content">The text of the file.</param>
    /// <param name="value">The value as the YAML reader decoded it.</param>
    /// <param name="style">How it is written.</param>
    /// <param name="span">The scalar's content.</param>
    /// <param name="rawSpan">The same with the final line breaks of a block, and from its first line even if that is blank.</param>
    public static ScalarSourceMap Create(string content, string value, YamlScalarStyle style, TextSpan span, TextSpan rawSpan)
    {
        if (value.Length == span.Length && string.CompareOrdinal(content, span.Start, value, 0, value.Length) == 0)
        {
            return new ScalarSourceMap(span, identity: true, null);
        }

        var decoded = new DecodedText(value.Length);
        if (style is YamlScalarStyle.Literal or YamlScalarStyle.Folded)
        {
            BlockScalarDecoder.Decode(content, value, style, rawSpan.Start, rawSpan.End, decoded);
        }
        else
        {
            FlowScalarDecoder.Decode(content, style, span, decoded);
        }

        // The reader's value is the authority. Where our decoding differs from it, every range is the whole scalar.
        return new ScalarSourceMap(span, identity: false, decoded.Matches(value) ? decoded.Spans : null);
    }

    public TextSpan Map(int start, int length)
    {
        if (_identity)
        {
            return new TextSpan(_content.Start + start, length);
        }

        if (_characters is null)
        {
            return _content;
        }

        if (length > 0)
        {
            return TextSpan.FromBounds(_characters[start].Start, _characters[start + length - 1].End);
        }

        return new TextSpan(
            start < _characters.Count ? _characters[start].Start
            : _characters.Count > 0 ? _characters[_characters.Count - 1].End
            : _content.Start,
            0);
    }
}
