using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace LucidCompliance.Repository.Git;

/// <summary>
/// The files that git tracks, from the index of the working tree (versions 2, 3 and 4 of git's index format). An index that is split or sparse
/// does not name every file: then nothing is known.
/// </summary>
internal sealed class TrackedFiles
{
    private const int StatBytes = 40;
    private readonly HashSet<string>? _paths;

    private TrackedFiles(HashSet<string>? paths) => _paths = paths;

    /// <summary>Reads a repository's index. A repository without an index tracks nothing yet.</summary>
    public static TrackedFiles Load(GitRepository repository)
    {
        try
        {
            return File.Exists(repository.IndexFile)
                ? new TrackedFiles(TryParse(File.ReadAllBytes(repository.IndexFile), UsesSha256(repository) ? 32 : 20))
                : new TrackedFiles(new HashSet<string>(StringComparer.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new TrackedFiles(null);
        }
    }

    /// <summary>
    /// A text that changes when git writes the index: its length and time of change. Git replaces the file on every change.
    /// </summary>
    public static string GetStamp(GitRepository? repository)
    {
        if (repository is null)
        {
            return "no repository";
        }

        var file = new FileInfo(repository.IndexFile);
        return file.Exists ? FormattableString.Invariant($"{file.Length} {file.LastWriteTimeUtc.Ticks}") : "no index";
    }

    /// <summary>Whether the file is tracked; null where the index does not tell.</summary>
    /// <param name="path">Relative to the working tree, '/' as separator.</param>
    public bool? Contains(string path) => _paths?.Contains(path);

    /// <summary>The paths of an index; null where it is broken, unknown, split or sparse.</summary>
    /// <param name="bytes">The index file.</param>
    /// <param name="hashLength">20 for SHA-1 repositories, 32 for SHA-256.</param>
    internal static HashSet<string>? TryParse(byte[] bytes, int hashLength)
    {
        if (bytes.Length < 12 + hashLength || bytes[0] != 'D' || bytes[1] != 'I' || bytes[2] != 'R' || bytes[3] != 'C')
        {
            return null;
        }

        var version = ReadInt(bytes, 4);
        var count = ReadInt(bytes, 8);
        if (version is < 2 or > 4 || count < 0)
        {
            return null;
        }

        var paths = new HashSet<string>(StringComparer.Ordinal);
        var name = new byte[256];
        var nameLength = 0;
        var position = 12;
        for (var i = 0; i < count; i++)
        {
            var start = position;
            var flags = start + StatBytes + hashLength;
            if (flags + 2 > bytes.Length)
            {
                return null;
            }

            position = flags + ((bytes[flags] & 0x40) != 0 && version >= 3 ? 4 : 2);
            if (version < 4)
            {
                nameLength = 0;
            }
            else if (!TryReadStrip(bytes, ref position, out var strip) || strip > nameLength)
            {
                return null;
            }
            else
            {
                nameLength -= strip;
            }

            var end = position < bytes.Length ? Array.IndexOf(bytes, (byte)0, position) : -1;
            if (end < 0)
            {
                return null;
            }

            if (nameLength + end - position > name.Length)
            {
                Array.Resize(ref name, Math.Max(name.Length * 2, nameLength + end - position));
            }

            Buffer.BlockCopy(bytes, position, name, nameLength, end - position);
            nameLength += end - position;
            paths.Add(Encoding.UTF8.GetString(name, 0, nameLength));

            // Versions 2 and 3 pad every entry with one to eight NUL to a multiple of eight bytes.
            position = version < 4 ? start + ((end - start + 8) & ~7) : end + 1;
        }

        return HasPartialExtension(bytes, position, bytes.Length - hashLength) ? null : paths;
    }

    private static bool HasPartialExtension(byte[] bytes, int position, int end)
    {
        while (position >= 0 && position + 8 <= end)
        {
            var signature = Encoding.ASCII.GetString(bytes, position, 4);
            if (signature is "link" or "sdir")
            {
                return true;
            }

            var length = ReadInt(bytes, position + 4);
            if (length < 0)
            {
                return true;
            }

            position += 8 + length;
        }

        return false;
    }

    // The variable-length number of git's pack format: each further byte adds one before the shift.
    private static bool TryReadStrip(byte[] bytes, ref int position, out int value)
    {
        value = 0;
        for (var first = true; position < bytes.Length && value < 1 << 24; first = false)
        {
            var next = bytes[position++];
            value = first ? next & 0x7F : ((value + 1) << 7) | (next & 0x7F);
            if ((next & 0x80) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int ReadInt(byte[] bytes, int offset) =>
        (bytes[offset] << 24) | (bytes[offset + 1] << 16) | (bytes[offset + 2] << 8) | bytes[offset + 3];

    private static bool UsesSha256(GitRepository repository)
    {
        var config = Path.Combine(repository.CommonDirectory, "config");
        return File.Exists(config)
            && File.ReadAllText(config).Replace(" ", string.Empty).IndexOf("objectformat=sha256", StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
