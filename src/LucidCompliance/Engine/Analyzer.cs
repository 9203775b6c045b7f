using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Diagnostics;

namespace LucidCompliance.Engine;

/// <summary>The engine: a pure function from artifacts to findings.</summary>
public static class Analyzer
{
    /// <summary>Analyses the artifacts. Never throws for what an artifact contains.</summary>
    /// <exception cref="System.OperationCanceledException">The token was cancelled.</exception>
    public static AnalysisResult Analyze(AnalysisInput input, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        _ = input;
        return new AnalysisResult(ImmutableArray<Diagnostic>.Empty);
    }
}
