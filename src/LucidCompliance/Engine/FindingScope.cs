using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Scripts;

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

    /// <summary>
    /// Leaves a Dockerfile that is no artifact of this analysis, read because a Compose file builds it, to its owner, who reads that Compose
    /// file too; one without an owner is reported with the Compose file.
    /// </summary>
    public void LeaveDockerfiles(AnalysisSubjects subjects, Func<string, FileReporter> reporterOf)
    {
        var reported = new HashSet<string>(Paths, StringComparer.Ordinal);
        foreach (var project in subjects.ComposeProjects)
        {
            foreach (var container in project.Project.Artifact.IsInScope ? project.Containers : [])
            {
                if (container.Image is { } image && reporterOf(image.Dockerfile.Artifact.Path) is FileReporter.OfNamingArtifact)
                {
                    reported.Add(image.Dockerfile.Artifact.Path);
                }
            }
        }

        foreach (var dockerfile in subjects.Dockerfiles)
        {
            var path = dockerfile.Artifact.Path;
            if (dockerfile.Inline is null && !reported.Contains(path) && reporterOf(path) is not FileReporter.ThisAnalysis)
            {
                _outside.Add(path);
            }
        }
    }

    /// <summary>Whether findings in the file are reported.</summary>
    public bool Contains(string path) => !_outside.Contains(path);
}
