using System;
using System.IO;
using System.Text;
using LucidCompliance.Build.Findings;
using LucidCompliance.Engine.Facts;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Repository.Incremental;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace LucidCompliance.Build.Tasks;

/// <summary>
/// Writes what the analyzer cannot see for itself (the disk, git, the build's severities) into a facts file, and names the files whose texts
/// the analyzer needs. Writes only what has changed; the facts hold no content of an artifact.
/// </summary>
public sealed class WriteEditorFacts : AnalysisTask
{
    /// <summary>The facts file, relative to the project; its name ends with <see cref="AnalysisFacts.FileSuffix"/>.</summary>
    [Required]
    public string FactsFile { get; set; } = string.Empty;

    /// <summary>Whether the project is built: then the findings that the analyzer cannot have are logged, and SARIF is written.</summary>
    public bool IsRealBuild { get; set; }

    /// <summary>The SARIF file to write, relative to the project.</summary>
    public string? Sarif { get; set; }

    /// <summary><c>error</c>, or <c>never</c>: errors are shown as warnings.</summary>
    public string? FailOn { get; set; }

    /// <summary>The additional files of the compilation: the facts file and the artifacts; empty where there is nothing to judge.</summary>
    [Output]
    public ITaskItem[] Files { get; private set; } = [];

    internal override string? SarifPath => IsRealBuild ? Sarif : null;

    /// <inheritdoc/>
    protected override void Run()
    {
        if (Prepare() is not { } prepared)
        {
            return;
        }

        var neverFails = string.Equals(FailOn, "never", StringComparison.OrdinalIgnoreCase);
        var key = prepared.Request.GetKey(prepared.Index) + (neverFails ? "never" : "error");
        var factsFile = Path.GetFullPath(Path.Combine(ProjectDirectory, FactsFile));
        var cacheFile = factsFile + ".cache";
        var cache = AnalysisCache.TryRead(cacheFile);
        var facts = cache is not null && Freshness.IsCurrent(cache, key, prepared.Facts, Cancellation) ? TryReadFacts(factsFile) : null;
        if (facts is null)
        {
            (cache, facts) = FactsRun.Run(prepared, key, neverFails, Cancellation);
            var bytes = Encoding.UTF8.GetBytes(FactsWriter.Write(facts));
            if (!IsEqual(factsFile, bytes) && !AtomicFile.TryWrite(factsFile, bytes))
            {
                Log.LogMessage(MessageImportance.Low, "LucidCompliance: the disk does not take {0}; the analyzer has no facts.", factsFile);
                return;
            }

            AtomicFile.TryWrite(cacheFile, cache.ToBytes());
        }

        if (IsRealBuild)
        {
            new FindingLog(Log, prepared.Root, neverFails).Write(cache!.Findings, cache.Baselined);
        }

        Files = GetItems(factsFile, facts);
    }

    private static ITaskItem[] GetItems(string factsFile, AnalysisFacts facts)
    {
        var items = new System.Collections.Generic.List<ITaskItem>();
        foreach (var file in FactsRun.GetFiles(facts))
        {
            items.Add(new TaskItem(ProjectEscape(file)));
        }

        // Without artifacts nobody needs facts; a file that cannot be read is told with them.
        if (items.Count > 0 || facts.Artifacts.Length > 0)
        {
            items.Add(new TaskItem(ProjectEscape(factsFile)));
        }

        return [.. items];
    }

    // The constructor unescapes what it is given.
    private static string ProjectEscape(string path) => path.Replace("%", "%25");

    private static AnalysisFacts? TryReadFacts(string file)
    {
        var content = RepositoryDisk.ReadTrusted(file);
        return content.Status == ContentStatus.Read ? FactsReader.TryRead(Encoding.UTF8.GetString(content.Bytes)) : null;
    }

    private static bool IsEqual(string file, byte[] bytes)
    {
        var content = RepositoryDisk.ReadTrusted(file);
        return content.Status == ContentStatus.Read && content.Bytes.AsSpan().SequenceEqual(bytes);
    }
}
