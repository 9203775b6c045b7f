using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>A key and its value in a mapping.</summary>
public sealed class YamlEntry
{
    internal YamlEntry(YamlNode key, YamlNode value, TextSpan span, TextSpan fullSpan)
    {
        Key = key;
        Value = value;
        Span = span;
        FullSpan = fullSpan;
    }

    /// <summary>The key; a scalar in all files that Compose accepts.</summary>
    public YamlNode Key { get; }

    /// <summary>The value; an empty plain scalar where it is left out.</summary>
    public YamlNode Value { get; }

    /// <summary>The key's text; null where the key is a mapping or a list.</summary>
    public string? Name => (Key.Resolve() as YamlScalar)?.Value;

    /// <summary>From the key to the end of the value.</summary>
    public TextSpan Span { get; }

    /// <summary>
    /// What a fix removes to remove the entry. In a block these are its lines, from the indentation to the line break
    /// behind the value, a trailing comment included; in braces the entry and one comma; an entry behind a dash up to
    /// the entry that takes its place. In a block, <c>FullSpan.End</c> is the place to insert a sibling below.
    /// </summary>
    public TextSpan FullSpan { get; }

    /// <summary>Whether the entry is <c>&lt;&lt;: …</c>, which merges other mappings into this one.</summary>
    public bool IsMerge => Key is YamlScalar { IsPlain: true, Value: "<<" };
}
