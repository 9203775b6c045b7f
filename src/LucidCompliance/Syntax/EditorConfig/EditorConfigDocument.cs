using System;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.EditorConfig;

/// <summary>A <c>key = value</c> line.</summary>
/// <param name="Key">In lower case.</param>
/// <param name="Value">Trimmed, without a comment behind it, as the .NET compilers read it.</param>
/// <param name="Span">From the key to the end of the value.</param>
public sealed record EditorConfigProperty(string Key, string Value, TextSpan Span);

/// <summary>A section, or the preamble in front of the first one.</summary>
/// <param name="Name">What stands between the brackets; null for the preamble.</param>
/// <param name="NameSpan">Where the name is written.</param>
/// <param name="Properties">The lines in order.</param>
public sealed record EditorConfigSection(string? Name, TextSpan NameSpan, ImmutableArray<EditorConfigProperty> Properties);

/// <summary>An <c>.editorconfig</c> or <c>.globalconfig</c> file. Lines that are neither section, property nor comment are skipped.</summary>
/// <param name="Text">The file.</param>
/// <param name="Sections">The preamble, then the sections in order.</param>
public sealed record EditorConfigDocument(SourceText Text, ImmutableArray<EditorConfigSection> Sections)
{
    /// <summary>Whether the search for files further up ends here.</summary>
    public bool IsRoot => string.Equals(FindInPreamble("root"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the compilers read the file as a global configuration.</summary>
    public bool IsGlobal =>
        string.Equals(FindInPreamble("is_global"), "true", StringComparison.OrdinalIgnoreCase)
        || string.Equals(Text.Path.Substring(Text.Path.LastIndexOf('/') + 1), ".globalconfig", StringComparison.OrdinalIgnoreCase);

    /// <summary>The last value of a key in the preamble; null where it has none.</summary>
    /// <param name="key">In lower case.</param>
    public string? FindInPreamble(string key)
    {
        var properties = Sections[0].Properties;
        for (var i = properties.Length - 1; i >= 0; i--)
        {
            if (properties[i].Key == key)
            {
                return properties[i].Value;
            }
        }

        return null;
    }

    /// <summary>Parses a file; never throws.</summary>
    public static EditorConfigDocument Parse(SourceText text) => EditorConfigReader.Read(text);
}
