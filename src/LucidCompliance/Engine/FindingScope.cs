using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;

namespace LucidCompliance.Engine;

/// <summary>
/// Which files' findings are reported by this analysis. A file that is no artifact itself (one that a Compose file includes or extends) is
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

    /// <summary>Leaves files that Compose files of several reporters bring in to the reporter of the first, in the order of paths.</summary>
    public void LeaveSharedFiles(ImmutableArray<ComposeSubject> projects)
    {
        var claimed = new HashSet<string>(Paths, StringComparer.Ordinal);
        foreach (var project in projects)
        {
            var artifact = project.Project.Artifact;
            foreach (var file in project.Project.Files)
            {
                if (artifact.HasReporter && claimed.Add(file.Path) && !artifact.IsInScope)
                {
                    _outside.Add(file.Path);
                }
            }
        }
    }

    /// <summary>Whether findings in the file are reported.</summary>
    public bool Contains(string path) => !_outside.Contains(path);
}
