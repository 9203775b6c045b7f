using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;

namespace LucidCompliance.Policy;

/// <summary>The ids that a policy may name.</summary>
internal sealed class RuleNames
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly ImmutableArray<RuleDescriptor> _rules;

    public RuleNames(ImmutableArray<RuleDescriptor> rules)
    {
        _rules = rules;
        foreach (var rule in rules)
        {
            _ids.Add(rule.Id);
        }
    }

    /// <summary>What is wrong with an id; null where the rule exists.</summary>
    public string? FindProblem(string id)
    {
        if (_rules.IsEmpty)
        {
            return HasForm(id) ? null : $"'{id}' is no rule. A rule's id is LUCID and four digits.";
        }

        if (_ids.Contains(id))
        {
            return null;
        }

        foreach (var rule in _rules)
        {
            if (string.Equals(rule.Name, id, StringComparison.OrdinalIgnoreCase) || string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase))
            {
                return $"'{id}' is no rule id. Write '{rule.Id}'.";
            }
        }

        var guess = HasForm(id) ? null : NearMiss.Find(id, _ids);
        return $"There is no rule '{id}'. " + (guess is null ? "Remove it, or write the id of an existing rule." : $"Did you mean '{guess}'?");
    }

    private static bool HasForm(string id)
    {
        if (id.Length != 9 || !id.StartsWith("LUCID", StringComparison.Ordinal))
        {
            return false;
        }

        for (var i = 5; i < 9; i++)
        {
            if (id[i] is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }
}
