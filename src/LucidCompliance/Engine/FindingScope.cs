using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Policy;

namespace LucidCompliance.Engine;

/// <summary>
/// Which files' findings are reported by this analysis. A file that is no artifact itself (an env file that a Compose file names) is
/// reported unless another reporter has it; a policy is reported where it governs an artifact in scope.
/// </summary>
internal sealed class FindingScope
{
    private readonly HashSet<string> _outside = new(StringComparer.Ordinal);

    public FindingScope(ImmutableArray<Artifact> artifacts, PolicySet policies)
    {
        var inside = ImmutableArray.CreateBuilder<string>();
        foreach (var artifact in artifacts)
        {
            if (artifact.IsInScope)
            {
                inside.Add(artifact.Path);
                _ = policies.For(artifact.Path);
            }
            else
            {
                _outside.Add(artifact.Path);
            }
        }

        Paths = inside.ToImmutable();
        _outside.ExceptWith(Paths);
    }

    /// <summary>The artifacts in scope.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>Whether findings in the file are reported.</summary>
    public bool Contains(string path) => !_outside.Contains(path);
}
