using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine;
using LucidCompliance.Model.Projects;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Repository.Findings;
using LucidCompliance.Repository.Git;
using LucidCompliance.Repository.Incremental;
using LucidCompliance.Text;

namespace LucidCompliance.Repository.Analysis;

/// <summary>Runs the engine for a request. Only a build in which something changed comes here.</summary>
internal static class EngineRun
{
    /// <summary>The engine; tests put a double in its place.</summary>
    internal static Func<AnalysisInput, CancellationToken, AnalysisResult> Engine { get; set; } = Analyzer.Analyze;

    /// <summary>Analyses and returns the outcome as it will be kept.</summary>
    public static AnalysisCache Run(AnalysisRequest request, string key, byte[] indexBytes, RepositoryFacts facts, CancellationToken cancellation)
    {
        var index = RepositoryIndex.TryParse(indexBytes) ?? new RepositoryIndex([], []);
        var journal = new QuestionJournal();

        // Taken before the analysis: an index that git writes meanwhile is noticed by the next build.
        var stamp = TrackedFiles.GetStamp(facts.Git);
        var (input, selection) = CreateInput(request, index, facts, journal, cancellation);
        var diagnostics = HasAnyToJudge(request, selection, input.Artifacts) ? Engine(input, cancellation).Diagnostics : ImmutableArray<Diagnostic>.Empty;
        if (request.SarifFile is { } sarif)
        {
            // The file counts as a question: a build that finds it missing or changed writes it again.
            journal.Add(QuestionKind.Outside, sarif, SarifFile.Write(sarif, diagnostics).GetFingerprint());
        }

        return new AnalysisCache
        {
            Key = key,
            GitStamp = stamp,
            Questions = journal.Questions,
            Findings = [.. GetItemFindings(request), .. GetFindings(diagnostics)],
            Baselined = CountBaselined(diagnostics),
        };
    }

    /// <summary>Analyses for a front end that keeps no cache.</summary>
    public static ImmutableArray<Diagnostic> Analyze(PreparedAnalysis analysis, CancellationToken cancellation)
    {
        var index = RepositoryIndex.TryParse(analysis.Index) ?? new RepositoryIndex([], []);
        var (input, _) = CreateInput(analysis.Request, index, analysis.Facts, QuestionJournal.None, cancellation);
        return Engine(input, cancellation).Diagnostics;
    }

    /// <summary>What the engine is asked, and the selection that tells what the reporter owns.</summary>
    public static (AnalysisInput Input, ArtifactSelection Selection) CreateInput(
        AnalysisRequest request, RepositoryIndex index, RepositoryFacts facts, QuestionJournal journal, CancellationToken cancellation = default)
    {
        var files = new DiskRepositoryFiles(facts, index, journal, request.IsInsideContainerBuild, cancellation);
        var selection = new ArtifactSelection(request, index, files.ReadContent);
        return (
            new AnalysisInput
            {
                Artifacts = selection.Select(),
                Files = files,
                Date = request.Date,
                PolicyPath = request.PolicyPath,

                // Where files are hidden, a finding may be missing because of that: no entry of a baseline is called stale, none is taken out.
                OwnsPath = request.IsInsideContainerBuild ? static _ => false : selection.Owns,
                ReporterOf = selection.GetReporter,
                EvaluatedProjects = request.ProjectFacts is { Length: > 0 } project ? [EvaluatedProject.Parse(request.ProjectPath, project)] : [],
                Severities = GetSeverities(request, journal),
            },
            selection);
    }

    /// <summary>The message on one line: it may quote a name from an artifact, and no control character of that reaches a terminal.</summary>
    public static string OneLine(string message) => SingleLine.Of(message);

    /// <summary>What is wrong with the items themselves.</summary>
    public static IEnumerable<Finding> GetItemFindings(AnalysisRequest request)
    {
        foreach (var item in request.Items)
        {
            if (ArtifactSelection.GetKind(item) is null)
            {
                yield return new Finding(
                    FrontEndRuleIds.ArtifactUnreadable, FindingSeverity.Warning, request.ProjectPath, default,
                    "The LucidArtifact item for " + OneLine(item.Path) + " has no Kind that exists, so nothing is checked. Write one of "
                    + string.Join(", ", Enum.GetNames(typeof(Model.ArtifactKind))) + ".");
            }
        }
    }

    // A Dockerfile of a project may name a script that the root reports.
    private static bool HasAnyToJudge(AnalysisRequest request, ArtifactSelection selection, ImmutableArray<Model.Artifact> artifacts)
    {
        foreach (var artifact in artifacts)
        {
            if ((artifact.IsInScope && selection.IsWorthJudging(artifact)) || (request.Scope != ReportScope.Project && artifact.Kind == Model.ArtifactKind.Dockerfile))
            {
                return true;
            }
        }

        return false;
    }

    private static SeverityOptions GetSeverities(AnalysisRequest request, QuestionJournal journal)
    {
        var configs = ImmutableArray.CreateBuilder<SourceText>();
        foreach (var path in request.GlobalConfigs)
        {
            var content = RepositoryDisk.ReadTrusted(path);
            journal.Add(QuestionKind.Outside, path, content);
            if (content.Status == ContentStatus.Read && TextDecoder.TryDecode(path, content.Bytes, out var text) == TextDefect.None)
            {
                configs.Add(text!);
            }
        }

        return new SeverityOptions
        {
            NoWarn = request.NoWarn.ToImmutableArray(),
            WarningsAsErrors = request.WarningsAsErrors.ToImmutableArray(),
            WarningsNotAsErrors = request.WarningsNotAsErrors.ToImmutableArray(),
            TreatWarningsAsErrors = request.TreatWarningsAsErrors,
            GlobalConfigs = configs.ToImmutable(),
        };
    }

    /// <summary>How many findings the baseline holds back.</summary>
    public static int CountBaselined(ImmutableArray<Diagnostic> diagnostics)
    {
        var count = 0;
        foreach (var diagnostic in diagnostics)
        {
            count += diagnostic.Suppression is { Kind: Suppression.Baseline } ? 1 : 0;
        }

        return count;
    }

    private static List<Finding> GetFindings(ImmutableArray<Diagnostic> diagnostics)
    {
        var findings = new List<Finding>(diagnostics.Length);
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Suppression is not null || diagnostic.Severity == DiagnosticSeverity.None)
            {
                continue;
            }

            var severity = diagnostic.Severity switch
            {
                DiagnosticSeverity.Error => FindingSeverity.Error,
                DiagnosticSeverity.Warning => FindingSeverity.Warning,
                _ => FindingSeverity.Suggestion,
            };
            var start = diagnostic.Location.Start;
            var end = diagnostic.Location.End;
            findings.Add(new Finding(
                diagnostic.Rule.Id,
                severity,
                diagnostic.Location.Path,
                new FileRegion(start.Line + 1, start.Column + 1, end.Line + 1, end.Column + 1),
                OneLine(diagnostic.Message)));
        }

        return findings;
    }
}
