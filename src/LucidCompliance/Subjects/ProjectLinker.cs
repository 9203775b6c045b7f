using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Model.Projects;
using LucidCompliance.Policy;

namespace LucidCompliance.Subjects;

/// <summary>Makes the projects of an analysis and links them with images and settings. Reads no file itself.</summary>
internal sealed class ProjectLinker
{
    // Every property and item of container publishing, and of Visual Studio's container tools, has the word in its name: most projects need no
    // look at more than that.
    private const string Publishing = "Container";
    private const string Dockerfile = "Dockerfile";

    private readonly ImmutableArray<Artifact> _artifacts;
    private readonly ImmutableArray<Artifact> _props;
    private readonly ImmutableArray<EvaluatedProject> _evaluated;
    private readonly IRepositoryFiles _files;
    private readonly PolicySet _policies;

    public ProjectLinker(ImmutableArray<Artifact> artifacts, ImmutableArray<EvaluatedProject> evaluated, IRepositoryFiles files, PolicySet policies)
    {
        _artifacts = artifacts;
        _props = artifacts.RemoveAll(static artifact => artifact.Kind != ArtifactKind.Props);
        _evaluated = evaluated;
        _files = files;
        _policies = policies;
        Projects = MakeProjects();
    }

    /// <summary>The projects, in the order of paths.</summary>
    public ImmutableArray<ProjectSubject> Projects { get; }

    /// <summary>Links the projects with what they run in and are set by.</summary>
    public void Link(ImmutableArray<ImageSubject> images, ImmutableArray<SettingsFileSubject> settings)
    {
        if (Projects.IsEmpty)
        {
            return;
        }

        var lookup = new ImageProjects(Projects);
        foreach (var image in images)
        {
            image.ProjectLookup = lookup;
        }

        var byDirectory = new Dictionary<string, ProjectSubject>(StringComparer.Ordinal);
        foreach (var project in Projects)
        {
            project.Link(lookup, images);
            byDirectory[project.Directory] = project;
        }

        foreach (var file in settings)
        {
            if (file.Artifact.Kind == ArtifactKind.LaunchSettings
                && byDirectory.TryGetValue(RepositoryPath.DirectoryOf(RepositoryPath.DirectoryOf(file.Artifact.Path)), out var project))
            {
                project.LaunchSettings = file;
            }
        }
    }

    private ImmutableArray<ProjectSubject> MakeProjects()
    {
        var projects = ImmutableArray.CreateBuilder<ProjectSubject>();
        foreach (var artifact in _artifacts)
        {
            if (artifact.Kind == ArtifactKind.Project)
            {
                var evaluated = FindEvaluated(artifact.Path);
                projects.Add(new ProjectSubject(
                    artifact,
                    () => _policies.For(artifact.Path),
                    artifact.IsInScope || ImportMentions(artifact.Path, Publishing, inScope: true),
                    () => Mentions(artifact.Path, Publishing) || ImportMentions(artifact.Path, Publishing, inScope: false) || evaluated is { MentionsContainer: true },
                    () => Mentions(artifact.Path, Dockerfile) || ImportMentions(artifact.Path, Dockerfile, inScope: false) || evaluated is { NamesDockerfile: true },
                    () => DotNetProject.Read(artifact.Path, _files, evaluated)));
            }
        }

        projects.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return projects.ToImmutable();
    }

    private bool Mentions(string path, string word) => _files.Read(path).Text is { } text && text.Content.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private bool ImportMentions(string project, string word, bool inScope)
    {
        foreach (var artifact in _props)
        {
            if ((artifact.IsInScope || !inScope)
                && RepositoryPath.DirectoryOf(artifact.Path) is var directory
                && (directory == "." || project.StartsWith(directory + "/", StringComparison.Ordinal))
                && Mentions(artifact.Path, word))
            {
                return true;
            }
        }

        return false;
    }

    private EvaluatedProject? FindEvaluated(string path)
    {
        foreach (var project in _evaluated)
        {
            if (string.Equals(project.Path, path, StringComparison.Ordinal))
            {
                return project;
            }
        }

        return null;
    }
}
