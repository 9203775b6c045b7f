using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Repository.Git;
using LucidCompliance.Repository.Incremental;

namespace LucidCompliance.Repository.Analysis;

/// <summary>What a front end without a build asks about a whole repository.</summary>
/// <param name="Root">The root's absolute path.</param>
/// <param name="Date">The day to judge by.</param>
internal sealed record RepositoryRequest(string Root, DateTime Date)
{
    /// <summary>The absolute path of the one policy for all artifacts; null seeks the nearest for each.</summary>
    public string? Policy { get; init; }

    /// <summary>Files that are judged whatever the walk finds, relative to the root.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Walks the repository.</summary>
    public PreparedAnalysis Prepare(CancellationToken cancellation)
    {
        var git = GitRepository.Find(Root);
        return Prepare(new RepositoryWalk(Root, cancellation).Walk(git).ToBytes(), git);
    }

    /// <summary>Prepares an analysis of what a walk has found before.</summary>
    public PreparedAnalysis Prepare(byte[] index, GitRepository? git)
    {
        var disk = new RepositoryDisk(Root);
        var policy = Policy is null ? null : disk.GetPath(Policy);
        var items = new List<ArtifactItem>(Files.Count);
        foreach (var file in Files)
        {
            items.Add(new ArtifactItem(file, string.Empty));
        }

        var request = new AnalysisRequest
        {
            Scope = ReportScope.Repository,
            ProjectPath = string.Empty,
            IsProjectRoot = false,
            Date = Date,
            Items = items,
            PolicyPath = policy,
            GlobalConfigs = GlobalConfigFiles.Find(Root),
        };
        var outside = policy is not null && Path.IsPathRooted(policy) ? Path.GetDirectoryName(Path.GetFullPath(policy)) : null;
        return new PreparedAnalysis(request, disk.Root, index, new RepositoryFacts(new RepositoryDisk(Root, outside), git));
    }
}
