using System;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Model.Projects;
using LucidCompliance.Subjects.Scripts;
using LucidCompliance.Text;

namespace LucidCompliance.Engine;

/// <summary>Everything an analysis depends on. Equal inputs (and equal answers of <see cref="Files"/>) give equal results.</summary>
public sealed record AnalysisInput
{
    /// <summary>The artifacts to judge, and those that only inform the model.</summary>
    public required ImmutableArray<Artifact> Artifacts { get; init; }

    /// <summary>The repository's files.</summary>
    public required IRepositoryFiles Files { get; init; }

    /// <summary>The build's day: support dates and exemption dates are compared with it.</summary>
    public required DateTime Date { get; init; }

    /// <summary>
    /// The policy file for all artifacts, relative to the root or absolute; null seeks the nearest <c>lucid-compliance.yml</c> from each
    /// artifact upwards to the root.
    /// </summary>
    public string? PolicyPath { get; init; }

    /// <summary>
    /// Whether this analysis speaks for a path, which need not exist any more: of several analyses that share a baseline, only the owner of
    /// an entry's path calls the entry stale. Null: it speaks for every path.
    /// </summary>
    public Func<string, bool>? OwnsPath { get; init; }

    /// <summary>Who reports a file that is no artifact, such as a script that a Dockerfile runs; a path relative to the root.</summary>
    public Func<string, FileReporter> ReporterOf { get; init; } = static _ => FileReporter.OfNamingArtifact;

    /// <summary>What MSBuild evaluated of the projects that it builds; the facts of all others come from their files alone.</summary>
    public ImmutableArray<EvaluatedProject> EvaluatedProjects { get; init; } = ImmutableArray<EvaluatedProject>.Empty;

    /// <summary>Whether no baseline holds anything back (to repair what is in one); no entry is stale then.</summary>
    public bool IgnoresBaselines { get; init; }

    /// <summary>What the build says about severities.</summary>
    public SeverityOptions Severities { get; init; } = SeverityOptions.None;
}

/// <summary>The severities of MSBuild properties and global configuration files; <c>.editorconfig</c> files are read by the engine itself.</summary>
public sealed record SeverityOptions
{
    /// <summary>Nothing said.</summary>
    public static SeverityOptions None { get; } = new();

    /// <summary><c>$(NoWarn)</c>, split.</summary>
    public ImmutableArray<string> NoWarn { get; init; } = ImmutableArray<string>.Empty;

    /// <summary><c>$(WarningsAsErrors)</c>, split.</summary>
    public ImmutableArray<string> WarningsAsErrors { get; init; } = ImmutableArray<string>.Empty;

    /// <summary><c>$(WarningsNotAsErrors)</c>, split.</summary>
    public ImmutableArray<string> WarningsNotAsErrors { get; init; } = ImmutableArray<string>.Empty;

    /// <summary><c>$(TreatWarningsAsErrors)</c>.</summary>
    public bool TreatWarningsAsErrors { get; init; }

    /// <summary>The existing files of <c>@(GlobalAnalyzerConfigFiles)</c>; they may lie outside the root.</summary>
    public ImmutableArray<SourceText> GlobalConfigs { get; init; } = ImmutableArray<SourceText>.Empty;
}
