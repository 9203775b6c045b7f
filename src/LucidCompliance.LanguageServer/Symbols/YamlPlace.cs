using System.Collections.Generic;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.LanguageServer.Symbols;

/// <summary>What stands at an offset of a YAML file: the innermost node and the keys that lead to it.</summary>
internal sealed class YamlPlace
{
    private YamlPlace(YamlNode node, bool isKey, List<string> keys)
    {
        Node = node;
        IsKey = isKey;
        Keys = keys;
    }

    /// <summary>A scalar or an alias.</summary>
    public YamlNode Node { get; }

    /// <summary>Whether it is a key; <see cref="Keys"/> then ends with it.</summary>
    public bool IsKey { get; }

    /// <summary>The keys from the root; items of lists are not counted.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The text at the place.</summary>
    public string Value => (Node as YamlScalar)?.Value ?? string.Empty;

    /// <summary>Where it is written, with its quotes.</summary>
    public TextSpan Span => Node.Span;

    /// <summary>Finds what stands at an offset; null for nothing.</summary>
    public static YamlPlace? Find(YamlDocument document, int offset)
    {
        foreach (var root in document.Documents)
        {
            var keys = new List<string>();
            for (YamlNode? node = root; node is not null && node.Span.Covers(offset);)
            {
                switch (node)
                {
                    case YamlMapping mapping:
                        node = Enter(mapping, offset, keys, out var key);
                        if (key is not null)
                        {
                            return new YamlPlace(key, isKey: true, keys);
                        }

                        break;
                    case YamlSequence sequence:
                        node = Enter(sequence, offset);
                        break;
                    default:
                        return new YamlPlace(node, isKey: false, keys);
                }
            }
        }

        return null;
    }

    private static YamlNode? Enter(YamlMapping mapping, int offset, List<string> keys, out YamlNode? key)
    {
        key = null;
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key.Span.Covers(offset) || entry.Value.Span.Covers(offset))
            {
                keys.Add(entry.Name ?? string.Empty);
                key = entry.Key.Span.Covers(offset) ? entry.Key : null;
                return entry.Value;
            }
        }

        return null;
    }

    private static YamlNode? Enter(YamlSequence sequence, int offset)
    {
        foreach (var item in sequence.Items)
        {
            if (item.Span.Covers(offset))
            {
                return item;
            }
        }

        return null;
    }
}
