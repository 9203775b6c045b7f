using System;
using System.Collections.Generic;
using LucidCompliance.Model;
using Microsoft.CodeAnalysis.Text;

namespace LucidCompliance.Analyzers;

/// <summary>Turns the paths of additional files into those of the engine: relative to the root, '/' as separator; absolute outside it.</summary>
internal sealed class ArtifactPaths
{
    private readonly string _prefix;
    private readonly StringComparison _comparison;

    /// <param name="root">Absolute, '/' as separator; empty for the root of a Unix file system, or where there is no root.</param>
    public ArtifactPaths(string root)
    {
        _prefix = root + "/";

        // A root with a drive letter lies on a file system that does not tell cases apart.
        _comparison = root.Length > 1 && root[1] == ':' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
    }

    /// <summary>The engine's path of a file.</summary>
    public string GetPath(string file)
    {
        var path = Normalize(file);
        return path.StartsWith(_prefix, _comparison) ? path.Substring(_prefix.Length) : path;
    }

    /// <summary>The nearest folder that holds all artifacts: the root where nothing says another one.</summary>
    public static string GetCommonFolder(IReadOnlyList<(string File, Func<SourceText?> Read)> files)
    {
        string? common = null;
        foreach (var (file, _) in files)
        {
            var path = Normalize(file);
            if (ArtifactDiscovery.Classify(path) is null)
            {
                continue;
            }

            var folder = path.Substring(0, Math.Max(path.LastIndexOf('/'), 0));
            common ??= folder;
            while (common.Length > 0 && !(folder + "/").StartsWith(common + "/", StringComparison.Ordinal))
            {
                common = common.Substring(0, Math.Max(common.LastIndexOf('/'), 0));
            }
        }

        return common ?? string.Empty;
    }

    // "." and ".." may be in the path of an item.
    private static string Normalize(string file) => RepositoryPath.Combine(".", file);
}
