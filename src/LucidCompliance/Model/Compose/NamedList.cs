using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace LucidCompliance.Model.Compose;

/// <summary>Items with unique names in the order of their first appearance; a later item takes the place of an earlier one.</summary>
internal sealed class NamedList<T>(Func<T, string> nameOf)
{
    private readonly ImmutableArray<T>.Builder _items = ImmutableArray.CreateBuilder<T>();
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public void Set(T item)
    {
        var name = nameOf(item);
        if (_places.TryGetValue(name, out var place))
        {
            _items[place] = item;
            return;
        }

        _places.Add(name, _items.Count);
        _items.Add(item);
    }

    public bool TryGet(string name, out T? item)
    {
        var isThere = _places.TryGetValue(name, out var place);
        item = isThere ? _items[place] : default;
        return isThere;
    }

    public ImmutableArray<T> ToImmutable() => _items.ToImmutable();
}
