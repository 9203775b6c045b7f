using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Repository.Git;
using Microsoft.Build.Framework;

namespace LucidCompliance.Build.Tasks;

/// <summary>Walks a repository once in a build and keeps what it found in the root's <c>.lucid</c> folder, for all projects of the build.</summary>
public sealed class IndexRepository : RepositoryTask
{
    private static readonly byte[] IgnoreEverything = Encoding.UTF8.GetBytes("*\n");

    /// <summary>The root's absolute path.</summary>
    [Required]
    public string Root { get; set; } = string.Empty;

    /// <summary>The index file; empty where the disk does not take it, so that each reporter walks by itself.</summary>
    [Output]
    public string IndexFile { get; private set; } = string.Empty;

    /// <inheritdoc/>
    protected override void Run()
    {
        var watch = Stopwatch.StartNew();
        var walk = new RepositoryWalk(Root, Cancellation);
        var bytes = walk.Walk(GitRepository.Find(Root)).ToBytes();
        var file = Path.Combine(Root, ".lucid", "index");
        var ignore = Path.Combine(Root, ".lucid", ".gitignore");
        if (IsEqual(file, bytes) && File.Exists(ignore))
        {
            IndexFile = file;
        }
        else if (AtomicFile.TryWrite(ignore, IgnoreEverything) && AtomicFile.TryWrite(file, bytes))
        {
            IndexFile = file;
        }

        Log.LogMessage(
            MessageImportance.Low,
            FormattableString.Invariant($"LucidCompliance: {walk.FolderCount} folders of {Root} walked in {watch.Elapsed.TotalMilliseconds:0.0} ms."));
    }

    private static bool IsEqual(string file, byte[] bytes)
    {
        var content = RepositoryDisk.ReadTrusted(file);
        return content.Status == ContentStatus.Read && content.Bytes.AsSpan().SequenceEqual(bytes);
    }
}
