using System;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Model.Projects;
using LucidCompliance.Subjects.Scripts;

namespace LucidCompliance.Engine.Facts;

/// <summary>
/// What an analysis depends on besides the texts of its artifacts, for a front end that sees texts only (a compiler's additional files): what
/// the build says, and the answers that the disk and git gave to the questions of an earlier analysis. It holds paths, names of rules and
/// severities; no content of an artifact.
/// </summary>
public sealed record AnalysisFacts
{
    /// <summary>What the name of a facts file ends with.</summary>
    public const string FileSuffix = ".lucid.facts";

    /// <summary>Nothing is known, not even the day: what depends on it is not reported.</summary>
    public static AnalysisFacts None { get; } = new();

    /// <summary>The repository root's absolute path, '/' as separator, without one at its end; empty where it is not known.</summary>
    public string Root { get; init; } = string.Empty;

    /// <summary>See <see cref="AnalysisInput.Artifacts"/>.</summary>
    public ImmutableArray<Artifact> Artifacts { get; init; } = ImmutableArray<Artifact>.Empty;

    /// <summary>See <see cref="AnalysisInput.Date"/>; the earliest day of the calendar where it is not known.</summary>
    public DateTime Date { get; init; }

    /// <summary>See <see cref="AnalysisInput.PolicyPath"/>.</summary>
    public string? PolicyPath { get; init; }

    /// <summary>See <see cref="AnalysisInput.EvaluatedProjects"/>.</summary>
    public ImmutableArray<EvaluatedProject> EvaluatedProjects { get; init; } = ImmutableArray<EvaluatedProject>.Empty;

    /// <summary>See <see cref="AnalysisInput.Severities"/>; of global configuration files only what states severities.</summary>
    public SeverityOptions Severities { get; init; } = SeverityOptions.None;

    /// <summary>Whether errors are shown as warnings (<c>LucidComplianceFailOn=never</c>).</summary>
    public bool NeverFails { get; init; }

    /// <summary>The answers.</summary>
    public RepositoryAnswers Answers { get; init; } = RepositoryAnswers.None;

    /// <summary>The input of an analysis over the texts of a front end.</summary>
    /// <param name="texts">The text of a file by its path relative to the root, or null where the front end has none.</param>
    public AnalysisInput CreateInput(Func<string, Text.SourceText?> texts) => new()
    {
        Artifacts = Artifacts,
        Files = new FactsFiles(this, texts),
        Date = Date,
        PolicyPath = PolicyPath,
        OwnsPath = Owns,
        EvaluatedProjects = EvaluatedProjects,
        ReporterOf = GetReporter,
        Severities = Severities,
    };

    // Asked for entries of a baseline: without an answer the analysis speaks for what it reports.
    private bool Owns(string path)
    {
        if (Answers.Owned.TryGetValue(path, out var isOwned))
        {
            return isOwned;
        }

        foreach (var artifact in Artifacts)
        {
            if (artifact.IsInScope && string.Equals(artifact.Path, path, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return Answers == RepositoryAnswers.None;
    }

    private FileReporter GetReporter(string path) =>
        Answers.Reporters.TryGetValue(path, out var reporter) ? reporter : FileReporter.OfNamingArtifact;
}
