using System.Collections.Generic;
using System.Threading;

namespace LucidCompliance.Analyzers;

/// <summary>
/// The last analyses of the process. While somebody types C#, each key makes a new compilation with the same artifacts; a compiler server
/// compiles a project again and again, each time with a new analyzer.
/// </summary>
internal sealed class AnalysisMemory
{
    private const int Capacity = 16;
    private static readonly object RecentLock = new();
    private static readonly LinkedList<ArtifactAnalysis> Recent = new();

    // Of this analyzer: compilations of several projects do not wait for each other.
    private readonly object _running = new();

    /// <summary>The analysis of the files: an earlier one of equal texts, or a new one.</summary>
    public ArtifactAnalysis Analyze(AdditionalFileSet files, CancellationToken cancellation)
    {
        // One at a time: the actions of one compilation run concurrently and all want the same.
        lock (_running)
        {
            if (Find(files) is { } known)
            {
                return known;
            }

            var analysis = ArtifactAnalysis.Run(files, cancellation);
            Remember(analysis);
            return analysis;
        }
    }

    private static ArtifactAnalysis? Find(AdditionalFileSet files)
    {
        lock (RecentLock)
        {
            for (var node = Recent.First; node is not null; node = node.Next)
            {
                if (node.Value.Files.HasEqualTexts(files))
                {
                    Recent.Remove(node);
                    Recent.AddFirst(node);
                    return node.Value;
                }
            }

            return null;
        }
    }

    private static void Remember(ArtifactAnalysis analysis)
    {
        lock (RecentLock)
        {
            Recent.AddFirst(analysis);
            if (Recent.Count > Capacity)
            {
                Recent.RemoveLast();
            }
        }
    }
}
