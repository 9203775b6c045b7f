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
    private readonly Dictionary<string, List<Artifact>> _props;
    private readonly Dictionary<string, EvaluatedProject> _evaluated;
    private readonly IRepositoryFiles _files;
    private readonly PolicySet _policies;
    private readonly ImageKnowledge _knowledge;

    public ProjectLinker(ImmutableArray<Artifact> artifacts, ImmutableArray<EvaluatedProject> evaluated, IRepositoryFiles files, PolicySet policies, ImageKnowledge knowledge)
    {
        _artifacts = artifacts;
        _props = PropsByFolder(artifacts);
        _evaluated = ByPath(evaluated);
        _files = files;
        _policies = policies;
        _knowledge = knowledge;
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
                _evaluated.TryGetValue(artifact.Path, out var evaluated);
                projects.Add(new ProjectSubject(
                    artifact,
                    () => _policies.For(artifact.Path),
                    artifact.IsInScope || ImportMentions(artifact.Path, Publishing, inScope: true),
                    () => Mentions(artifact.Path, Publishing) || ImportMentions(artifact.Path, Publishing, inScope: false) || evaluated is { MentionsContainer: true },
                    () => Mentions(artifact.Path, Dockerfile) || ImportMentions(artifact.Path, Dockerfile, inScope: false) || evaluated is { NamesDockerfile: true },
                    () => DotNetProject.Read(artifact.Path, _files, evaluated),
                    _knowledge));
            }
        }

        projects.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return projects.ToImmutable();
    }

    private bool Mentions(string path, string word) => _files.Read(path).Text is { } text && text.Content.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    // A props file holds for the projects of its folder and below: from a project upwards, so that many projects and props files stay cheap.
    private bool ImportMentions(string project, string word, bool inScope)
    {
        for (var directory = RepositoryPath.DirectoryOf(project); ; directory = RepositoryPath.DirectoryOf(directory))
        {
            if (_props.TryGetValue(directory, out var files))
            {
                foreach (var file in files)
                {
                    if ((file.IsInScope || !inScope) && Mentions(file.Path, word))
                    {
                        return true;
                    }
                }
            }

            if (directory is "." or "/")
            {
                return false;
            }
        }
    }

    private static Dictionary<string, List<Artifact>> PropsByFolder(ImmutableArray<Artifact> artifacts)
    {
        var props = new Dictionary<string, List<Artifact>>(StringComparer.Ordinal);
        foreach (var artifact in artifacts)
        {
            if (artifact.Kind == ArtifactKind.Props)
            {
                var directory = RepositoryPath.DirectoryOf(artifact.Path);
                if (!props.TryGetValue(directory, out var files))
                {
                    props.Add(directory, files = []);
                }

                files.Add(artifact);
            }
        }

        return props;
    }

    private static Dictionary<string, EvaluatedProject> ByPath(ImmutableArray<EvaluatedProject> evaluated)
    {
        var byPath = new Dictionary<string, EvaluatedProject>(StringComparer.Ordinal);
        foreach (var project in evaluated)
        {
            if (!byPath.ContainsKey(project.Path))
            {
                byPath.Add(project.Path, project);
            }
        }

        return byPath;
    }
}
