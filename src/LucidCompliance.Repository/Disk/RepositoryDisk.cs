using System;
using System.Collections.Generic;
using System.IO;

namespace LucidCompliance.Repository.Disk;

/// <summary>
/// The disk below one root. A path that an artifact names is hostile input: it is normalised, its links are resolved here and not by the
/// operating system, and what leads out of the root is not opened.
/// </summary>
internal sealed class RepositoryDisk
{
    /// <summary>The largest file that is read, in bytes; the engine decodes no larger one.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    private const int MaximumLinks = 40;

    // What FileInfo says of a file that does not exist.
    private const FileAttributes None = (FileAttributes)(-1);
    private readonly string _readableOutside;
    private readonly HashSet<string> _plainDirectories = new(StringComparer.Ordinal);
    private readonly HashSet<string> _searchableDirectories = new(StringComparer.Ordinal);

    /// <param name="root">An absolute path.</param>
    /// <param name="readableOutside">A directory outside the root whose files may be read: that of a policy which a property names; or null.</param>
    public RepositoryDisk(string root, string? readableOutside = null)
    {
        Root = Path.GetFullPath(root).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        _readableOutside = readableOutside ?? string.Empty;
    }

    /// <summary>The root's absolute path without a trailing separator; empty for the root of a Unix file system.</summary>
    public string Root { get; }

    /// <summary>Reads a file that the build or git names, not an artifact: links are the operating system's affair, the limit holds.</summary>
    public static FileContent ReadTrusted(string absolutePath) => Guard(static path => ReadResolved(path), absolutePath);

    /// <summary>The absolute path of one relative to the root.</summary>
    public string GetAbsolutePath(string path) =>
        path.Length == 0 ? Root : Path.GetFullPath(Root + Path.DirectorySeparatorChar + path);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Relative to the root, or absolute.</param>
    public FileContent Read(string path) => Guard(
        relative =>
        {
            var status = Resolve(relative, out var file);
            return status != ContentStatus.Read ? FileContent.Failed(status)
                : GetAttributes(file) == None ? FileContent.Failed(ContentStatus.Missing)
                : ReadResolved(file);
        },
        path);

    /// <summary>
    /// The absolute path of an existing file below the root with every link on it followed, so that a replacement does not turn a link into
    /// a file; null where there is none.
    /// </summary>
    public string? FindFile(string path)
    {
        try
        {
            return Resolve(path, out var file) == ContentStatus.Read && IsBelow(file, Root) && File.Exists(file) ? file : null;
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Where a file that does not exist yet would lie, with the links of its directory followed; null where something stands there already,
    /// a link that leads nowhere included, where the directory does not exist or leads out of the root.
    /// </summary>
    public string? FindPlaceFor(string path)
    {
        try
        {
            var slash = path.LastIndexOf('/');
            if (Resolve(slash < 0 ? "." : path.Substring(0, slash), out var directory) != ContentStatus.Read || !IsBelow(directory, Root) || !Directory.Exists(directory))
            {
                return null;
            }

            var file = Path.Combine(directory, path.Substring(slash + 1));
            return File.Exists(file) || Directory.Exists(file) || IsLink(file) ? null : file;
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsLink(string file)
    {
        try
        {
            return (File.GetAttributes(file) & FileAttributes.ReparsePoint) != 0;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static FileContent Guard(Func<string, FileContent> read, string path)
    {
        try
        {
            return read(path);
        }
        catch (UnauthorizedAccessException)
        {
            return FileContent.Failed(ContentStatus.AccessDenied);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return FileContent.Failed(ContentStatus.Missing);
        }
    }

    /// <summary>What stands at a path, in one letter: <c>F</c>ile, <c>D</c>irectory, <c>M</c>issing, <c>U</c>nknown because it lies outside.</summary>
    public char GetKind(string path)
    {
        try
        {
            return Resolve(path, out var file) switch
            {
                ContentStatus.Read => GetAttributes(file) is var attributes && attributes == None ? 'M' : (attributes & FileAttributes.Directory) != 0 ? 'D' : 'F',
                ContentStatus.OutsideRoot => 'U',
                _ => 'M',
            };
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException or UnauthorizedAccessException)
        {
            return e is UnauthorizedAccessException ? 'U' : 'M';
        }
    }

    /// <summary>The path relative to the root with '/' as separator, or absolute with '/' where it lies outside.</summary>
    public string GetPath(string absolutePath)
    {
        var full = Path.GetFullPath(absolutePath);
        var path = IsBelow(full, Root) ? full.Substring(Root.Length).TrimStart(Path.DirectorySeparatorChar) : full;
        return Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/');
    }

    private static FileContent ReadResolved(string file)
    {
        // What does not exist has all attributes.
        var info = new FileInfo(file);
        if ((info.Attributes & FileAttributes.Directory) != 0 || (info.Length == 0 && NamedPipe.Is(file)))
        {
            return FileContent.Failed(ContentStatus.Missing);
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        if (stream.Length > MaximumBytes)
        {
            return FileContent.Failed(ContentStatus.TooLarge);
        }

        // The length is a hint only: the file may grow, and special files have none.
        var bytes = new byte[(int)stream.Length];
        var count = 0;
        for (; ; )
        {
            if (count == bytes.Length)
            {
                var next = stream.ReadByte();
                if (next < 0)
                {
                    return FileContent.Of(bytes);
                }

                if (count == MaximumBytes)
                {
                    return FileContent.Failed(ContentStatus.TooLarge);
                }

                Array.Resize(ref bytes, Math.Min(MaximumBytes, Math.Max(4096, bytes.Length * 2)));
                bytes[count++] = (byte)next;
            }

            var read = stream.Read(bytes, count, bytes.Length - count);
            count += read;
            if (read == 0 && count < bytes.Length)
            {
                Array.Resize(ref bytes, count);
                return FileContent.Of(bytes);
            }
        }
    }

    /// <summary>Follows the links on the path. Read means: <paramref name="file"/> may be opened and has no link in it.</summary>
    public ContentStatus Resolve(string path, out string file)
    {
        file = Path.GetFullPath(Path.Combine(Root + Path.DirectorySeparatorChar, path));
        var links = 0;
        for (; ; )
        {
            if (_readableOutside.Length > 0 && IsBelow(file, _readableOutside))
            {
                return ContentStatus.Read;
            }

            if (!IsBelow(file, Root))
            {
                return ContentStatus.OutsideRoot;
            }

            var target = FindLink(file);
            if (target is null)
            {
                return ContentStatus.Read;
            }

            if (++links > MaximumLinks)
            {
                return ContentStatus.LinkCycle;
            }

            file = target;
        }
    }

    /// <summary>The path with its first link replaced by what the link says; null where there is no link on it.</summary>
    private string? FindLink(string file)
    {
        for (var end = Root.Length; end < file.Length;)
        {
            end = file.IndexOf(Path.DirectorySeparatorChar, end + 1);
            end = end < 0 ? file.Length : end;
            var prefix = file.Substring(0, end);
            if (_plainDirectories.Contains(prefix))
            {
                continue;
            }

            var attributes = GetAttributes(prefix);
            if (attributes == None)
            {
                // Nothing below it exists either.
                return null;
            }

            if ((attributes & FileAttributes.ReparsePoint) != 0 && LinkReader.GetTarget(prefix) is { } target)
            {
                return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(prefix)!, target) + file.Substring(end));
            }

            if (end < file.Length)
            {
                _plainDirectories.Add(prefix);
            }
        }

        return null;
    }

    // Most of what is asked for does not exist (a policy, an ignore file in every folder), and an exception costs more than all the rest. A
    // directory of which one entry was seen refuses no other, so what is not seen there is missing.
    private FileAttributes GetAttributes(string path)
    {
        var attributes = new FileInfo(path).Attributes;
        if (attributes == None && _searchableDirectories.Contains(Path.GetDirectoryName(path) ?? string.Empty))
        {
            return None;
        }

        try
        {
            attributes = attributes == None ? File.GetAttributes(path) : attributes;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // The system looked into the directory, or there is none.
        }

        _searchableDirectories.Add(Path.GetDirectoryName(path) ?? string.Empty);
        return attributes;
    }

    private static bool IsBelow(string path, string directory) =>
        path.StartsWith(directory, PathComparison)
        && (path.Length == directory.Length || path[directory.Length] == Path.DirectorySeparatorChar || directory.Length == 0);

    private static StringComparison PathComparison =>
        Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
