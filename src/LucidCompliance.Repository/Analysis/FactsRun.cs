using System.Collections.Generic;
using System.IO;
using System.Threading;
using LucidCompliance.Engine.Facts;
using LucidCompliance.Model;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Git;
using LucidCompliance.Repository.Incremental;

namespace LucidCompliance.Repository.Analysis;

/// <summary>Finds the facts that an analyzer needs, by an analysis that writes down what it asked.</summary>
internal static class FactsRun
{
    /// <summary>Analyses; the cache keeps what the facts depend on, and the findings that only the build can say.</summary>
    /// <param name="analysis">What is asked.</param>
    /// <param name="key">The fingerprint to keep.</param>
    /// <param name="neverFails">Whether errors are shown as warnings.</param>
    /// <param name="cancellation">Cancels the analysis.</param>
    public static (AnalysisCache Cache, AnalysisFacts Facts) Run(PreparedAnalysis analysis, string key, bool neverFails, CancellationToken cancellation)
    {
        var index = RepositoryIndex.TryParse(analysis.Index) ?? new RepositoryIndex([], []);
        var journal = new QuestionJournal();
        var stamp = TrackedFiles.GetStamp(analysis.Facts.Git);
        var (input, _) = EngineRun.CreateInput(analysis.Request, index, analysis.Facts, journal, cancellation);
        var recording = new RecordingFiles(input.Files);
        var diagnostics = EngineRun.Engine(recording.Record(input), cancellation).Diagnostics;
        if (analysis.Request.SarifFile is { } sarif)
        {
            journal.Add(QuestionKind.Outside, sarif, SarifFile.Write(sarif, diagnostics).GetFingerprint());
        }

        var facts = new AnalysisFacts
        {
            Root = analysis.Facts.Disk.Root.Replace('\\', '/'),
            Artifacts = input.Artifacts,
            Date = input.Date,
            PolicyPath = input.PolicyPath,
            EvaluatedProjects = input.EvaluatedProjects,
            Severities = input.Severities with { GlobalConfigs = [.. Excerpts(input.Severities.GlobalConfigs)] },
            NeverFails = neverFails,
            Answers = recording.GetAnswers(),
        };
        return (
            new AnalysisCache
            {
                Key = key,
                GitStamp = stamp,
                Questions = journal.Questions,
                Findings = [.. EngineRun.GetItemFindings(analysis.Request)],
                Baselined = EngineRun.CountBaselined(diagnostics),
            },
            facts);
    }

    /// <summary>The absolute paths of the files whose texts the analyzer needs.</summary>
    public static IEnumerable<string> GetFiles(AnalysisFacts facts)
    {
        foreach (var read in facts.Answers.Reads)
        {
            if (read.Value.Status == FileReadStatus.Text)
            {
                yield return Path.GetFullPath(Path.Combine(facts.Root + "/", read.Key));
            }
        }
    }

    private static IEnumerable<Text.SourceText> Excerpts(IEnumerable<Text.SourceText> configs)
    {
        foreach (var config in configs)
        {
            yield return ConfigurationExcerpt.Of(config);
        }
    }
}
