using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects.Suppressions;

namespace LucidCompliance.Engine.Suppressions;

/// <summary>Findings with their suppressions.</summary>
/// <param name="Diagnostics">The given findings in the given order; suppressed ones carry <see cref="Diagnostic.Suppression"/>.</param>
/// <param name="Report">What to report about the suppressions themselves.</param>
public sealed record SuppressionResult(ImmutableArray<Diagnostic> Diagnostics, SuppressionReport Report);
