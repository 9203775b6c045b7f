using System.Collections.Immutable;
using LucidCompliance.Diagnostics;

namespace LucidCompliance.Engine;

/// <summary>What an analysis found.</summary>
/// <param name="Diagnostics">
/// Findings in scope, in a stable order (path, position, rule); suppressed ones carry <see cref="Diagnostic.Suppression"/> and are for
/// reports only; those of severity <see cref="DiagnosticSeverity.None"/> are not in the list.
/// </param>
public sealed record AnalysisResult(ImmutableArray<Diagnostic> Diagnostics);
