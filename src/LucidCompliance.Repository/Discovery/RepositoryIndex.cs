using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using LucidCompliance.Model;

namespace LucidCompliance.Repository.Discovery;

/// <summary>What one walk of a repository found: the artifacts, and the compliance projects (<c>.proj</c> files of the Sdk form).</summary>
internal sealed class RepositoryIndex
{
    private const string Header = "lucid-index 1";
    private const string ComplianceProject = "ComplianceProject";

    public RepositoryIndex(IEnumerable<Artifact> artifacts, IEnumerable<string> complianceProjects)
    {
        Artifacts = artifacts.ToImmutableArray().Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        ComplianceProjects = complianceProjects.ToImmutableArray().Sort(string.CompareOrdinal);
    }

    /// <summary>Relative to the root, ordered by path.</summary>
    public ImmutableArray<Artifact> Artifacts { get; }

    /// <summary>Relative to the root, ordered.</summary>
    public ImmutableArray<string> ComplianceProjects { get; }

    /// <summary>The index as a file: a header, then one line <c>kind TAB path</c> for each entry, UTF-8.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var project in ComplianceProjects)
        {
            text.Append(ComplianceProject).Append('\t').Append(project).Append('\n');
        }

        foreach (var artifact in Artifacts)
        {
            text.Append(artifact.Kind.ToString()).Append('\t').Append(artifact.Path).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads an index; null where the bytes are none of this version.</summary>
    public static RepositoryIndex? TryParse(byte[] bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        if (lines[0] != Header || lines[lines.Length - 1].Length > 0)
        {
            return null;
        }

        var artifacts = new List<Artifact>(lines.Length);
        var projects = new List<string>();
        for (var i = 1; i < lines.Length - 1; i++)
        {
            var tab = lines[i].IndexOf('\t');
            if (tab < 0)
            {
                return null;
            }

            var kind = lines[i].Substring(0, tab);
            var path = lines[i].Substring(tab + 1);
            if (kind == ComplianceProject)
            {
                projects.Add(path);
            }
            else if (KindOf(kind) is { } known)
            {
                artifacts.Add(new Artifact(path, known));
            }
            else
            {
                return null;
            }
        }

        return new RepositoryIndex(artifacts, projects);
    }

    // What Enum.TryParse would do by reflection, for every file of the repository.
    private static ArtifactKind? KindOf(string name) => name switch
    {
        nameof(ArtifactKind.Dockerfile) => ArtifactKind.Dockerfile,
        nameof(ArtifactKind.Compose) => ArtifactKind.Compose,
        nameof(ArtifactKind.EnvFile) => ArtifactKind.EnvFile,
        nameof(ArtifactKind.Script) => ArtifactKind.Script,
        nameof(ArtifactKind.AppSettings) => ArtifactKind.AppSettings,
        nameof(ArtifactKind.LaunchSettings) => ArtifactKind.LaunchSettings,
        nameof(ArtifactKind.NuGetConfig) => ArtifactKind.NuGetConfig,
        nameof(ArtifactKind.IgnoreFile) => ArtifactKind.IgnoreFile,
        nameof(ArtifactKind.Project) => ArtifactKind.Project,
        nameof(ArtifactKind.Props) => ArtifactKind.Props,
        nameof(ArtifactKind.ImageArchive) => ArtifactKind.ImageArchive,
        nameof(ArtifactKind.Policy) => ArtifactKind.Policy,
        nameof(ArtifactKind.Baseline) => ArtifactKind.Baseline,
        _ => null,
    };
}
