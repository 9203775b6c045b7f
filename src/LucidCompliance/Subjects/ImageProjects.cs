using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;

namespace LucidCompliance.Subjects;

/// <summary>Which project's program an image runs.</summary>
internal sealed class ImageProjects
{
    private readonly ImmutableArray<ProjectSubject> _projects;
    private readonly Dictionary<ImageSubject, Fact<ProjectSubject>> _found = [];

    public ImageProjects(ImmutableArray<ProjectSubject> projects) => _projects = projects;

    /// <summary>The project of an image; unknown where nothing proves a single one.</summary>
    public Fact<ProjectSubject> Find(ImageSubject image)
    {
        if (_projects.IsEmpty)
        {
            return Fact<ProjectSubject>.Absent;
        }

        if (!_found.TryGetValue(image, out var project))
        {
            project = FindByFolder(image);
            if (project.TryGet(out var subject) && subject.Project is null)
            {
                project = Fact<ProjectSubject>.UnknownBecause("the project file cannot be read");
            }

            _found.Add(image, project);
        }

        return project;
    }

    // The nearest folder with projects, from the Dockerfile upwards.
    private Fact<ProjectSubject> FindByFolder(ImageSubject image)
    {
        for (var directory = RepositoryPath.DirectoryOf(image.Dockerfile.Artifact.Path); ; directory = RepositoryPath.DirectoryOf(directory))
        {
            ProjectSubject? found = null;
            foreach (var project in _projects)
            {
                if (string.Equals(project.Directory, directory, StringComparison.Ordinal))
                {
                    if (found is not null)
                    {
                        return Fact<ProjectSubject>.UnknownBecause("the folder has several projects");
                    }

                    found = project;
                }
            }

            if (found is not null)
            {
                return Fact<ProjectSubject>.Known(found);
            }

            if (directory is "." or "/" || directory.StartsWith("..", StringComparison.Ordinal))
            {
                return Fact<ProjectSubject>.UnknownBecause("no project lies above the Dockerfile");
            }
        }
    }
}
