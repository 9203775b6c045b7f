using System;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Diagnostics;

/// <summary>Another place that takes part in a finding.</summary>
/// <param name="Location">Where.</param>
/// <param name="Message">What stands there: <c>The base image is named here.</c></param>
public sealed record RelatedLocation(SourceLocation Location, string Message);

/// <summary>Why a finding is not shown.</summary>
/// <param name="Kind"><c>comment</c>, <c>exemption</c> or <c>baseline</c>.</param>
/// <param name="Reason">The reason that was given, if any.</param>
public sealed record Suppression(string Kind, string? Reason)
{
    /// <summary>The kind of what a baseline holds back.</summary>
    public const string Baseline = "baseline";
}

/// <summary>One finding.</summary>
public sealed record Diagnostic
{
    /// <summary>The rule that speaks.</summary>
    public required RuleDescriptor Rule { get; init; }

    /// <summary>The text that decides.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>What is wrong. Why. What to do. Present tense, ends with a period; never a part of a secret.</summary>
    public required string Message { get; init; }

    /// <summary>From the rule: the severity under <c>recommended</c>. From the engine: the effective severity.</summary>
    public required DiagnosticSeverity Severity { get; init; }

    /// <summary>
    /// The model element that has the defect (compared by reference, strings by value): rules that <see cref="RuleDescriptor.YieldsTo"/>
    /// another are silent for the same subject. Null means the location.
    /// </summary>
    public object? Subject { get; init; }

    /// <summary>Other ends of the finding.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = ImmutableArray<RelatedLocation>.Empty;

    /// <summary>Repairs, the best first.</summary>
    public ImmutableArray<Fix> Fixes { get; init; } = ImmutableArray<Fix>.Empty;

    /// <summary>
    /// The path of keys to the value (<c>services.db.environment.PASSWORD</c>), for the baseline; null where there is none. The engine
    /// gives a finding in a Dockerfile that has none its stage and instruction: <c>build.RUN</c>.
    /// </summary>
    public string? KeyPath { get; init; }

    /// <summary>The Compose service that the finding is about, for exemptions by service.</summary>
    public string? Service { get; init; }

    /// <summary>
    /// The findings of other services at the same place that this one stands for: an exemption of one service does not hold for the others.
    /// </summary>
    internal ImmutableArray<Diagnostic> OfOtherServices { get; init; } = ImmutableArray<Diagnostic>.Empty;

    /// <summary>The finding's variant within the rule (a secret's kind), for the baseline.</summary>
    public string? Variant { get; init; }

    /// <summary>
    /// From the engine: the number, from 0 and in the order of the text, among the file's findings of the same rule, key path and variant,
    /// hidden and suppressed ones included; for the baseline.
    /// </summary>
    public int Ordinal { get; init; }

    /// <summary>Why the finding is not shown, or null.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>Path, line, column, id and message, for debugging.</summary>
    public override string ToString() => FormattableString.Invariant($"{Location} {Severity} {Rule.Id}: {Message}");
}
