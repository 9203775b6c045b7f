using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using LucidCompliance.Model;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Disk;

namespace LucidCompliance.Tool.Commands;

/// <summary>The repository that a command line means, and which of its files.</summary>
internal sealed class RepositoryTarget
{
    private readonly RepositoryRequest _request;
    private readonly List<string> _paths = [];

    private RepositoryTarget(RepositoryRequest request) => _request = request;

    /// <summary>The root's absolute path.</summary>
    public string Root => _request.Root;

    /// <exception cref="UsageException">A path does not exist, or lies outside the root.</exception>
    public static RepositoryTarget Find(string directory, string[] paths, string? root, string? policy, DateTime date)
    {
        var absolute = Array.ConvertAll(paths, path => Path.GetFullPath(Path.Combine(directory, path)));
        for (var i = 0; i < paths.Length; i++)
        {
            if (!File.Exists(absolute[i]) && !Directory.Exists(absolute[i]))
            {
                throw new UsageException("There is no " + paths[i] + ".");
            }
        }

        var files = new List<string>();
        var request = new RepositoryRequest(GetRoot(directory, absolute, root), date)
        {
            Policy = GetPolicy(directory, policy),
            Files = files,
        };
        var target = new RepositoryTarget(request);
        var disk = new RepositoryDisk(request.Root);
        for (var i = 0; i < paths.Length; i++)
        {
            var path = disk.GetPath(absolute[i]);
            if (Path.IsPathRooted(path))
            {
                throw new UsageException(paths[i] + " lies outside the repository " + request.Root + ". Name another --root.");
            }

            target._paths.Add(path);
            if (File.Exists(absolute[i]))
            {
                if (ArtifactDiscovery.Classify(path) is null)
                {
                    throw new UsageException(paths[i] + " has no name of a container artifact, so there is nothing to judge it by.");
                }

                files.Add(path);
            }
        }

        return target;
    }

    /// <summary>Walks the repository. A file that is named counts even where the walk does not come (git ignores it).</summary>
    public PreparedAnalysis Prepare(CancellationToken cancellation)
    {
        var analysis = _request.Prepare(cancellation);
        if (_request.Files.Count == 0 || RepositoryIndex.TryParse(analysis.Index) is not { } index)
        {
            return analysis;
        }

        // What the walk found is no item: items are judged whatever their content looks like.
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var artifact in index.Artifacts)
        {
            found.Add(artifact.Path);
        }

        var items = new List<ArtifactItem>();
        foreach (var item in analysis.Request.Items)
        {
            if (!found.Contains(item.Path))
            {
                items.Add(item);
            }
        }

        return analysis with { Request = analysis.Request with { Items = items } };
    }

    /// <summary>Whether the command line means a file.</summary>
    /// <param name="path">Relative to the root, or absolute for one outside it.</param>
    public bool Covers(string path)
    {
        if (_paths.Count == 0)
        {
            return true;
        }

        foreach (var covered in _paths)
        {
            if (covered.Length == 0
                || path == covered
                || (path.Length > covered.Length && path[covered.Length] == '/' && path.StartsWith(covered, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static string GetRoot(string directory, string[] paths, string? stated)
    {
        if (stated is not null)
        {
            var root = Path.GetFullPath(Path.Combine(directory, stated));
            return Directory.Exists(root) ? root : throw new UsageException("There is no folder " + stated + ".");
        }

        var start = paths.Length == 0 ? directory : Directory.Exists(paths[0]) ? paths[0] : Path.GetDirectoryName(paths[0])!;
        return RepositoryRoot.Find(start) ?? start;
    }

    private static string? GetPolicy(string directory, string? stated)
    {
        if (stated is null)
        {
            return null;
        }

        var policy = Path.GetFullPath(Path.Combine(directory, stated));
        return File.Exists(policy) ? policy : throw new UsageException("There is no " + stated + ".");
    }
}
