using System;
using System.Collections.Generic;
using LucidCompliance.Model;

namespace LucidCompliance.Repository.Discovery;

/// <summary>
/// Which project an artifact belongs to: the one of the nearest folder upwards that holds exactly one project file. Where the nearest folder
/// with projects holds several, or none has any, nobody owns the artifact and the repository root speaks for it.
/// </summary>
internal sealed class Ownership
{
    // A folder with several projects maps to null.
    private readonly Dictionary<string, string?> _projectOfDirectory = new(StringComparer.Ordinal);

    public Ownership(RepositoryIndex index)
    {
        foreach (var artifact in index.Artifacts)
        {
            if (artifact.Kind == ArtifactKind.Project)
            {
                var directory = GetDirectory(artifact.Path);
                _projectOfDirectory[directory] = _projectOfDirectory.ContainsKey(directory) ? null : artifact.Path;
            }
        }
    }

    /// <summary>The owning project's path, or null where nobody owns the artifact.</summary>
    public string? GetOwner(string artifactPath)
    {
        for (var directory = GetDirectory(artifactPath); ; directory = GetDirectory(directory))
        {
            if (_projectOfDirectory.TryGetValue(directory, out var project))
            {
                return project;
            }

            if (directory.Length == 0)
            {
                return null;
            }
        }
    }

    /// <summary>The folder's path, empty for the root.</summary>
    public static string GetDirectory(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? string.Empty : path.Substring(0, slash);
    }
}
