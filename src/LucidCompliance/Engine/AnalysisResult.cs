using System.Collections.Immutable;
using LucidCompliance.Baselines;
using LucidCompliance.Diagnostics;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;

namespace LucidCompliance.Engine;

/// <summary>What an analysis found.</summary>
/// <param name="Diagnostics">
/// Findings in scope, in a stable order (path, position, rule); suppressed ones carry <see cref="Diagnostic.Suppression"/> and are for
/// reports only; those of severity <see cref="DiagnosticSeverity.None"/> are not in the list.
/// </param>
public sealed record AnalysisResult(ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The baselines that were read; null where nothing was analysed.</summary>
    internal BaselineSet? Baselines { get; init; }

    /// <summary>The entries of the baselines that this analysis speaks for: it has seen what they are about, or that it is gone.</summary>
    internal ImmutableArray<BaselineEntry> OwnedEntries { get; init; } = ImmutableArray<BaselineEntry>.Empty;

    /// <summary>The policies; null where nothing was analysed.</summary>
    internal PolicySet? Policies { get; init; }

    /// <summary>The linked model that the rules judged, for a front end that shows what it knows; null where nothing was analysed.</summary>
    public AnalysisSubjects? Subjects { get; init; }
}
