using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Baselines;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Projects;
using LucidCompliance.Policy;
using LucidCompliance.Subjects.Scripts;
using LucidCompliance.Syntax.Json;
using LucidCompliance.Syntax.Xml;
using LucidCompliance.Syntax.Yaml;

namespace LucidCompliance.Subjects;

/// <summary>Reads the artifacts, binds the models and links them.</summary>
internal sealed class SubjectBuilder
{
    private readonly ImmutableArray<Artifact> _artifacts;
    private readonly IRepositoryFiles _files;
    private readonly PolicySet _policies;
    private readonly DateTime _date;
    private readonly Func<string, FileReporter> _reporterOf;
    private readonly CancellationToken _cancellation;
    private readonly List<UnreadableArtifact> _unreadable = [];
    private readonly List<FailedArtifact> _failures = [];

    public SubjectBuilder(ImmutableArray<Artifact> artifacts, IRepositoryFiles files, PolicySet policies, DateTime date, Func<string, FileReporter> reporterOf, CancellationToken cancellation)
    {
        _artifacts = artifacts;
        _files = files;
        _policies = policies;
        _date = date;
        _reporterOf = reporterOf;
        _cancellation = cancellation;
    }

    /// <summary>What MSBuild evaluated of projects.</summary>
    public ImmutableArray<EvaluatedProject> Evaluated { get; init; } = [];

    public AnalysisSubjects Build()
    {
        var readable = ReadableArtifacts();
        var projects = ComposeSubjects(readable);
        var dockerfiles = new DockerfileReader(_files, _policies);
        var knowledge = new ImageKnowledge(_artifacts, _files);
        var images = new ImageLinker(dockerfiles, _files, knowledge);
        var containers = ImmutableArray.CreateBuilder<ContainerSubject>();
        foreach (var project in projects)
        {
            Isolate(project.Project.Artifact, () =>
            {
                project.Containers = images.Link(project);
                containers.AddRange(project.Containers);
            });
        }

        var linker = new ProjectLinker(_artifacts, Evaluated, _files, _policies, knowledge);
        var contexts = new StatedContexts(linker.Projects);
        foreach (var artifact in readable)
        {
            if (artifact.Kind == ArtifactKind.Dockerfile)
            {
                Isolate(artifact, () =>
                {
                    if (dockerfiles.Read(artifact) is { } dockerfile && images.LinkUnbuilt(dockerfile, contexts) is { } container)
                    {
                        containers.Add(container);
                    }
                });
            }
        }

        images.Complete(containers);
        var scripts = ImmutableArray<ScriptSubject>.Empty;
        if (_artifacts.Length > 0)
        {
            Isolate(_artifacts[0], () => scripts = new ScriptFinder(_artifacts, _files, _policies, _reporterOf).Find(readable, images.All, projects));
        }

        var settings = SettingsFiles(readable);
        linker.Link(images.All, settings);
        return new AnalysisSubjects
        {
            Date = _date,
            Policies = _policies,
            Baselines = BaselineSet.Read(_artifacts, _files),
            Files = _files,
            Dockerfiles = dockerfiles.All,
            Images = images.All,
            Containers = containers.ToImmutable(),
            ComposeProjects = projects,
            ComposeDocuments = Documents(projects),
            EnvFiles = new EnvFileReader(_artifacts, _files, _policies, readable, _unreadable).Read(projects),
            SettingsFiles = settings,
            NuGetConfigs = NuGetConfigs(readable),
            Scripts = scripts,
            Projects = linker.Projects,
            MsBuildFiles = MsBuildFileSubject.Among(_artifacts, _files, _policies),
            Archives = knowledge.GetArchives(_policies),
            Unreadable = [.. _unreadable],
            Failures = [.. _failures],
        };
    }

    // A defect of ours in one artifact must not cost the findings of the others.
    private void Isolate(Artifact artifact, Action action)
    {
        _cancellation.ThrowIfCancellationRequested();
        try
        {
            action();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _failures.Add(new FailedArtifact(artifact, exception));
        }
    }

    // Every artifact is read once here; the models read the same text again from the front end's store.
    private ImmutableArray<Artifact> ReadableArtifacts()
    {
        var readable = ImmutableArray.CreateBuilder<Artifact>(_artifacts.Length);
        foreach (var artifact in _artifacts)
        {
            if (artifact.Kind is not (ArtifactKind.Dockerfile or ArtifactKind.Compose or ArtifactKind.EnvFile or ArtifactKind.AppSettings or ArtifactKind.LaunchSettings or ArtifactKind.NuGetConfig or ArtifactKind.Script))
            {
                if (artifact.IsExplicit && artifact.Kind != ArtifactKind.ImageArchive && _files.GetKind(artifact.Path) is { IsKnown: true, Value: PathKind.Missing })
                {
                    _unreadable.Add(new UnreadableArtifact(artifact, new FileRead(FileReadStatus.Missing)));
                }

                continue;
            }

            var read = _files.Read(artifact.Path);
            if (read.Text is { } text && (artifact.IsExplicit || ArtifactShape.LooksLike(artifact, text)))
            {
                readable.Add(artifact);
            }
            else if (read.Status is not FileReadStatus.Unknown && (read.Status is not FileReadStatus.Missing || artifact.IsExplicit))
            {
                _unreadable.Add(new UnreadableArtifact(artifact, read));
            }
        }

        return readable.ToImmutable();
    }

    private ImmutableArray<ComposeSubject> ComposeSubjects(ImmutableArray<Artifact> readable)
    {
        var subjects = ImmutableArray.CreateBuilder<ComposeSubject>();
        foreach (var set in ComposeProjects.Discover(readable, _files, _cancellation))
        {
            Isolate(set.Base, () =>
            {
                var policy = _policies.For(set.Base.Path);
                var project = ComposeBinder.Bind(set, _files, EnvironmentOptions(policy), _cancellation);
                subjects.Add(new ComposeSubject(project, policy));
            });
        }

        return subjects.ToImmutable();
    }

    private ImmutableArray<SettingsFileSubject> SettingsFiles(ImmutableArray<Artifact> readable)
    {
        var subjects = ImmutableArray.CreateBuilder<SettingsFileSubject>();
        foreach (var artifact in readable)
        {
            if (artifact.Kind is ArtifactKind.AppSettings or ArtifactKind.LaunchSettings && _files.Read(artifact.Path).Text is { } text)
            {
                subjects.Add(new SettingsFileSubject(artifact, JsonDocument.Parse(text), _policies.For(artifact.Path)));
            }
        }

        return subjects.ToImmutable();
    }

    private ImmutableArray<NuGetConfigSubject> NuGetConfigs(ImmutableArray<Artifact> readable)
    {
        var subjects = ImmutableArray.CreateBuilder<NuGetConfigSubject>();
        foreach (var artifact in readable)
        {
            if (artifact.Kind == ArtifactKind.NuGetConfig && _files.Read(artifact.Path).Text is { } text)
            {
                subjects.Add(new NuGetConfigSubject(artifact, text, XmlTagReader.Read(text), _policies.For(artifact.Path)));
            }
        }

        return subjects.ToImmutable();
    }

    private static ComposeEnvironmentOptions EnvironmentOptions(PolicyDocument policy)
    {
        var provided = ImmutableArray.CreateBuilder<string>(policy.Environment.Provided.Length);
        foreach (var name in policy.Environment.Provided)
        {
            provided.Add(name.Value);
        }

        return new ComposeEnvironmentOptions { Files = EnvFileReader.PolicyFiles(policy), Provided = provided.ToImmutable() };
    }

    private static ImmutableArray<YamlDocument> Documents(ImmutableArray<ComposeSubject> projects)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var documents = ImmutableArray.CreateBuilder<YamlDocument>();
        foreach (var project in projects)
        {
            foreach (var file in project.Project.Files)
            {
                if (seen.Add(file.Path))
                {
                    documents.Add(file.Document);
                }
            }
        }

        return documents.ToImmutable();
    }
}
