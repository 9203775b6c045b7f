using System;
using System.IO;
using System.Runtime.CompilerServices;
using LucidCompliance.Build.Findings;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Repository.Incremental;
using Microsoft.Build.Framework;

namespace LucidCompliance.Build.Tasks;

/// <summary>
/// Reports the findings of one reporter. Runs in every build; analyses only when something that the last analysis depended on has changed,
/// and repeats its findings otherwise.
/// </summary>
public sealed class CheckArtifacts : AnalysisTask
{
    /// <summary>The file that keeps the outcome between builds.</summary>
    [Required]
    public string CacheFile { get; set; } = string.Empty;

    /// <summary>The SARIF file to write, relative to the project.</summary>
    public string? Sarif { get; set; }

    /// <summary><c>error</c>, or <c>never</c>: errors are shown as warnings.</summary>
    public string? FailOn { get; set; }

    internal override string? SarifPath => Sarif;

    /// <inheritdoc/>
    protected override void Run()
    {
        if (Prepare() is not { } prepared)
        {
            return;
        }

        var key = prepared.Request.GetKey(prepared.Index);
        var cacheFile = Path.Combine(ProjectDirectory, CacheFile);
        var cache = AnalysisCache.TryRead(cacheFile);
        if (cache is not null && Freshness.IsCurrent(cache, key, prepared.Facts, Cancellation))
        {
            Log.LogMessage(MessageImportance.Low, "LucidCompliance: nothing changed since the last analysis; its findings follow.");
        }
        else
        {
            cache = Analyze(prepared, key);
            AtomicFile.TryWrite(cacheFile, cache.ToBytes());
        }

        new FindingLog(Log, prepared.Root, string.Equals(FailOn, "never", StringComparison.OrdinalIgnoreCase)).Write(cache.Findings, cache.Baselined);
    }

    // Not inlined: compiling this call loads the engine.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private AnalysisCache Analyze(PreparedAnalysis prepared, string key)
    {
        Log.LogMessage(MessageImportance.Low, "LucidCompliance: analysing.");
        return EngineRun.Run(prepared.Request, key, prepared.Index, prepared.Facts, Cancellation);
    }
}
