using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace LucidCompliance.Model.Compose;

/// <summary>Entries with unique keys in the order of their first appearance.</summary>
internal sealed class OrderedEntries
{
    private readonly ImmutableArray<ComposeEntry>.Builder _entries = ImmutableArray.CreateBuilder<ComposeEntry>();
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public OrderedEntries()
    {
    }

    public OrderedEntries(ComposeMapping mapping)
    {
        foreach (var entry in mapping.Entries)
        {
            Set(entry);
        }
    }

    /// <summary>Adds an entry, or replaces the one with its key.</summary>
    public void Set(ComposeEntry entry)
    {
        if (_places.TryGetValue(entry.Name, out var place))
        {
            _entries[place] = entry;
        }
        else
        {
            _places.Add(entry.Name, _entries.Count);
            _entries.Add(entry);
        }
    }

    public ComposeEntry? Find(string key) => _places.TryGetValue(key, out var place) ? _entries[place] : null;

    public ImmutableArray<ComposeEntry> ToImmutable() => _entries.ToImmutable();

    /// <summary>The entries without those keys.</summary>
    public ImmutableArray<ComposeEntry> Without(HashSet<string> keys)
    {
        var kept = ImmutableArray.CreateBuilder<ComposeEntry>(_entries.Count);
        foreach (var entry in _entries)
        {
            if (!keys.Contains(entry.Name))
            {
                kept.Add(entry);
            }
        }

        return kept.ToImmutable();
    }
}
