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
    private readonly ProjectIndex _index;
    private readonly Dictionary<ImageSubject, Fact<ProjectSubject>> _found = [];
    private Dictionary<ProjectSubject, ImmutableArray<ImageSubject>.Builder>? _images;

    public ImageProjects(ImmutableArray<ProjectSubject> projects)
    {
        _projects = projects;
        _index = new ProjectIndex(projects);
    }

    /// <summary>The images whose program is that of a project, in their order.</summary>
    /// <param name="project">The project.</param>
    /// <param name="images">All images of the analysis: the same ones at every call.</param>
    public ImmutableArray<ImageSubject> ImagesOf(ProjectSubject project, ImmutableArray<ImageSubject> images)
    {
        _images ??= FindImages(images);
        return _images.TryGetValue(project, out var own) ? own.ToImmutable() : [];
    }

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

    private Dictionary<ProjectSubject, ImmutableArray<ImageSubject>.Builder> FindImages(ImmutableArray<ImageSubject> images)
    {
        var found = new Dictionary<ProjectSubject, ImmutableArray<ImageSubject>.Builder>();
        foreach (var image in images)
        {
            if (Find(image).TryGet(out var project))
            {
                if (!found.TryGetValue(project, out var own))
                {
                    found.Add(project, own = ImmutableArray.CreateBuilder<ImageSubject>());
                }

                own.Add(image);
            }
        }

        return found;
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
            : _index.ByDockerfileProperty(image.Dockerfile.Artifact.Path) is { } stated ? Fact<ProjectSubject>.Known(stated)
            : ByFolder(image) is { IsKnown: true } near && (started.Names(near.Value) || Single(started) is null) ? near
            : Single(started) ?? Fact<ProjectSubject>.UnknownBecause("nothing names the project");
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
                if ((isFile ? _index.AtPath(candidate) : _index.InFolder(candidate)) is { } project)
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
        return found ?? (isFile ? _index.ByFileName(ImagePath.BaseName(path)) : null);
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

    // The nearest folder with projects, from the Dockerfile upwards.
    private Fact<ProjectSubject> ByFolder(ImageSubject image)
    {
        for (var directory = RepositoryPath.DirectoryOf(image.Dockerfile.Artifact.Path); ; directory = RepositoryPath.DirectoryOf(directory))
        {
            if (_index.HasAny(directory))
            {
                return _index.InFolder(directory) is { } only ? Fact<ProjectSubject>.Known(only) : Fact<ProjectSubject>.UnknownBecause("the folder has several projects");
            }

            if (directory is "." or "/" || directory.StartsWith("..", StringComparison.Ordinal))
            {
                return Fact<ProjectSubject>.UnknownBecause("no project lies above the Dockerfile");
            }
        }
    }

    // The only project that gives the assembly which the image starts.
    private Fact<ProjectSubject>? Single(StartedAssembly started)
    {
        ProjectSubject? found = null;
        foreach (var name in started.ProjectNames)
        {
            foreach (var project in _index.ByName(name))
            {
                if (!ReferenceEquals(project, found) && started.Names(project))
                {
                    if (found is not null)
                    {
                        return null;
                    }

                    found = project;
                }
            }
        }

        return found is null ? null : Fact<ProjectSubject>.Known(found);
    }

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
