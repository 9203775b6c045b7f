using System.IO;
using LucidCompliance.Build.Findings;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Baselines;

namespace LucidCompliance.Build.Tasks;

/// <summary>Brings the present findings of one reporter into the baseline.</summary>
public sealed class WriteBaseline : AnalysisTask
{
    /// <summary>Where the summary is kept; empty where it is not wanted.</summary>
    public string? OutputFile { get; set; }

    /// <summary>Whether only a failure is said.</summary>
    public bool IsQuiet { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        if (Prepare() is not { } prepared)
        {
            return;
        }

        var subject = prepared.Request.Scope == ReportScope.Root ? "the repository's root" : Path.GetFileName(ProjectFile);
        var outcome = BaselineRun.Run(prepared, subject, Cancellation);
        if (outcome.HasFailed)
        {
            Log.LogError("{0}", outcome.Text);
        }
        else if (!IsQuiet)
        {
            SpokenText.Say(Log, outcome.Text, Path.Combine(ProjectDirectory, OutputFile ?? string.Empty));
        }
    }
}
