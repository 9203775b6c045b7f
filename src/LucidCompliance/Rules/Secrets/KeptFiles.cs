using System;
using System.Collections.Generic;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Secrets;

/// <summary>Which files of a RUN its layer keeps: neither the same RUN removes them, nor do they lie in a mount.</summary>
internal sealed class KeptFiles
{
    private readonly List<string> _mounts = [];
    private readonly IReadOnlyList<RunFile> _removed;

    public KeptFiles(StageStep step, RunInstruction run)
    {
        _removed = RunFiles.Of(step, run).Removed;
        var directory = step.WorkingDirectory.TryGet(out var known) ? known : null;
        foreach (var mount in run.Mounts)
        {
            if (mount.Target is { } target && RunFiles.PathOf(target.Text, directory) is { } path)
            {
                _mounts.Add(path);
            }
        }
    }

    /// <summary>Whether the layer keeps a file.</summary>
    /// <param name="target">The word that names it.</param>
    /// <param name="directory">The working directory; null where it is not known.</param>
    public bool Contains(string target, string? directory) =>
        target is not (['-', ..] or "/dev/stdout")
        && RunFiles.PathOf(target, directory) is { } path
        && !IsDevice(path) && !IsMounted(path) && !IsRemoved(path);

    /// <summary>Whether the layer keeps the file of a program's credentials, which a RUN may also remove under the name of another home.</summary>
    /// <param name="place">The file.</param>
    /// <param name="directory">The working directory; null where it is not known.</param>
    /// <param name="isMoved">Whether it may be the directory around the file instead.</param>
    public bool ContainsStore(string place, string? directory, bool isMoved)
    {
        if (!Contains(place, directory) || RunFiles.PathOf(place, directory) is not { } path)
        {
            return false;
        }

        var parts = path.Split('/');
        foreach (var removed in _removed)
        {
            var name = ImagePath.BaseName(removed.Path);
            if ((isMoved && RunFiles.Covers(path, removed.Path)) || string.Equals(name, parts[parts.Length - 1], StringComparison.OrdinalIgnoreCase)
                || (name is ['.', _, ..] && Array.IndexOf(parts, name) >= 0))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);

    private bool IsMounted(string path)
    {
        foreach (var mount in _mounts)
        {
            if (RunFiles.Covers(mount, path))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsRemoved(string path)
    {
        foreach (var removed in _removed)
        {
            if (RunFiles.Covers(removed.Path, path))
            {
                return true;
            }
        }

        return false;
    }
}
