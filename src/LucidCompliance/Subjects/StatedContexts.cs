using System;
using System.Collections.Immutable;
using LucidCompliance.Model;

namespace LucidCompliance.Subjects;

/// <summary>The build contexts that projects state for their Dockerfiles: RULES.md convention 20 asks them first.</summary>
internal sealed class StatedContexts
{
    private readonly ImmutableArray<ProjectSubject> _projects;

    public StatedContexts(ImmutableArray<ProjectSubject> projects) => _projects = projects;

    /// <summary>
    /// The directory that a project states for a Dockerfile, relative to the repository root. The projects of its own folder speak first: only
    /// where the folder has none is a project elsewhere sought that names the file. Absent where none states one, unknown where two disagree.
    /// </summary>
    public Fact<string> Find(string dockerfile)
    {
        var directory = RepositoryPath.DirectoryOf(dockerfile);
        var hasOwn = false;
        var found = Fact<string>.Absent;
        foreach (var project in _projects)
        {
            if (string.Equals(project.Directory, directory, StringComparison.Ordinal))
            {
                hasOwn = true;
                found = Both(found, StatedBy(project, dockerfile));
            }
        }

        if (hasOwn)
        {
            return found;
        }

        foreach (var project in _projects)
        {
            found = Both(found, StatedBy(project, dockerfile));
        }

        return found;
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
