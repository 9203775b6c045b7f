using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Model.DotNet;
using LucidCompliance.Model.Images;

namespace LucidCompliance.Subjects;

/// <summary>
/// Which project's program an image runs. The strongest evidence is what the Dockerfile publishes; then a project whose
/// properties name the file (<see cref="Model.Projects.ProjectDockerfile"/>); then the assembly that the image starts; then the only project of the nearest folder.
/// </summary>
internal sealed class ImageProjects
{
    private readonly ImmutableArray<ProjectSubject> _projects;
    private readonly Dictionary<ImageSubject, Fact<ProjectSubject>> _found = [];

    public ImageProjects(ImmutableArray<ProjectSubject> projects) => _projects = projects;

    /// <summary>The project of an image; unknown where nothing proves a single one, absent where the repository has none.</summary>
    public Fact<ProjectSubject> Find(ImageSubject image)
    {
        if (_projects.IsEmpty)
        {
            return Fact<ProjectSubject>.Absent;
        }

        if (!_found.TryGetValue(image, out var project))
        {
            project = Decide(image);
            if (project.TryGet(out var subject) && subject.Project is null)
            {
                project = Fact<ProjectSubject>.UnknownBecause("the project file cannot be read");
            }

            _found.Add(image, project);
        }

        return project;
    }

    private Fact<ProjectSubject> Decide(ImageSubject image)
    {
        var started = new StartedAssembly(image);
        if (!started.MayBeDotNet)
        {
            return Fact<ProjectSubject>.UnknownBecause("nothing in the Dockerfile runs .NET");
        }

        var published = Published(image, out var isDecided);
        return published.Count == 1 ? Fact<ProjectSubject>.Known(published[0])
            : published.Count > 1 ? Single(published, started) ?? Fact<ProjectSubject>.UnknownBecause("the image holds several projects")
            : isDecided ? Fact<ProjectSubject>.UnknownBecause("the project that is published is not one of the repository's")
            : ByDockerfileProperty(image) is { } stated ? Fact<ProjectSubject>.Known(stated)
            : ByFolder(image) is { IsKnown: true } near && (started.Names(near.Value) || Single(_projects, started) is null) ? near
            : Single(_projects, started) ?? Fact<ProjectSubject>.UnknownBecause("nothing names the project");
    }

    // The projects whose output the image holds. Decided where every publish names a project file that is somewhere, or nowhere.
    private List<ProjectSubject> Published(ImageSubject image, out bool isDecided)
    {
        var found = new List<ProjectSubject>();
        isDecided = image.Publishes.Length > 0;
        foreach (var publish in image.Publishes)
        {
            if (!publish.ProjectPath.TryGet(out var path))
            {
                isDecided = false;
                continue;
            }

            var project = ByOrigin(image, publish, path);
            if (project is null)
            {
                isDecided &= DotNetPublish.IsProjectFile(path);
            }
            else if (!found.Contains(project))
            {
                found.Add(project);
            }
        }

        return found;
    }

    private ProjectSubject? ByOrigin(ImageSubject image, DotNetPublish publish, string path)
    {
        var isFile = DotNetPublish.IsProjectFile(path);
        ProjectSubject? found = null;
        foreach (var origin in ContextOrigins.Of(publish.Command.Step.Stage, path))
        {
            foreach (var candidate in RepositoryPaths(image, origin))
            {
                if ((isFile ? AtPath(candidate) : InFolder(candidate)) is { } project)
                {
                    if (found is not null && found != project)
                    {
                        return null;
                    }

                    found = project;
                }
            }
        }

        // A path that no COPY explains (a RUN moved it, a pattern hides it): the file's name may still be the only one.
        return found ?? (isFile ? ByFileName(ImagePath.BaseName(path)) : null);
    }

    private static IEnumerable<string> RepositoryPaths(ImageSubject image, string contextPath)
    {
        if (image.Context.GetRepositoryPath(contextPath).TryGet(out var path))
        {
            yield return path;
            yield break;
        }

        yield return RepositoryPath.Combine(RepositoryPath.DirectoryOf(image.Dockerfile.Artifact.Path), contextPath);
        yield return contextPath;
    }

    private ProjectSubject? AtPath(string path) => OnlyOne(path, static (project, text) => string.Equals(project.Path, text, StringComparison.Ordinal));

    private ProjectSubject? InFolder(string directory) => OnlyOne(directory, static (project, text) => string.Equals(project.Directory, text, StringComparison.Ordinal));

    private ProjectSubject? ByFileName(string name) =>
        OnlyOne(name, static (project, text) => string.Equals(project.Path.Substring(project.Path.LastIndexOf('/') + 1), text, StringComparison.Ordinal));

    private ProjectSubject? OnlyOne(string text, Func<ProjectSubject, string, bool> isMatch)
    {
        ProjectSubject? found = null;
        foreach (var project in _projects)
        {
            if (isMatch(project, text))
            {
                if (found is not null)
                {
                    return null;
                }

                found = project;
            }
        }

        return found;
    }

    private ProjectSubject? ByDockerfileProperty(ImageSubject image)
    {
        ProjectSubject? found = null;
        foreach (var candidate in _projects)
        {
            if (candidate.Dockerfile is { } stated && stated.Named.TryGet(out var path) && string.Equals(path, image.Dockerfile.Artifact.Path, StringComparison.Ordinal))
            {
                if (found is not null)
                {
                    return null;
                }

                found = candidate;
            }
        }

        return found;
    }

    // The nearest folder with projects, from the Dockerfile upwards.
    private Fact<ProjectSubject> ByFolder(ImageSubject image)
    {
        for (var directory = RepositoryPath.DirectoryOf(image.Dockerfile.Artifact.Path); ; directory = RepositoryPath.DirectoryOf(directory))
        {
            var hasAny = false;
            foreach (var project in _projects)
            {
                hasAny |= string.Equals(project.Directory, directory, StringComparison.Ordinal);
            }

            if (hasAny)
            {
                return InFolder(directory) is { } only ? Fact<ProjectSubject>.Known(only) : Fact<ProjectSubject>.UnknownBecause("the folder has several projects");
            }

            if (directory is "." or "/" || directory.StartsWith("..", StringComparison.Ordinal))
            {
                return Fact<ProjectSubject>.UnknownBecause("no project lies above the Dockerfile");
            }
        }
    }

    // The only project that gives the assembly which the image starts.
    private static Fact<ProjectSubject>? Single(IReadOnlyList<ProjectSubject> projects, StartedAssembly started)
    {
        ProjectSubject? found = null;
        foreach (var project in projects)
        {
            if (started.Names(project))
            {
                if (found is not null)
                {
                    return null;
                }

                found = project;
            }
        }

        return found is null ? null : Fact<ProjectSubject>.Known(found);
    }
}
