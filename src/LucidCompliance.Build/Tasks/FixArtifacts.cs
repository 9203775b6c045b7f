using System;
using System.Collections.Immutable;
using System.IO;
using LucidCompliance.Build.Findings;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Fixes;
using LucidCompliance.Rules;
using Microsoft.Build.Framework;

namespace LucidCompliance.Build.Tasks;

/// <summary>Fixes the findings of one reporter, or shows what it would change.</summary>
public sealed class FixArtifacts : AnalysisTask
{
    private static readonly char[] Separators = [';', ',', ' ', '+'];

    /// <summary>Where the text that the task says is kept.</summary>
    [Required]
    public string OutputFile { get; set; } = string.Empty;

    /// <summary>Whether the changes are shown as a unified diff and nothing is written.</summary>
    public bool Preview { get; set; }

    /// <summary><c>true</c> applies fixes too that may change the behaviour.</summary>
    public string? Unsafe { get; set; }

    /// <summary><c>true</c> repairs findings too that a baseline holds back.</summary>
    public string? Baselined { get; set; }

    /// <summary>The ids of the rules to fix, separated by any of <c>; , +</c> or a blank (MSBuild's command line takes the first two only in quotes); empty for all.</summary>
    public string? Rules { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        if (Prepare() is not { } prepared || GetRules() is not { } rules)
        {
            return;
        }

        var subject = prepared.Request.Scope == ReportScope.Root ? "the repository's root" : Path.GetFileName(ProjectFile);
        var request = new FixRequest(Preview, IsTrue(Unsafe), rules) { IncludeBaselined = IsTrue(Baselined) };
        var text = FixRun.Run(prepared, request, subject, Cancellation).Text;
        SpokenText.Say(Log, text.TrimEnd('\n'), Path.Combine(ProjectDirectory, OutputFile));
    }

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private ImmutableArray<string>? GetRules()
    {
        var ids = (Rules ?? string.Empty).Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        foreach (var id in ids)
        {
            if (RuleCatalogue.Find(id.ToUpperInvariant()) is null)
            {
                Log.LogError("LucidFixRules names '{0}', and there is no such rule.", EngineRun.OneLine(id));
                return null;
            }
        }

        return ids.ToImmutableArray();
    }
}
