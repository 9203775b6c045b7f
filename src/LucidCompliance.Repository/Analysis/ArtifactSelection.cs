using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Text;
using LucidCompliance.Model;
using LucidCompliance.Model.Projects;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Subjects.Scripts;

namespace LucidCompliance.Repository.Analysis;

/// <summary>Decides which artifacts a reporter judges, so that each is reported once in a build, and which only inform it.</summary>
internal sealed class ArtifactSelection
{
    private const string PackageName = "LucidCompliance.Sdk";
    private readonly AnalysisRequest _request;
    private readonly RepositoryIndex _index;
    private readonly Ownership _ownership;
    private readonly Func<string, FileContent> _read;
    private bool? _mayPublish;
    private readonly Dictionary<string, bool> _reportsItself = new(StringComparer.Ordinal);

    /// <param name="request">Who asks.</param>
    /// <param name="index">What the walk found.</param>
    /// <param name="read">Reads a project file or an MSBuild file above it.</param>
    public ArtifactSelection(AnalysisRequest request, RepositoryIndex index, Func<string, FileContent> read)
    {
        _request = request;
        _index = index;
        _ownership = new Ownership(index);
        _read = read;
    }

    /// <summary>The artifacts in scope and those that inform, ordered by path; items replace what the walk found at their path.</summary>
    public ImmutableArray<Artifact> Select()
    {
        var selected = new Dictionary<string, Artifact>(StringComparer.Ordinal);
        foreach (var artifact in _index.Artifacts)
        {
            if (IsInScope(artifact.Path))
            {
                selected[artifact.Path] = artifact;
            }
            else if (_request.Scope is not (ReportScope.Project or ReportScope.EditorProject) || Informs(artifact))
            {
                selected[artifact.Path] = artifact with { IsInScope = false, HasReporter = HasReporter(artifact) };
            }
        }

        foreach (var item in _request.Items)
        {
            // An archive of the root tells every project about its base images; the root reports what is wrong with it.
            var speaks = !item.IsOfRoot || _request.Scope is not (ReportScope.Project or ReportScope.EditorProject)
                || (_request.Scope == ReportScope.EditorProject && IsEditorSpokesman());
            if (GetKind(item) is { } kind && (speaks || kind == ArtifactKind.ImageArchive))
            {
                selected[item.Path] = new Artifact(item.Path, kind)
                {
                    IsExplicit = true,
                    IsInScope = speaks,
                    ImageName = kind == ArtifactKind.ImageArchive ? item.Image : null,
                    Run = kind == ArtifactKind.Compose ? GetRun(item) : null,
                };
            }
        }

        var artifacts = new List<Artifact>(selected.Values);
        artifacts.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return [.. artifacts];
    }

    /// <summary>
    /// Whether there is anything to judge in an artifact. Project files and those that they import are artifacts of nearly every folder, and
    /// only container publishing is judged in them.
    /// </summary>
    public bool IsWorthJudging(Artifact artifact) =>
        artifact.Kind is not (ArtifactKind.Project or ArtifactKind.Props)
        || (artifact.Path == _request.ProjectPath ? MayPublish() : Mentions(artifact.Path, "Container"));

    /// <summary>
    /// Whether this reporter speaks for a path, artifact or not: what no item names has one reporter, so that no file is edited by two.
    /// </summary>
    public bool Owns(string path)
    {
        foreach (var item in _request.Items)
        {
            if (item.Path == path)
            {
                return true;
            }
        }

        return !Path.IsPathRooted(path) && !path.StartsWith("../", StringComparison.Ordinal) && IsInScope(path);
    }

    /// <summary>
    /// Who reports a file that is no artifact and that artifacts name, such as a script. The root's reporter sees every artifact, so what the
    /// root owns is the root's, whichever Dockerfile names it; a project sees its own Dockerfiles only.
    /// </summary>
    public FileReporter GetReporter(string path) =>
        Owns(path) ? FileReporter.ThisAnalysis
        : _request.Scope == ReportScope.Project && _ownership.GetOwner(path) is null ? FileReporter.Another
        : FileReporter.OfNamingArtifact;

    /// <summary>
    /// Whether this reporter may change a file: one that it owns, or a baseline, which is everybody's; the repository's lock lets one after
    /// the other change it.
    /// </summary>
    public bool MayEdit(string path) => Owns(path) || ArtifactDiscovery.Classify(path) == ArtifactKind.Baseline;

    /// <summary>Whether an item's kind is that of an image archive.</summary>
    public static bool IsArchive(string kind) => string.Equals(kind, nameof(ArtifactKind.ImageArchive), StringComparison.OrdinalIgnoreCase);

    /// <summary>The kind that an item states, or that its name suggests; null where neither does.</summary>
    public static ArtifactKind? GetKind(ArtifactItem item)
    {
        if (item.Kind.Length > 0)
        {
            return Enum.TryParse<ArtifactKind>(item.Kind, ignoreCase: true, out var kind) && !char.IsDigit(item.Kind[0]) ? kind : null;
        }

        return ArtifactDiscovery.Classify(item.Path);
    }

    // What tells a project about its own artifacts: how they are built and run, and the MSBuild files that it imports by convention. Which
    // Dockerfile above builds it matters only where it may publish an image by itself.
    private bool Informs(Artifact artifact) => artifact.Kind switch
    {
        ArtifactKind.Compose or ArtifactKind.EnvFile or ArtifactKind.Policy or ArtifactKind.Baseline or ArtifactKind.Project => true,
        ArtifactKind.Props => LiesAboveProject(artifact.Path),
        ArtifactKind.Dockerfile => LiesAboveProject(artifact.Path) && MayPublish(),
        _ => false,
    };

    private bool LiesAboveProject(string path) =>
        Ownership.GetDirectory(path) is var directory && (directory.Length == 0 || _request.ProjectPath.StartsWith(directory + "/", StringComparison.Ordinal));

    /// <summary>Whether the asking project may publish an image by itself: every property and item for that has the word in its name.</summary>
    private bool MayPublish() =>
        _mayPublish ??= Mentions(_request.ProjectPath, "Container")
            || (_request.ProjectFacts is { } facts && EvaluatedProject.Parse(_request.ProjectPath, facts).MentionsContainer);

    private bool IsInScope(string path)
    {
        if (_request.Scope == ReportScope.Repository)
        {
            return true;
        }

        var owner = _ownership.GetOwner(path);
        return _request.Scope switch
        {
            ReportScope.Project when owner is null => _request.IsProjectRoot && IsSpokesman(),
            ReportScope.Project => owner == _request.ProjectPath,
            ReportScope.EditorProject => owner == _request.ProjectPath || (IsReportedElsewhere(owner) && IsEditorSpokesman()),
            ReportScope.Root => owner is null && _index.ComplianceProjects.IsEmpty,
            ReportScope.AllReporters => owner is null || !_index.ComplianceProjects.IsEmpty || ReportsItself(owner),
            _ => owner is null || owner == _request.ProjectPath || !ReportsItself(owner),
        };
    }

    // Only of interest where it decides which reporter has a file that Compose files of several reporters name.
    private bool HasReporter(Artifact artifact) =>
        artifact.Kind != ArtifactKind.Compose
        || !_index.ComplianceProjects.IsEmpty
        || _ownership.GetOwner(artifact.Path) is not { } owner
        || ReportsItself(owner);

    // Whether a build reports the artifact, but not in a compilation of C# or Visual Basic.
    private bool IsReportedElsewhere(string? owner) =>
        owner is null || (ReportsItself(owner) ? !HasCompilation(owner) : !_index.ComplianceProjects.IsEmpty);

    // In an editor the first project that has an analyzer speaks for all that has none.
    private bool IsEditorSpokesman()
    {
        foreach (var artifact in _index.Artifacts)
        {
            if (artifact.Kind == ArtifactKind.Project && HasCompilation(artifact.Path) && ReportsItself(artifact.Path))
            {
                return artifact.Path == _request.ProjectPath;
            }
        }

        return _request.IsProjectRoot;
    }

    private static bool HasCompilation(string project) =>
        project.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) || project.EndsWith(".vbproj", StringComparison.OrdinalIgnoreCase);

    // Several projects in the folder of one without a repository: the first that has the package speaks for the folder.
    private bool IsSpokesman()
    {
        foreach (var artifact in _index.Artifacts)
        {
            if (artifact.Kind == ArtifactKind.Project && artifact.Path.IndexOf('/') < 0 && ReportsItself(artifact.Path))
            {
                return artifact.Path == _request.ProjectPath;
            }
        }

        return true;
    }

    /// <summary>Whether the project, or an MSBuild file that it imports by convention, brings the package.</summary>
    private bool ReportsItself(string project)
    {
        if (_reportsItself.TryGetValue(project, out var known))
        {
            return known;
        }

        var reports = Mentions(project, PackageName);
        for (var directory = Ownership.GetDirectory(project); !reports; directory = Ownership.GetDirectory(directory))
        {
            var prefix = directory.Length == 0 ? string.Empty : directory + "/";
            reports = Mentions(prefix + "Directory.Build.props", PackageName)
                || Mentions(prefix + "Directory.Build.targets", PackageName)
                || Mentions(prefix + "Directory.Packages.props", "GlobalPackageReference Include=\"" + PackageName);
            if (directory.Length == 0)
            {
                break;
            }
        }

        _reportsItself.Add(project, reports);
        return reports;
    }

    private bool Mentions(string path, string text) =>
        Encoding.UTF8.GetString(_read(path).Bytes).IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0;

    private static ComposeRun? GetRun(ArtifactItem item) =>
        item.ProjectDirectory is null && item.EnvFiles.Count == 0 && item.Overrides.Count == 0 && item.Profiles.Count == 0
            ? null
            : new ComposeRun
            {
                ProjectDirectory = item.ProjectDirectory,
                EnvFiles = item.EnvFiles.ToImmutableArray(),
                Overrides = item.Overrides.ToImmutableArray(),
                Profiles = item.Profiles.ToImmutableArray(),
            };
}
