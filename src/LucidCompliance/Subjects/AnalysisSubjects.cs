using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Baselines;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Policy;
using LucidCompliance.Subjects.Scripts;
using LucidCompliance.Subjects.Secrets;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects;

/// <summary>Everything that rules judge, linked across artifacts: which service builds which Dockerfile, which env file is read by whom.</summary>
public sealed class AnalysisSubjects
{
    private ImmutableArray<SecretOccurrence> _secrets;
    private SecretFileContents? _secretFiles;
    private Dictionary<string, ProjectSubject>? _projectsByPath;
    private Dictionary<DockerfileSyntax, List<ImageSubject>>? _imagesByDockerfile;

    /// <summary>The build's day.</summary>
    public required DateTime Date { get; init; }

    /// <summary>The policies of the analysis, by artifact.</summary>
    public required PolicySet Policies { get; init; }

    /// <summary>The baselines of the repository.</summary>
    public required BaselineSet Baselines { get; init; }

    /// <summary>The repository's files.</summary>
    public required IRepositoryFiles Files { get; init; }

    /// <summary>Every Dockerfile, those that stand in a Compose file included.</summary>
    public required ImmutableArray<DockerfileSubject> Dockerfiles { get; init; }

    /// <summary>Every image that a Dockerfile gives, once for each distinct target and arguments (RULES.md convention 2).</summary>
    public required ImmutableArray<ImageSubject> Images { get; init; }

    /// <summary>Every container that will run: each service, and each image that no service builds.</summary>
    public required ImmutableArray<ContainerSubject> Containers { get; init; }

    /// <summary>Every Compose project.</summary>
    public required ImmutableArray<ComposeSubject> ComposeProjects { get; init; }

    /// <summary>Every env file.</summary>
    public required ImmutableArray<EnvFileSubject> EnvFiles { get; init; }

    /// <summary>Every <c>appsettings*.json</c> and <c>launchSettings.json</c>.</summary>
    public ImmutableArray<SettingsFileSubject> SettingsFiles { get; init; } = [];

    /// <summary>Every <c>NuGet.config</c>.</summary>
    public ImmutableArray<NuGetConfigSubject> NuGetConfigs { get; init; } = [];

    /// <summary>Every script and requirements file that an item lists or an artifact names.</summary>
    public ImmutableArray<ScriptSubject> Scripts { get; init; } = [];

    /// <summary>Every project file, and MSBuild file that projects import, in scope that has to do with containers.</summary>
    public ImmutableArray<MsBuildFileSubject> MsBuildFiles { get; init; } = [];

    /// <summary>Every C#, F# and Visual Basic project that the analysis knows of, in the order of paths; those of other reporters too.</summary>
    public ImmutableArray<ProjectSubject> Projects { get; init; } = [];

    /// <summary>
    /// What is well-known, weak or secret among <see cref="SecretCandidates"/>, each place once. Computed when a rule first asks.
    /// </summary>
    public ImmutableArray<SecretOccurrence> Secrets => _secrets.IsDefault ? _secrets = SecretCandidates.Find(this) : _secrets;

    /// <summary>Which files of the repository hold a secret. Computed when a rule first asks.</summary>
    internal SecretFileContents SecretFiles => _secretFiles ??= new SecretFileContents(this);

    /// <summary>The project at a path; null where there is none.</summary>
    internal ProjectSubject? FindProject(string path) => (_projectsByPath ??= IndexProjects()).TryGetValue(path, out var project) ? project : null;

    /// <summary>The images that a Dockerfile gives.</summary>
    internal IReadOnlyList<ImageSubject> ImagesOf(DockerfileSubject dockerfile) =>
        (_imagesByDockerfile ??= IndexImages()).TryGetValue(dockerfile.Syntax, out var images) ? images : [];

    private Dictionary<string, ProjectSubject> IndexProjects()
    {
        var index = new Dictionary<string, ProjectSubject>(StringComparer.Ordinal);
        foreach (var project in Projects)
        {
            if (!index.ContainsKey(project.Path))
            {
                index.Add(project.Path, project);
            }
        }

        return index;
    }

    private Dictionary<DockerfileSyntax, List<ImageSubject>> IndexImages()
    {
        var index = new Dictionary<DockerfileSyntax, List<ImageSubject>>();
        foreach (var image in Images)
        {
            if (!index.TryGetValue(image.Dockerfile.Syntax, out var images))
            {
                index.Add(image.Dockerfile.Syntax, images = []);
            }

            images.Add(image);
        }

        return index;
    }

    /// <summary>The trees of the Compose files, for their comments.</summary>
    public required ImmutableArray<YamlDocument> ComposeDocuments { get; init; }

    /// <summary>Every image archive.</summary>
    public ImmutableArray<ArchiveSubject> Archives { get; init; } = [];

    /// <summary>Artifacts that give no text, or whose text is not of their kind.</summary>
    public required ImmutableArray<UnreadableArtifact> Unreadable { get; init; }

    /// <summary>Artifacts whose model could not be made because of a defect of the product.</summary>
    public required ImmutableArray<FailedArtifact> Failures { get; init; }
}

/// <summary>An artifact whose model could not be made because of a defect of the product.</summary>
/// <param name="Artifact">The artifact.</param>
/// <param name="Exception">What was thrown.</param>
public sealed record FailedArtifact(Artifact Artifact, Exception Exception);

/// <summary>An artifact that gives no text, or one that is not what its name says.</summary>
/// <param name="Artifact">The artifact.</param>
/// <param name="Read">What reading it gave.</param>
public sealed record UnreadableArtifact(Artifact Artifact, FileRead Read)
{
    /// <summary>The place of a finding about the file: its first character.</summary>
    public SourceLocation Location { get; } = new(Read.Text ?? new SourceText(Artifact.Path, string.Empty), new TextSpan(0, 0));

    /// <summary>Whether the file can be read, and only its content is not that of its kind.</summary>
    public bool IsOtherKind => Read.Status == FileReadStatus.Text;
}

/// <summary>One Dockerfile.</summary>
/// <param name="Artifact">The file; for <c>dockerfile_inline</c> the Compose file.</param>
/// <param name="Syntax">Its tree.</param>
/// <param name="Policy">The policy that holds for it.</param>
public sealed record DockerfileSubject(Artifact Artifact, DockerfileSyntax Syntax, PolicyDocument Policy)
{
    /// <summary>The build whose <c>dockerfile_inline</c> this is; null for a file of its own.</summary>
    public ComposeBuild? Inline { get; init; }

    /// <summary>A place in the file.</summary>
    public SourceLocation At(TextSpan span) => new(Syntax.Text, span);
}

/// <summary>One env file.</summary>
/// <param name="Artifact">The file.</param>
/// <param name="Syntax">Its tree.</param>
/// <param name="Policy">The policy that holds for it.</param>
public sealed record EnvFileSubject(Artifact Artifact, DotEnvFile Syntax, PolicyDocument Policy)
{
    /// <summary>Whether the name says that the file is an example.</summary>
    public bool IsExample => ArtifactDiscovery.IsExampleName(Artifact.Path.Substring(Artifact.Path.LastIndexOf('/') + 1));

    /// <summary>Whether a Compose project, a policy or an item reads it.</summary>
    public required bool IsRead { get; init; }

    /// <summary>Whether git tracks it.</summary>
    public required Fact<bool> IsTracked { get; init; }

    /// <summary>Whether git ignores it.</summary>
    public required Fact<bool> IsIgnored { get; init; }

    /// <summary>A place in the file.</summary>
    public SourceLocation At(TextSpan span) => new(Syntax.Text, span);
}
