using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;

namespace LucidCompliance.Subjects;

/// <summary>The build contexts that projects state for their Dockerfiles: RULES.md convention 20 asks them first.</summary>
internal sealed class StatedContexts
{
    private readonly ImmutableArray<ProjectSubject> _projects;
    private readonly Dictionary<string, List<ProjectSubject>> _byFolder = new(StringComparer.Ordinal);
    private Dictionary<string, List<ProjectSubject>>? _byFile;

    public StatedContexts(ImmutableArray<ProjectSubject> projects)
    {
        _projects = projects;
        foreach (var project in projects)
        {
            Add(_byFolder, project.Directory, project);
        }
    }

    /// <summary>
    /// The directory that a project states for a Dockerfile, relative to the repository root. The projects of its own folder speak first: only
    /// where the folder has none is a project elsewhere sought that names the file. Absent where none states one, unknown where two disagree.
    /// </summary>
    public Fact<string> Find(string dockerfile)
    {
        if (!_byFolder.TryGetValue(RepositoryPath.DirectoryOf(dockerfile), out var projects)
            && !(_byFile ??= ByFile()).TryGetValue(dockerfile, out projects))
        {
            return Fact<string>.Absent;
        }

        var found = Fact<string>.Absent;
        foreach (var project in projects)
        {
            found = Both(found, StatedBy(project, dockerfile));
        }

        return found;
    }

    private Dictionary<string, List<ProjectSubject>> ByFile()
    {
        var byFile = new Dictionary<string, List<ProjectSubject>>(StringComparer.Ordinal);
        foreach (var project in _projects)
        {
            if (project.Dockerfile is { } stated && stated.File.TryGet(out var file))
            {
                Add(byFile, file, project);
            }
        }

        return byFile;
    }

    private static void Add(Dictionary<string, List<ProjectSubject>> index, string key, ProjectSubject project)
    {
        if (!index.TryGetValue(key, out var projects))
        {
            index.Add(key, projects = []);
        }

        projects.Add(project);
    }

    private static Fact<string> StatedBy(ProjectSubject project, string dockerfile) =>
        project.Dockerfile is { } stated && stated.File.TryGet(out var file) && string.Equals(file, dockerfile, StringComparison.Ordinal)
            ? stated.Context
            : Fact<string>.Absent;

    private static Fact<string> Both(Fact<string> one, Fact<string> other) =>
        one.IsAbsent ? other
        : other.IsAbsent || (one.TryGet(out var left) && other.TryGet(out var right) && string.Equals(left, right, StringComparison.Ordinal)) ? one
        : Fact<string>.UnknownBecause("projects state different contexts for the Dockerfile");
}
