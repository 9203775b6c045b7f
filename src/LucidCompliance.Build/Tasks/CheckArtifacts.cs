using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Runtime.CompilerServices;
using LucidCompliance.Build.Analysis;
using LucidCompliance.Build.Discovery;
using LucidCompliance.Build.Disk;
using LucidCompliance.Build.Findings;
using LucidCompliance.Build.Git;
using LucidCompliance.Build.Incremental;
using LucidCompliance.Diagnostics;
using Microsoft.Build.Framework;

namespace LucidCompliance.Build.Tasks;

/// <summary>
/// Reports the findings of one reporter. Runs in every build; analyses only when something that the last analysis depended on has changed,
/// and repeats its findings otherwise.
/// </summary>
public sealed class CheckArtifacts : RepositoryTask
{
    /// <summary>The asking project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = string.Empty;

    /// <summary><c>Project</c>, <c>Root</c> or <c>ComplianceProject</c>.</summary>
    [Required]
    public string Scope { get; set; } = string.Empty;

    /// <summary>The file that keeps the outcome between builds.</summary>
    [Required]
    public string CacheFile { get; set; } = string.Empty;

    /// <summary>The repository's root; empty where there is none.</summary>
    public string? Root { get; set; }

    /// <summary>What the walk of this build found; empty where the disk does not take such a file.</summary>
    public string? IndexFile { get; set; }

    /// <summary>The items <c>LucidArtifact</c>.</summary>
    public ITaskItem[] Artifacts { get; set; } = [];

    /// <summary>The policy file, relative to the project or the root.</summary>
    public string? Policy { get; set; }

    /// <summary><c>$(NoWarn)</c>.</summary>
    public string? NoWarn { get; set; }

    /// <summary><c>$(WarningsAsErrors)</c>.</summary>
    public string? WarningsAsErrors { get; set; }

    /// <summary><c>$(WarningsNotAsErrors)</c>.</summary>
    public string? WarningsNotAsErrors { get; set; }

    /// <summary><c>$(TreatWarningsAsErrors)</c>.</summary>
    public string? TreatWarningsAsErrors { get; set; }

    /// <summary>Global analyzer configuration files beside those that are found.</summary>
    public string[] GlobalConfigs { get; set; } = [];

    /// <summary>Whether <c>.globalconfig</c> files are sought from the project's folder upwards, as the compiler does.</summary>
    public bool DiscoverGlobalConfigs { get; set; } = true;

    /// <summary>The SARIF file to write, relative to the project.</summary>
    public string? Sarif { get; set; }

    /// <summary>The day to judge by, <c>yyyy-MM-dd</c>; empty for today (UTC).</summary>
    public string? Date { get; set; }

    /// <summary><c>error</c>, or <c>never</c>: errors are shown as warnings.</summary>
    public string? FailOn { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        var project = Path.GetFullPath(ProjectFile);
        var projectDirectory = Path.GetDirectoryName(project)!;
        var inputs = new RequestBuilder(this, project, projectDirectory);
        if (!TryGetDate(out var date))
        {
            Log.LogError(null, FrontEndRuleIds.PolicyInvalid, null, project, 0, 0, 0, 0, "LucidComplianceDate is no day. Write it as yyyy-MM-dd." + HelpReference.GetSuffix(FrontEndRuleIds.PolicyInvalid));
            return;
        }

        var root = string.IsNullOrEmpty(Root) ? projectDirectory : Path.GetFullPath(Root);
        var git = GitRepository.Find(root);
        var index = ReadIndex(root, git);
        var isProjectRoot = string.IsNullOrEmpty(Root);
        if (!isProjectRoot && Scope == nameof(ReportScope.Project) && !inputs.IsIndexed(index, root))
        {
            // The walk does not enter the project's folder (git ignores it, or it is a build output): the project is on its own.
            isProjectRoot = true;
            root = projectDirectory;
            index = Walk(root, git);
        }

        var request = inputs.Build(root, date, isProjectRoot, IsInsideContainer(git));
        var facts = new RepositoryFacts(new RepositoryDisk(root, inputs.GetPolicyDirectoryOutside(request)), git);
        var key = request.GetKey(index);
        var cacheFile = Path.Combine(projectDirectory, CacheFile);
        var cache = AnalysisCache.TryRead(cacheFile);
        if (cache is not null && Freshness.IsCurrent(cache, key, facts, Cancellation))
        {
            Log.LogMessage(MessageImportance.Low, "LucidCompliance: nothing changed since the last analysis; its findings follow.");
        }
        else
        {
            cache = Analyze(request, key, index, facts);
            AtomicFile.TryWrite(cacheFile, cache.ToBytes());
        }

        new FindingLog(Log, root, string.Equals(FailOn, "never", StringComparison.OrdinalIgnoreCase)).Write(cache.Findings);
    }

    // Not inlined: compiling this call loads the engine.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private AnalysisCache Analyze(AnalysisRequest request, string key, byte[] index, RepositoryFacts facts)
    {
        Log.LogMessage(MessageImportance.Low, "LucidCompliance: analysing.");
        return EngineRun.Run(request, key, index, facts, Cancellation);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte[] Walk(string root, GitRepository? git) => new RepositoryWalk(root, Cancellation).Walk(git).ToBytes();

    private byte[] ReadIndex(string root, GitRepository? git)
    {
        if (!string.IsNullOrEmpty(Root) && !string.IsNullOrEmpty(IndexFile))
        {
            var content = RepositoryDisk.ReadTrusted(IndexFile!);
            if (content.Status == ContentStatus.Read)
            {
                return content.Bytes;
            }
        }

        return Walk(root, git);
    }

    private static bool IsInsideContainer(GitRepository? git) =>
        git is null && string.Equals(Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER"), "true", StringComparison.OrdinalIgnoreCase);

    private bool TryGetDate(out DateTime date)
    {
        date = DateTime.UtcNow.Date;
        return string.IsNullOrEmpty(Date)
            || DateTime.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out date);
    }
}
