using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using LucidCompliance.Model.Archives;
using LucidCompliance.Repository.Disk;

namespace LucidCompliance.Repository.Archives;

/// <summary>
/// Reads archives, and keeps what it read for as long as a file has the same size and time: an editor, a build server and the projects of one build
/// ask for the same archive again and again. Thread-safe.
/// </summary>
internal static class ArchiveStore
{
    private const int MaximumKept = 32;

    private static readonly Dictionary<string, (string Stamp, ArchiveRead Read)> Kept = new(StringComparer.Ordinal);

    /// <summary>Reads an archive, or repeats what it gave before.</summary>
    public static ArchiveRead Read(ArchiveFile file, CancellationToken cancellation)
    {
        if (file.Status != ContentStatus.Read)
        {
            return ArchiveRead.Failed(file.Status switch
            {
                ContentStatus.AccessDenied => ArchiveStatus.AccessDenied,
                ContentStatus.LinkCycle => ArchiveStatus.LinkCycle,
                ContentStatus.OutsideRoot => ArchiveStatus.OutsideRoot,
                _ => ArchiveStatus.Missing,
            });
        }

        lock (Kept)
        {
            if (Kept.TryGetValue(file.Path, out var kept) && kept.Stamp == file.Stamp)
            {
                return kept.Read;
            }
        }

        var read = ReadNew(file.Path, cancellation);
        lock (Kept)
        {
            if (Kept.Count >= MaximumKept)
            {
                Kept.Clear();
            }

            Kept[file.Path] = (file.Stamp, read);
        }

        return read;
    }

    private static ArchiveRead ReadNew(string path, CancellationToken cancellation)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 16 * 1024);
            return ImageArchiveReader.Read(stream, new ReadBudget(cancellation));
        }
        catch (UnauthorizedAccessException)
        {
            return ArchiveRead.Failed(ArchiveStatus.AccessDenied);
        }
        catch (IOException)
        {
            return ArchiveRead.Failed(ArchiveStatus.Missing);
        }
    }
}
