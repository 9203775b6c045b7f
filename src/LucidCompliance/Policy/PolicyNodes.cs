using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Policy;

/// <summary>Reads typed values from a policy's nodes and reports those of another type.</summary>
internal sealed class PolicyNodes
{
    private readonly Action<PolicyError> _report;

    public PolicyNodes(Action<PolicyError> report) => _report = report;

    public void Report(SourceLocation location, string message) => _report(new PolicyError(location, message));

    /// <summary>The entries of a mapping with known keys; unknown and repeated ones are reported.</summary>
    public IEnumerable<YamlEntry> Entries(YamlNode node, string owner, string[] keys)
    {
        foreach (var entry in Entries(node, owner))
        {
            var name = entry.Name!;
            if (Array.IndexOf(keys, name) >= 0)
            {
                yield return entry;
            }
            else
            {
                var guess = NearMiss.Find(name, keys);
                Report(
                    entry.Key.Location,
                    $"'{name}' is no key of {owner}. " + (guess is null ? $"Its keys are {string.Join(", ", keys)}." : $"Did you mean '{guess}'?"));
            }
        }
    }

    /// <summary>The entries of a mapping with free keys; keys without a value are left out.</summary>
    public IEnumerable<YamlEntry> Entries(YamlNode node, string owner)
    {
        if (node is not YamlMapping mapping)
        {
            Report(node.Location, $"{Capitalize(owner)} is a mapping: write 'key: value' pairs.");
            yield break;
        }

        foreach (var repeated in mapping.DuplicateKeys)
        {
            Report(repeated.Key.Location, $"The key '{repeated.Name}' is repeated in {owner}; the last value counts. Remove one.");
        }

        foreach (var entry in mapping.EffectiveEntries)
        {
            if (entry.Name is not { Length: > 0 })
            {
                Report(entry.Key.Location, $"A key of {owner} is a name.");
            }
            else if (entry.Value.Resolve() is { } value && value is not YamlScalar { IsNullLike: true })
            {
                yield return entry;
            }
        }
    }

    public PolicyValue<string>? Text(YamlNode node, string owner)
    {
        if (node.Resolve() is YamlScalar { IsNullLike: false, Value.Length: > 0 } scalar)
        {
            return new PolicyValue<string>(scalar.Value, scalar.Location);
        }

        Report(node.Location, $"{Capitalize(owner)} is one text.");
        return null;
    }

    public PolicyValue<bool>? Boolean(YamlNode node, string owner)
    {
        if (node.Resolve() is YamlScalar { IsPlain: true } scalar)
        {
            switch (scalar.Value)
            {
                case "true" or "True" or "TRUE":
                    return new PolicyValue<bool>(true, scalar.Location);
                case "false" or "False" or "FALSE":
                    return new PolicyValue<bool>(false, scalar.Location);
            }
        }

        Report(node.Location, $"{Capitalize(owner)} is 'true' or 'false'.");
        return null;
    }

    /// <summary>One of a few words.</summary>
    public PolicyValue<string>? Word(YamlNode node, string owner, string[] words)
    {
        if (node.Resolve() is YamlScalar scalar)
        {
            if (Array.IndexOf(words, scalar.Value) >= 0)
            {
                return new PolicyValue<string>(scalar.Value, scalar.Location);
            }

            var guess = NearMiss.Find(scalar.Value, words);
            Report(
                scalar.Location,
                $"'{scalar.Value}' is no value of {owner}. " + (guess is null ? $"Write one of {string.Join(", ", words)}." : $"Did you mean '{guess}'?"));
            return null;
        }

        Report(node.Location, $"{Capitalize(owner)} is one of {string.Join(", ", words)}.");
        return null;
    }

    /// <summary>A list of texts, each accepted or reported by <paramref name="convert"/>; null where the node is no list.</summary>
    public ImmutableArray<T>? List<T>(YamlNode node, string owner, Func<PolicyValue<string>, T?> convert)
        where T : class
    {
        if (node.Resolve() is not YamlSequence sequence)
        {
            Report(node.Location, $"{Capitalize(owner)} is a list: write '[a, b]' or one '- ' line for each item.");
            return null;
        }

        var items = ImmutableArray.CreateBuilder<T>(sequence.Items.Length);
        foreach (var item in sequence.Items)
        {
            if (Text(item, "an item of " + owner) is { } text && convert(text) is { } converted)
            {
                items.Add(converted);
            }
        }

        return items.ToImmutable();
    }

    /// <summary>A list of texts that need no further check.</summary>
    public ImmutableArray<PolicyValue<string>>? List(YamlNode node, string owner) => List(node, owner, static text => text);

    private static string Capitalize(string owner) =>
        owner.Length > 0 && owner[0] is >= 'a' and <= 'z' ? char.ToUpperInvariant(owner[0]) + owner.Substring(1) : owner;
}
