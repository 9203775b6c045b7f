using System.Collections.Generic;
using System.Threading;

namespace LucidCompliance.Analyzers;

/// <summary>
/// The last analyses. While somebody types C#, each key makes a new compilation with the same artifacts; several projects share one analyzer.
/// </summary>
internal sealed class AnalysisMemory
{
    private const int Capacity = 16;
    private readonly object _lock = new();
    private readonly LinkedList<ArtifactAnalysis> _recent = new();

    /// <summary>The analysis of the files: an earlier one of equal texts, or a new one.</summary>
    public ArtifactAnalysis Analyze(AdditionalFileSet files, CancellationToken cancellation)
    {
        // One at a time: the actions of one compilation run concurrently and all want the same.
        lock (_lock)
        {
            for (var node = _recent.First; node is not null; node = node.Next)
            {
                if (node.Value.Files.HasEqualTexts(files))
                {
                    _recent.Remove(node);
                    _recent.AddFirst(node);
                    return node.Value;
                }
            }

            var analysis = ArtifactAnalysis.Run(files, cancellation);
            _recent.AddFirst(analysis);
            if (_recent.Count > Capacity)
            {
                _recent.RemoveLast();
            }

            return analysis;
        }
    }
}
