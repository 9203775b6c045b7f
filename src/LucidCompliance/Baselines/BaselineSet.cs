using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Policy;
using LucidCompliance.Text;

namespace LucidCompliance.Baselines;

/// <summary>
/// The baselines of a repository. A file has the nearest one, from its own folder upwards; where there is none yet, the root's will hold
/// its findings, so that one file serves all projects.
/// </summary>
public sealed class BaselineSet
{
    /// <summary>The name of a baseline file.</summary>
    public const string FileName = ArtifactDiscovery.BaselineFileName;

    private readonly Dictionary<string, BaselineFile> _byDirectory = new(StringComparer.Ordinal);
    private readonly Dictionary<BaselineKey, BaselineEntry> _entries = new();

    private BaselineSet(ImmutableArray<BaselineFile> files)
    {
        Files = files;
        foreach (var file in files)
        {
            _byDirectory[file.BaseDirectory] = file;
        }

        foreach (var file in files)
        {
            foreach (var entry in file.Entries)
            {
                // Of entries that say the same only the first counts, and none of a file that a nearer one overrules.
                if (ReferenceEquals(FindFile(entry.Key.Path), file) && !_entries.ContainsKey(entry.Key))
                {
                    _entries.Add(entry.Key, entry);
                }
            }
        }
    }

    /// <summary>The files, ordered by path.</summary>
    public ImmutableArray<BaselineFile> Files { get; }

    /// <summary>Reads the baselines among the artifacts, and the root's whether or not it is one: it may be younger than the walk.</summary>
    public static BaselineSet Read(ImmutableArray<Artifact> artifacts, IRepositoryFiles files)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal) { FileName };
        foreach (var artifact in artifacts)
        {
            if (artifact.Kind == ArtifactKind.Baseline)
            {
                paths.Add(artifact.Path);
            }
        }

        var result = ImmutableArray.CreateBuilder<BaselineFile>();
        foreach (var path in paths)
        {
            if (Read(path, files) is { } file)
            {
                result.Add(file);
            }
        }

        return new BaselineSet(result.ToImmutable());
    }

    /// <summary>The baseline that holds for a file; null where there is none.</summary>
    /// <param name="path">Relative to the repository root.</param>
    public BaselineFile? FindFile(string path)
    {
        for (var directory = PolicyPath.DirectoryOf(path); ; directory = PolicyPath.DirectoryOf(directory.Substring(0, directory.Length - 1)))
        {
            if (_byDirectory.TryGetValue(directory, out var file))
            {
                return file;
            }

            if (directory.Length == 0)
            {
                return null;
            }
        }
    }

    /// <summary>The entry in force for a key, or null.</summary>
    public BaselineEntry? Find(BaselineKey key) => _entries.TryGetValue(key, out var entry) ? entry : null;

    /// <summary>Whether a path is that of one of the files.</summary>
    public bool Contains(string path)
    {
        foreach (var file in Files)
        {
            if (string.Equals(file.Path, path, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static BaselineFile? Read(string path, IRepositoryFiles files)
    {
        var read = files.Read(path);
        if (read.Text is { } text)
        {
            return BaselineReader.Read(text);
        }

        return read.Status is FileReadStatus.Missing or FileReadStatus.Unknown
            ? null
            : new BaselineFile
            {
                Path = path,
                BaseDirectory = PolicyPath.DirectoryOf(path),
                Errors = [new PolicyError(new SourceLocation(new SourceText(path, string.Empty), default), Explain(read.Status))],
            };
    }

    private static string Explain(FileReadStatus status) => status switch
    {
        FileReadStatus.NotText => "The baseline is no UTF-8 text, or too large, so it holds nothing back. Write it anew with the target LucidBaseline.",
        FileReadStatus.AccessDenied => "The baseline cannot be read, because the operating system denies access, so it holds nothing back. Give the build access.",
        FileReadStatus.LinkCycle => "The baseline cannot be read, because its links form a cycle, so it holds nothing back. Remove the links.",
        _ => "The baseline is a link that leads out of the repository, so it holds nothing back. Copy the file into the repository.",
    };
}
