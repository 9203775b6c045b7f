using System;
using System.Collections.Immutable;

namespace LucidCompliance.Repository.Fixes;

/// <summary>What the user asked for.</summary>
/// <param name="IsPreview">Whether the changes are shown and nothing is written.</param>
/// <param name="IncludeUnsafe">Whether fixes that may change the behaviour are applied.</param>
/// <param name="Rules">The rules to fix; empty for all.</param>
internal sealed record FixRequest(bool IsPreview, bool IncludeUnsafe, ImmutableArray<string> Rules)
{
    /// <summary>Which files, by their path relative to the root, the user means; null for all.</summary>
    public Func<string, bool>? Covers { get; init; }

    /// <summary>Whether findings are fixed too that a baseline holds back.</summary>
    public bool IncludeBaselined { get; init; }

    /// <summary>How the asking front end is spoken of.</summary>
    public FixVocabulary Vocabulary { get; init; } = FixVocabulary.Targets;
}
