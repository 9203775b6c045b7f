using System.Collections.Immutable;
using LucidCompliance.Baselines;
using LucidCompliance.Policy;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Suppressions;

/// <summary>A suppression that LUCID0007, LUCID0008 or LUCID0009 may report.</summary>
/// <param name="Location">The rule's id in the comment or exemption; the comment where it names none; the entry of a baseline.</param>
/// <param name="RuleId">The rule; empty where the comment names none.</param>
public sealed record SuppressionRemark(SourceLocation Location, string RuleId)
{
    /// <summary>The comment, or null.</summary>
    public SuppressionComment? Comment { get; init; }

    /// <summary>The exemption, or null.</summary>
    public PolicyExemption? Exemption { get; init; }

    /// <summary>The entry of a baseline, or null.</summary>
    public BaselineEntry? Entry { get; init; }

    /// <summary>Whether an exemption's last day has passed.</summary>
    public bool IsExpired { get; init; }

    /// <summary>The edit that takes the rule out of the comment, or away the whole comment or entry; null for an exemption.</summary>
    public TextEdit? Removal { get; init; }
}

/// <summary>What the suppressions of an analysis look like.</summary>
public sealed record SuppressionReport
{
    /// <summary>Nothing to say.</summary>
    public static SuppressionReport Empty { get; } = new();

    /// <summary>For LUCID0008: no finding matches, or the exemption has expired.</summary>
    public ImmutableArray<SuppressionRemark> Unused { get; init; } = ImmutableArray<SuppressionRemark>.Empty;

    /// <summary>For LUCID0009: the policy locks the rule.</summary>
    public ImmutableArray<SuppressionRemark> Forbidden { get; init; } = ImmutableArray<SuppressionRemark>.Empty;

    /// <summary>For LUCID0007: the policy asks for a reason and there is none. One for each comment or exemption.</summary>
    public ImmutableArray<SuppressionRemark> WithoutReason { get; init; } = ImmutableArray<SuppressionRemark>.Empty;
}
