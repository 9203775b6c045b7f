using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>Computes <see cref="YamlMapping.EffectiveEntries"/>.</summary>
internal static class MergeResolution
{
    public static ImmutableArray<YamlEntry> Resolve(YamlMapping mapping)
    {
        var merges = false;
        foreach (var entry in mapping.Entries)
        {
            merges |= entry.IsMerge;
        }

        if (!merges && mapping.DuplicateKeys.IsEmpty)
        {
            return mapping.Entries;
        }

        var result = ImmutableArray.CreateBuilder<YamlEntry>(mapping.Entries.Length);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in mapping.Entries)
        {
            if (entry.IsMerge)
            {
                continue;
            }

            if (entry.Name is { } name)
            {
                if (places.TryGetValue(name, out var place))
                {
                    result[place] = entry;
                    continue;
                }

                places.Add(name, result.Count);
            }

            result.Add(entry);
        }

        foreach (var entry in mapping.Entries)
        {
            if (!entry.IsMerge)
            {
                continue;
            }

            switch (entry.Value.Resolve())
            {
                case YamlMapping source:
                    Merge(source, result, places);
                    break;
                case YamlSequence sources:
                    foreach (var item in sources.Items)
                    {
                        if (item.Resolve() is YamlMapping source)
                        {
                            Merge(source, result, places);
                        }
                    }

                    break;
            }
        }

        return result.ToImmutable();
    }

    private static void Merge(YamlMapping source, ImmutableArray<YamlEntry>.Builder result, Dictionary<string, int> places)
    {
        foreach (var entry in source.EffectiveEntries)
        {
            if (entry.Name is { } name && !places.ContainsKey(name))
            {
                places.Add(name, result.Count);
                result.Add(entry);
            }
        }
    }
}
