using System;
using System.Globalization;
using System.IO;
using LucidCompliance.Repository.Disk;

namespace LucidCompliance.Repository.Archives;

/// <summary>An image archive below the root as the disk shows it, without a look into it. Without any type of the engine.</summary>
internal readonly struct ArchiveFile
{
    private ArchiveFile(ContentStatus status, string path, string stamp)
    {
        Status = status;
        Path = path;
        Stamp = stamp;
    }

    /// <summary>Whether there is a file that may be read.</summary>
    public ContentStatus Status { get; }

    /// <summary>The absolute path with its links followed; empty unless <see cref="Status"/> is <see cref="ContentStatus.Read"/>.</summary>
    public string Path { get; }

    /// <summary>A text that is equal as long as the file has the same size and time.</summary>
    public string Stamp { get; }

    /// <summary>Looks for an archive.</summary>
    /// <param name="disk">The repository.</param>
    /// <param name="path">Relative to the root.</param>
    public static ArchiveFile Find(RepositoryDisk disk, string path)
    {
        try
        {
            var status = disk.Resolve(path, out var file);
            var info = new FileInfo(file);
            if (status == ContentStatus.Read && (!info.Exists || (info.Length == 0 && NamedPipe.Is(file))))
            {
                status = ContentStatus.Missing;
            }

            if (status != ContentStatus.Read)
            {
                return new ArchiveFile(status, string.Empty, status.ToString());
            }

            var stamp = info.Length.ToString(CultureInfo.InvariantCulture) + "/" + info.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture);
            return new ArchiveFile(status, file, stamp);
        }
        catch (UnauthorizedAccessException)
        {
            return new ArchiveFile(ContentStatus.AccessDenied, string.Empty, nameof(ContentStatus.AccessDenied));
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return new ArchiveFile(ContentStatus.Missing, string.Empty, nameof(ContentStatus.Missing));
        }
    }
}
