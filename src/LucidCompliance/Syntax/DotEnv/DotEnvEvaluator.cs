using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Interpolation;

namespace LucidCompliance.Syntax.DotEnv;

/// <summary>An entry and what it sets.</summary>
public sealed class DotEnvValue
{
    internal DotEnvValue(DotEnvEntry entry, VariableValue value, InterpolationResult? interpolation)
    {
        Entry = entry;
        Value = value;
        Interpolation = interpolation;
    }

    /// <summary>The entry.</summary>
    public DotEnvEntry Entry { get; }

    /// <summary>What it sets its key to; unset for a bare key that no outer variable gives a value.</summary>
    public VariableValue Value { get; }

    /// <summary>How the value was interpolated; null where it is not (single quotes, bare key).</summary>
    public InterpolationResult? Interpolation { get; }

    /// <summary>The key only: the value may be a secret.</summary>
    public override string ToString() => Entry.Key;
}

/// <summary>What a list of .env files sets.</summary>
public sealed class DotEnvValues
{
    private readonly Dictionary<string, DotEnvValue> _last;

    internal DotEnvValues(ImmutableArray<DotEnvValue> all, Dictionary<string, DotEnvValue> last)
    {
        All = all;
        _last = last;
    }

    /// <summary>Every entry of every file in order, duplicates included.</summary>
    public ImmutableArray<DotEnvValue> All { get; }

    /// <summary>The value that counts for a key: that of the last entry that sets it. Keys compare ordinally.</summary>
    public bool TryGet(string key, out DotEnvValue? value) => _last.TryGetValue(key, out value);

    /// <summary>The value of a key; unset where no entry sets it.</summary>
    public VariableValue Get(string key) => _last.TryGetValue(key, out var value) ? value.Value : VariableValue.Unset;
}

/// <summary>
/// Evaluates .env files as Compose does: entries in order; a variable in a value is first sought outside, then in
/// earlier files, then among earlier entries of the same file. A later file overrides an earlier one's keys, but its
/// own values still see the earlier ones.
/// </summary>
public static class DotEnvEvaluator
{
    /// <summary>
    /// Code units of all values together; beyond, interpolated values count as unknown. Without a bound, a few lines
    /// that double each other's length would need all memory.
    /// </summary>
    public const int MaximumTotalLength = 16 * 1024 * 1024;

    /// <summary>Evaluates files in the order in which Compose reads them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="outer">The environment that Compose is run in.</param>
    public static DotEnvValues Evaluate(IEnumerable<DotEnvFile> files, Func<string, VariableValue> outer)
    {
        var all = ImmutableArray.CreateBuilder<DotEnvValue>();
        var earlier = new Dictionary<string, DotEnvValue>(StringComparer.Ordinal);
        var length = 0L;
        foreach (var file in files)
        {
            var own = new Dictionary<string, DotEnvValue>(StringComparer.Ordinal);
            foreach (var entry in file.Entries)
            {
                var value = Evaluate(entry, length < MaximumTotalLength, Outside, name =>
                {
                    var outside = Outside(name);
                    return outside.State == VariableState.Unset && own.TryGetValue(name, out var known) ? known.Value : outside;
                });
                all.Add(value);
                length += value.Value.Value.Length;
                if (value.Value.State != VariableState.Unset)
                {
                    own[entry.Key] = value;
                }
            }

            foreach (var pair in own)
            {
                earlier[pair.Key] = pair.Value;
            }
        }

        return new DotEnvValues(all.ToImmutable(), earlier);

        VariableValue Outside(string name)
        {
            var value = outer(name);
            return value.State == VariableState.Unset && earlier.TryGetValue(name, out var known) ? known.Value : value;
        }
    }

    private static DotEnvValue Evaluate(DotEnvEntry entry, bool withinBudget, Func<string, VariableValue> outside, Func<string, VariableValue> lookup)
    {
        if (!entry.HasValue)
        {
            return new DotEnvValue(entry, outside(entry.Key), null);
        }

        if (entry.Template is not { } template)
        {
            return new DotEnvValue(entry, VariableValue.Known(entry.DecodedValue), null);
        }

        if (!withinBudget && template.HasReferences)
        {
            return new DotEnvValue(entry, VariableValue.Unknown, null);
        }

        var result = template.Evaluate(lookup);
        return new DotEnvValue(entry, result.Result, result);
    }
}
