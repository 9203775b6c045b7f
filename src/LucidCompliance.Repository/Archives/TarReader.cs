using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace LucidCompliance.Repository.Archives;

/// <summary>What an entry of a tar archive is.</summary>
internal enum TarEntryKind : byte
{
    File,
    Directory,
    SymbolicLink,
    HardLink,

    /// <summary>A device, or what a format extension means: a name without content.</summary>
    Other,
}

/// <summary>One entry.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Link">What a link says.</param>
/// <param name="Length">The bytes of its content.</param>
/// <param name="Content">Its content, to be read before the next entry.</param>
internal readonly record struct TarEntry(string Name, TarEntryKind Kind, string Link, long Length, EntryStream Content);

/// <summary>
/// Reads the entries of a tar archive in their order: ustar, GNU's long names and pax's records. It never throws for what the archive contains,
/// apart from what an underlying decompression throws, and holds one entry at a time.
/// </summary>
internal sealed class TarReader(Stream stream, ReadBudget budget)
{
    private const int MaximumExtension = 1024 * 1024;

    private readonly byte[] _block = new byte[TarHeader.Size];
    private EntryStream? _content;
    private long _padding;

    /// <summary>Whether the archive broke off, or has a block that is no header. Known when there is no next entry.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Moves to the next entry; null behind the last.</summary>
    public TarEntry? Next()
    {
        string? longName = null;
        string? longLink = null;
        long? length = null;
        while (TryReadHeader(out var header))
        {
            switch (header.Type)
            {
                case 'L':
                    longName = ReadText(header.Length);
                    continue;
                case 'K':
                    longLink = ReadText(header.Length);
                    continue;
                case 'x' when ReadExtension(header.Length) is { } records:
                    ReadRecords(records, ref longName, ref longLink, ref length);
                    continue;
                case 'x' or 'g':
                    Open(header.Length);
                    continue;
            }

            if (header.IsSparseContinued && !SkipSparseMap())
            {
                IsDamaged = true;
                return null;
            }

            // A link has no content, whatever its header says of the size of what it links to.
            var kind = KindOf(header.Type);
            var size = kind is TarEntryKind.File or TarEntryKind.Other ? length ?? header.Length : 0;
            return new TarEntry(longName ?? header.Name, kind, longLink ?? header.Link, size, Open(size));
        }

        return null;
    }

    /// <summary>Fills a buffer as far as the stream goes.</summary>
    public static int Fill(Stream stream, byte[] buffer, int count)
    {
        var filled = 0;
        while (filled < count && stream.Read(buffer, filled, count - filled) is > 0 and var read)
        {
            filled += read;
        }

        return filled;
    }

    private static TarEntryKind KindOf(char type) => type switch
    {
        '0' or '7' or 'S' => TarEntryKind.File,
        '1' => TarEntryKind.HardLink,
        '2' => TarEntryKind.SymbolicLink,
        '5' => TarEntryKind.Directory,
        _ => TarEntryKind.Other,
    };

    private bool TryReadHeader(out TarHeader header)
    {
        header = default;
        IsDamaged |= _content?.TrySkipRest() == false;

        // Some writers leave the last entry without its padding.
        if (IsDamaged || (_content is not null && !EntryStream.TrySkip(stream, _padding)))
        {
            return false;
        }

        _content = null;
        var read = budget.TakeEntry() ? Fill(stream, _block, TarHeader.Size) : -1;
        if (read == 0 || (read == TarHeader.Size && TarHeader.IsEnd(_block)))
        {
            return false;
        }

        IsDamaged |= read != TarHeader.Size || !TarHeader.TryRead(_block, out header) || header.Length < 0;
        return !IsDamaged;
    }

    private EntryStream Open(long length)
    {
        _padding = (TarHeader.Size - (length % TarHeader.Size)) % TarHeader.Size;
        return _content = new EntryStream(stream, length);
    }

    private string? ReadText(long length) =>
        ReadExtension(length) is { } bytes ? Encoding.UTF8.GetString(bytes).TrimEnd('\0') : null;

    private byte[]? ReadExtension(long length)
    {
        var content = Open(length);
        if (length > MaximumExtension)
        {
            IsDamaged = true;
            return null;
        }

        var bytes = new byte[(int)length];
        IsDamaged |= Fill(content, bytes, bytes.Length) != bytes.Length;
        return IsDamaged ? null : bytes;
    }

    // "length key=value\n", the length in decimal, of the whole record.
    private static void ReadRecords(byte[] bytes, ref string? name, ref string? link, ref long? length)
    {
        for (var start = 0; start < bytes.Length;)
        {
            var blank = Array.IndexOf(bytes, (byte)' ', start);
            if (blank < 0
                || !int.TryParse(Encoding.ASCII.GetString(bytes, start, blank - start), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                || size <= blank - start + 1 || size > bytes.Length - start)
            {
                return;
            }

            var record = Encoding.UTF8.GetString(bytes, blank + 1, start + size - blank - 2);
            var equals = record.IndexOf('=');
            var value = record.Substring(equals + 1);
            switch (equals < 0 ? string.Empty : record.Substring(0, equals))
            {
                case "path":
                    name = value;
                    break;
                case "linkpath":
                    link = value;
                    break;
                case "size" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var stated):
                    length = stated;
                    break;
            }

            start += size;
        }
    }

    private bool SkipSparseMap()
    {
        do
        {
            if (!budget.TakeEntry() || Fill(stream, _block, TarHeader.Size) != TarHeader.Size)
            {
                return false;
            }
        }
        while (_block[504] != 0);
        return true;
    }
}
