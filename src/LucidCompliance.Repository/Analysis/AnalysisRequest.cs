using System;
using System.Collections.Generic;
using System.Globalization;
using LucidCompliance.Repository.Incremental;

namespace LucidCompliance.Repository.Analysis;

/// <summary>Who asks for the analysis, which decides what it reports.</summary>
internal enum ReportScope
{
    /// <summary>A project: the artifacts that it owns.</summary>
    Project,

    /// <summary>
    /// A project in an editor: what it owns, and for one project of the repository also what no other project's analyzer can show: the artifacts
    /// of the root, of compliance projects and of F# projects.
    /// </summary>
    EditorProject,

    /// <summary>The root of the repository: the artifacts that no project owns, unless a compliance project speaks for them.</summary>
    Root,

    /// <summary>A compliance project (the Sdk form): everything that no project with the package reports.</summary>
    ComplianceProject,

    /// <summary>A front end without a build (a command line, an editor): every artifact, whoever owns it.</summary>
    Repository,

    /// <summary>All reporters of a build together: what no project with the package has is in it only where the root or a compliance project has it.</summary>
    AllReporters,
}

/// <summary>An item of the build that names an artifact; paths are relative to the root.</summary>
internal sealed record ArtifactItem(string Path, string Kind)
{
    public string? ProjectDirectory { get; init; }

    /// <summary>The reference of the image in an archive, instead of the names that the archive has.</summary>
    public string? Image { get; init; }

    /// <summary>Whether the root's own MSBuild file names it, which every project imports.</summary>
    public bool IsOfRoot { get; init; }

    public IReadOnlyList<string> EnvFiles { get; init; } = [];

    public IReadOnlyList<string> Overrides { get; init; } = [];

    public IReadOnlyList<string> Profiles { get; init; } = [];
}

/// <summary>
/// What the build says, in plain types: the path on which nothing changed computes its key from it and must not load the engine.
/// </summary>
internal sealed record AnalysisRequest
{
    public required ReportScope Scope { get; init; }

    /// <summary>The asking project, relative to the root; empty where none asks.</summary>
    public required string ProjectPath { get; init; }

    /// <summary>Whether no walk above the project took place: the project's folder is the root, and nobody else speaks for it.</summary>
    public required bool IsProjectRoot { get; init; }

    public required DateTime Date { get; init; }

    public required IReadOnlyList<ArtifactItem> Items { get; init; }

    /// <summary>Relative to the root, or absolute outside it; null seeks the nearest.</summary>
    public string? PolicyPath { get; init; }

    public IReadOnlyList<string> NoWarn { get; init; } = [];

    public IReadOnlyList<string> WarningsAsErrors { get; init; } = [];

    public IReadOnlyList<string> WarningsNotAsErrors { get; init; } = [];

    public bool TreatWarningsAsErrors { get; init; }

    /// <summary>Absolute paths, the strongest last.</summary>
    public IReadOnlyList<string> GlobalConfigs { get; init; } = [];

    /// <summary>Absolute path of the SARIF file to write, or null.</summary>
    public string? SarifFile { get; init; }

    public bool IsInsideContainerBuild { get; init; }

    /// <summary>What MSBuild evaluated of the asking project, in the form of <see cref="Model.Projects.EvaluatedProject.Parse"/>; null for none.</summary>
    public string? ProjectFacts { get; init; }

    /// <summary>A fingerprint of the request and of the index it is about.</summary>
    public string GetKey(byte[] index)
    {
        using var key = new CacheKey();
        key.AddProduct();
        key.Add(index);
        key.Add(Scope.ToString());
        key.Add(ProjectPath);
        key.Add(IsProjectRoot ? "root" : "below");
        key.Add(Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        key.Add(PolicyPath);
        key.Add(NoWarn);
        key.Add(WarningsAsErrors);
        key.Add(WarningsNotAsErrors);
        key.Add(TreatWarningsAsErrors ? "all" : "some");
        key.Add(GlobalConfigs);
        key.Add(SarifFile);
        key.Add(IsInsideContainerBuild ? "container" : "host");
        key.Add(ProjectFacts);
        foreach (var item in Items)
        {
            key.Add(item.Path);
            key.Add(item.Kind);
            key.Add(item.IsOfRoot ? "root" : "project");
            key.Add(item.Image);
            key.Add(item.ProjectDirectory);
            key.Add(item.EnvFiles);
            key.Add(item.Overrides);
            key.Add(item.Profiles);
        }

        return key.GetFingerprint();
    }
}
