using System.Collections.Generic;
using LucidCompliance.Model;

namespace LucidCompliance.Tests.Cases;

/// <summary>The artifacts among the files of a case, by the product's own discovery names.</summary>
public static class ArtifactNames
{
    public static IEnumerable<Artifact> Find(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (ArtifactDiscovery.Classify(path) is { } kind)
            {
                yield return new Artifact(path, kind);
            }
        }
    }
}
