using System;
using System.Collections.Immutable;

namespace LucidCompliance.Rules;

/// <summary>The list of all rules, in the order of their ids. A rule is added by one line here.</summary>
public static class RuleCatalogue
{
    /// <summary>All rules.</summary>
    public static ImmutableArray<Rule> All { get; } = ImmutableArray.Create<Rule>();

    /// <summary>The rule with the id, or null.</summary>
    public static Rule? Find(string id)
    {
        foreach (var rule in All)
        {
            if (string.Equals(rule.Descriptor.Id, id, StringComparison.Ordinal))
            {
                return rule;
            }
        }

        return null;
    }
}
