using System;
using System.IO;
using LucidCompliance.Engine.Fixes;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Text;

namespace LucidCompliance.Repository.Fixes;

/// <summary>
/// One file of a plan on its way to the disk. Encoding, byte order mark and mode are those of the file, and a new file has UTF-8 and the
/// process's mode; the new content appears at once or not at all.
/// </summary>
internal sealed class FileReplacement
{
    private readonly RepositoryDisk _disk;
    private readonly FixedFile _change;
    private readonly string _file;
    private readonly byte[] _old;

    private FileReplacement(RepositoryDisk disk, FixedFile change, string file, byte[] old)
    {
        _disk = disk;
        _change = change;
        _file = file;
        _old = old;
    }

    /// <summary>The file's path relative to the root.</summary>
    public string Path => _change.Original.Path;

    /// <summary>Finds the file; null, with a sentence that says why, where it must not be written.</summary>
    public static FileReplacement? Prepare(RepositoryDisk disk, FixedFile change, out string refusal)
    {
        var path = change.Original.Path;
        if (change.IsNew)
        {
            refusal = path + " exists by now.";
            return disk.FindPlaceFor(path) is { } place ? new FileReplacement(disk, change, place, []) : null;
        }

        refusal = path + " has changed since it was read.";
        var content = disk.Read(path);
        if (disk.FindFile(path) is not { } file || content.Status != ContentStatus.Read || !IsSame(content, change.Original))
        {
            return null;
        }

        if ((File.GetAttributes(file) & FileAttributes.ReadOnly) != 0)
        {
            refusal = path + " is read-only: make it writable.";
            return null;
        }

        return new FileReplacement(disk, change, file, content.Bytes);
    }

    /// <summary>Replaces or creates the file; returns why not, or null.</summary>
    public string? Write()
    {
        var temporary = _file + "." + Guid.NewGuid().ToString("N").Substring(0, 8) + ".tmp";
        try
        {
            if (!_change.IsNew)
            {
                // The copy takes the file's mode with it.
                File.Copy(_file, temporary);
            }

            using (var stream = new FileStream(temporary, _change.IsNew ? FileMode.CreateNew : FileMode.Truncate, FileAccess.Write, FileShare.None))
            {
                var bytes = TextEncoder.Encode(_change.NewContent, _old);
                stream.Write(bytes, 0, bytes.Length);
                stream.Flush(flushToDisk: true);
            }

            if (_change.IsNew)
            {
                return Appear(temporary);
            }

            var current = _disk.Read(Path);
            if (current.Status != ContentStatus.Read || !current.Bytes.AsSpan().SequenceEqual(_old))
            {
                return Path + " has changed since it was read.";
            }

            File.Replace(temporary, _file, null);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Path + " cannot be written (" + e.GetType().Name + ").";
        }
        finally
        {
            AtomicFile.TryDelete(temporary);
        }
    }

    // The move refuses where a file, a directory or a link stands at the place.
    private string? Appear(string temporary)
    {
        try
        {
            File.Move(temporary, _file);
            return null;
        }
        catch (IOException) when (File.Exists(_file) || Directory.Exists(_file) || _disk.FindPlaceFor(Path) is null)
        {
            return Path + " exists by now.";
        }
    }

    private static bool IsSame(FileContent content, SourceText original) =>
        TextDecoder.TryDecode(original.Path, content.Bytes, out var text) == TextDefect.None
        && text!.HasByteOrderMark == original.HasByteOrderMark
        && string.Equals(text.Content, original.Content, StringComparison.Ordinal);
}
