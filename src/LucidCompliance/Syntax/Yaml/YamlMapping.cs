using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>A mapping from keys to values.</summary>
public sealed class YamlMapping : YamlNode
{
    // Below this size a scan is cheaper than a dictionary.
    private const int SmallMapping = 8;

    private ImmutableArray<YamlEntry> _effective;
    private Dictionary<string, YamlEntry>? _index;
    private ImmutableArray<YamlEntry> _duplicates;

    internal YamlMapping(SourceText text, TextSpan span, YamlProperties properties, bool isFlow, ImmutableArray<YamlEntry> entries, long weight, int height)
        : base(text, span, properties)
    {
        IsFlow = isFlow;
        Entries = entries;
        Weight = weight;
        Height = height;
    }

    /// <summary>The entries as they are written: merge keys and duplicates included.</summary>
    public ImmutableArray<YamlEntry> Entries { get; }

    /// <summary>Whether the mapping is written in braces, or as a pair in brackets.</summary>
    public bool IsFlow { get; }

    /// <summary>The column of the keys of a block mapping; -1 for a mapping in braces.</summary>
    public int Indentation => IsFlow || Entries.IsEmpty ? -1 : Text.GetPosition(Entries[0].Span.Start).Column;

    /// <summary>
    /// The entries that count: own entries first, then those of merged mappings (<c>&lt;&lt;</c>, one mapping or a list
    /// of them) whose key is not there yet, so an own key wins and in a list the earlier mapping. Of duplicate own keys
    /// the last counts. Merged entries keep the spans of the place where they are written.
    /// </summary>
    public ImmutableArray<YamlEntry> EffectiveEntries =>
        _effective.IsDefault ? _effective = MergeResolution.Resolve(this) : _effective;

    /// <summary>Own entries whose key an earlier own entry has already: YAML and Compose forbid them.</summary>
    public ImmutableArray<YamlEntry> DuplicateKeys =>
        _duplicates.IsDefault ? _duplicates = FindDuplicates() : _duplicates;

    internal override long Weight { get; }

    internal override int Height { get; }

    /// <summary>Finds the effective entry with a key; keys compare ordinally.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out YamlEntry? entry)
    {
        var entries = EffectiveEntries;
        if (entries.Length > SmallMapping)
        {
            return (_index ??= CreateIndex(entries)).TryGetValue(key, out entry);
        }

        foreach (var candidate in entries)
        {
            if (string.Equals(candidate.Name, key, StringComparison.Ordinal))
            {
                entry = candidate;
                return true;
            }
        }

        entry = null;
        return false;
    }

    /// <summary>The value of the effective entry with a key, aliases followed; null where there is none.</summary>
    public YamlNode? GetValue(string key) => TryGet(key, out var entry) ? entry.Value.Resolve() : null;

    private static Dictionary<string, YamlEntry> CreateIndex(ImmutableArray<YamlEntry> entries)
    {
        var index = new Dictionary<string, YamlEntry>(entries.Length, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Name is { } name)
            {
                index[name] = entry;
            }
        }

        return index;
    }

    private ImmutableArray<YamlEntry> FindDuplicates()
    {
        if (Entries.Length < 2)
        {
            return [];
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        ImmutableArray<YamlEntry>.Builder? duplicates = null;
        foreach (var entry in Entries)
        {
            if (!entry.IsMerge && entry.Name is { } name && !seen.Add(name))
            {
                (duplicates ??= ImmutableArray.CreateBuilder<YamlEntry>()).Add(entry);
            }
        }

        return duplicates?.ToImmutable() ?? [];
    }
}
