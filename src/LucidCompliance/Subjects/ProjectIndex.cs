using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace LucidCompliance.Subjects;

/// <summary>The projects of an analysis by what names one: a path, a folder, a file's name, a program's name, a Dockerfile.</summary>
internal sealed class ProjectIndex
{
    private readonly ImmutableArray<ProjectSubject> _projects;
    private readonly Dictionary<string, ProjectSubject?> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProjectSubject?> _byFolder = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProjectSubject?> _byFileName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ProjectSubject>> _byName = new(StringComparer.Ordinal);
    private Dictionary<string, ProjectSubject?>? _byDockerfile;

    public ProjectIndex(ImmutableArray<ProjectSubject> projects)
    {
        _projects = projects;
        foreach (var project in projects)
        {
            Add(_byPath, project.Path, project);
            Add(_byFolder, project.Directory, project);
            Add(_byFileName, project.Path.Substring(project.Path.LastIndexOf('/') + 1), project);
            if (!_byName.TryGetValue(project.Name, out var namesakes))
            {
                _byName.Add(project.Name, namesakes = []);
            }

            namesakes.Add(project);
        }
    }

    /// <summary>The project at a path.</summary>
    public ProjectSubject? AtPath(string path) => Only(_byPath, path);

    /// <summary>The only project of a folder; null where it has none or several.</summary>
    public ProjectSubject? InFolder(string directory) => Only(_byFolder, directory);

    /// <summary>Whether a folder has a project.</summary>
    public bool HasAny(string directory) => _byFolder.ContainsKey(directory);

    /// <summary>The only project whose file has that name.</summary>
    public ProjectSubject? ByFileName(string name) => Only(_byFileName, name);

    /// <summary>The projects whose file has that name without its extension, in the order of paths.</summary>
    public IReadOnlyList<ProjectSubject> ByName(string name) => _byName.TryGetValue(name, out var namesakes) ? namesakes : [];

    /// <summary>The only project that names a file as its Dockerfile.</summary>
    public ProjectSubject? ByDockerfileProperty(string dockerfile) => Only(_byDockerfile ??= DockerfileProperties(), dockerfile);

    private Dictionary<string, ProjectSubject?> DockerfileProperties()
    {
        var found = new Dictionary<string, ProjectSubject?>(StringComparer.Ordinal);
        foreach (var candidate in _projects)
        {
            if (candidate.Dockerfile is { } stated && stated.Named.TryGet(out var path))
            {
                Add(found, path, candidate);
            }
        }

        return found;
    }

    private static ProjectSubject? Only(Dictionary<string, ProjectSubject?> index, string key) => index.TryGetValue(key, out var project) ? project : null;

    // Null stands for several.
    private static void Add(Dictionary<string, ProjectSubject?> index, string key, ProjectSubject project) => index[key] = index.ContainsKey(key) ? null : project;
}
