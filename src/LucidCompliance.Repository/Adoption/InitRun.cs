using System.IO;
using System.Text;
using System.Threading;
using LucidCompliance.Engine;
using LucidCompliance.Engine.Adoption;
using LucidCompliance.Engine.Baselines;
using LucidCompliance.Model;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Baselines;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Repository.Fixes;
using LucidCompliance.Repository.Incremental;

namespace LucidCompliance.Repository.Adoption;

/// <summary>Adopts the checks in a repository: a policy where there is none, a baseline, and what to do next.</summary>
internal static class InitRun
{
    /// <summary>Writes and tells.</summary>
    /// <param name="analysis">What to analyse.</param>
    /// <param name="cancellation">Cancels the run.</param>
    public static BaselineOutcome Run(PreparedAnalysis analysis, CancellationToken cancellation)
    {
        using var repository = RepositoryLock.Take(analysis.Root, cancellation);
        var page = new AdvicePage { NamedPolicy = analysis.Request.PolicyPath };
        if (page.NamedPolicy is null)
        {
            page.HadPolicy = File.Exists(analysis.Facts.Disk.GetAbsolutePath(ArtifactDiscovery.PolicyFileName));
            page.HasPolicy = page.HadPolicy || WritePolicy(analysis, cancellation);
        }

        // The policy may be new: everything is read anew.
        page.Plan = BaselinePlanner.Plan(CreateInput(analysis), cancellation);
        if (page.Plan.Broken is { } broken)
        {
            return new BaselineOutcome(BaselineRun.DescribeBroken("LucidInit", broken), true);
        }

        page.Refusals = BaselineFiles.Write(analysis.Facts.Disk, page.Plan);
        return new BaselineOutcome(page.Describe(), page.Refusals.Count > 0);
    }

    private static bool WritePolicy(PreparedAnalysis analysis, CancellationToken cancellation) =>
        AtomicFile.TryWrite(
            analysis.Facts.Disk.GetAbsolutePath(ArtifactDiscovery.PolicyFileName),
            Encoding.UTF8.GetBytes(PolicyDraft.Create(CreateInput(analysis), cancellation)));

    private static AnalysisInput CreateInput(PreparedAnalysis analysis)
    {
        var index = RepositoryIndex.TryParse(analysis.Index) ?? new RepositoryIndex([], []);
        return EngineRun.CreateInput(analysis.Request, index, analysis.Facts, QuestionJournal.None).Input;
    }
}
