using System.IO;
using LucidCompliance.Build.Findings;
using LucidCompliance.Repository.Adoption;
using Microsoft.Build.Framework;

namespace LucidCompliance.Build.Tasks;

/// <summary>Adopts the checks in a repository: a policy where there is none, a baseline, and one screen of advice.</summary>
public sealed class InitializeRepository : AnalysisTask
{
    /// <summary>Where the advice is kept.</summary>
    [Required]
    public string OutputFile { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void Run()
    {
        if (Prepare() is not { } prepared)
        {
            return;
        }

        var outcome = InitRun.Run(prepared, Cancellation);
        if (outcome.HasFailed)
        {
            Log.LogError("{0}", outcome.Text);
        }
        else
        {
            SpokenText.Say(Log, outcome.Text, Path.Combine(ProjectDirectory, OutputFile));
        }
    }
}
