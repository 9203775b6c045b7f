using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>A key and its value in a <see cref="ComposeMapping"/>.</summary>
public sealed class ComposeEntry
{
    internal ComposeEntry(string name, SourceLocation keyLocation, ComposeNode value, YamlEntry? syntax)
    {
        Name = name;
        KeyLocation = keyLocation;
        Value = value;
        Syntax = syntax;
    }

    /// <summary>The key.</summary>
    public string Name { get; }

    /// <summary>Where the key is written; of an item <c>KEY=VALUE</c> the part in front of the sign.</summary>
    public SourceLocation KeyLocation { get; }

    /// <summary>The value.</summary>
    public ComposeNode Value { get; }

    /// <summary>The YAML entry (for fixes); null where the entry was written as a list item.</summary>
    public YamlEntry? Syntax { get; }

    internal ComposeEntry With(ComposeNode value) => new(Name, KeyLocation, value, Syntax);
}

/// <summary>A mapping; keys are unique and in the order of their first appearance.</summary>
public sealed class ComposeMapping : ComposeNode
{
    private const int SmallMapping = 8;
    private Dictionary<string, int>? _index;

    internal ComposeMapping(SourceLocation location, YamlNode? syntax, LoadContext context, ImmutableArray<ComposeEntry> entries, MergeMode mode = MergeMode.Merge, bool hasUnknownEntries = false)
        : base(location, syntax, context, mode)
    {
        Entries = entries;
        HasUnknownEntries = hasUnknownEntries;
    }

    /// <summary>The entries.</summary>
    public ImmutableArray<ComposeEntry> Entries { get; private set; }

    /// <summary>Whether there may be more entries: an item whose key comes from a variable that is not known. Then no key is proven absent.</summary>
    public bool HasUnknownEntries { get; }

    /// <summary>Finds the entry with a key; keys compare ordinally.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out ComposeEntry? entry)
    {
        var index = IndexOf(key);
        entry = index < 0 ? null : Entries[index];
        return index >= 0;
    }

    /// <summary>The value of a key; null where there is none.</summary>
    public ComposeNode? GetValue(string key) => TryGet(key, out var entry) ? entry.Value : null;

    /// <summary>The value of a key if it is a scalar other than null.</summary>
    public ComposeScalar? GetScalar(string key) => GetValue(key) is ComposeScalar { IsNull: false } scalar ? scalar : null;

    /// <summary>The value of a key if it is a mapping.</summary>
    public ComposeMapping? GetMapping(string key) => GetValue(key) as ComposeMapping;

    /// <summary>The value of a key if it is a list.</summary>
    public ComposeSequence? GetSequence(string key) => GetValue(key) as ComposeSequence;

    internal int IndexOf(string key)
    {
        if (Entries.Length > SmallMapping)
        {
            return (_index ??= CreateIndex()).TryGetValue(key, out var index) ? index : -1;
        }

        for (var i = 0; i < Entries.Length; i++)
        {
            if (string.Equals(Entries[i].Name, key, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    internal void RemoveResets()
    {
        Entries = Entries.RemoveAll(entry => entry.Value.Mode == MergeMode.Reset);
        _index = null;
    }

    internal void Clear()
    {
        Entries = [];
        _index = null;
    }

    internal void AttachChildren()
    {
        for (var i = 0; i < Entries.Length; i++)
        {
            var entry = Entries[i];
            if (entry.Value.IsAttached)
            {
                entry = entry.With(entry.Value.Copy());
                Entries = Entries.SetItem(i, entry);
            }

            entry.Value.Attach(this, entry.Name, i);
        }
    }

    internal ComposeMapping With(ImmutableArray<ComposeEntry> entries, bool? hasUnknownEntries = null) =>
        new(Location, Syntax, Context, entries, Mode, hasUnknownEntries ?? HasUnknownEntries);

    internal ComposeMapping With(string key, ComposeNode value)
    {
        var index = IndexOf(key);
        return index < 0 ? this : With(Entries.SetItem(index, Entries[index].With(value)));
    }

    // The same entries under another mapping's location, for a merge that the later side owns.
    internal ComposeMapping WithPlaceOf(ComposeMapping other) => new(other.Location, other.Syntax, other.Context, Entries, other.Mode, HasUnknownEntries);

    internal override ComposeNode Copy() => new ComposeMapping(Location, Syntax, Context, Entries, Mode, HasUnknownEntries);

    private Dictionary<string, int> CreateIndex()
    {
        var index = new Dictionary<string, int>(Entries.Length, StringComparer.Ordinal);
        for (var i = 0; i < Entries.Length; i++)
        {
            index[Entries[i].Name] = i;
        }

        return index;
    }
}
