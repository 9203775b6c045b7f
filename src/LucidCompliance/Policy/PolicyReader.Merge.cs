using System;
using System.Collections.Immutable;

namespace LucidCompliance.Policy;

/// <content>How mappings merge.</content>
internal sealed partial class PolicyReader
{
    /// <summary>Replaces the item with the same key in its place, or adds one.</summary>
    private static ImmutableArray<T> Replace<T>(ImmutableArray<T> items, T item, Func<T, string> keyOf)
    {
        var key = keyOf(item);
        for (var i = 0; i < items.Length; i++)
        {
            if (string.Equals(keyOf(items[i]), key, StringComparison.Ordinal))
            {
                return items.SetItem(i, item);
            }
        }

        return items.Add(item);
    }
}
