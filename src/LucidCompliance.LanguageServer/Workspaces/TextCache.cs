using System;
using System.Collections.Generic;
using System.IO;
using LucidCompliance.Model;
using LucidCompliance.Repository.Disk;

namespace LucidCompliance.LanguageServer.Workspaces;

/// <summary>
/// The texts of files that are not open, from one analysis to the next, as long as the file's length and time of change stay. What an
/// analysis does not ask for is dropped behind it.
/// </summary>
internal sealed class TextCache
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private int _round;

    /// <summary>How many texts are kept.</summary>
    public int Count => _entries.Count;

    /// <summary>Drops what was not asked for since the last call.</summary>
    public void BeginRound()
    {
        foreach (var (path, entry) in _entries)
        {
            if (entry.Round != _round)
            {
                _entries.Remove(path);
            }
        }

        _round++;
    }

    /// <summary>The kept text, or what reading gives.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="path">Relative to its root.</param>
    /// <param name="read">Reads the file.</param>
    public FileRead Get(RepositoryDisk disk, string path, Func<string, FileRead> read)
    {
        // Null for what does not exist or lies outside: asking again is cheap.
        if (disk.FindFile(path) is not { } file)
        {
            return read(path);
        }

        var info = new FileInfo(file);
        var stamp = (info.Exists ? info.Length : -1, info.LastWriteTimeUtc.Ticks);
        if (_entries.TryGetValue(path, out var entry) && entry.Stamp == stamp)
        {
            _entries[path] = entry with { Round = _round };
            return entry.Read;
        }

        var result = read(path);
        _entries[path] = new Entry(stamp, result, _round);
        return result;
    }

    private sealed record Entry((long Length, long Ticks) Stamp, FileRead Read, int Round);
}
