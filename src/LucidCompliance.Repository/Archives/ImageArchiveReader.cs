using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using LucidCompliance.Model.Archives;

namespace LucidCompliance.Repository.Archives;

/// <summary>
/// Reads an image archive in one pass: its documents as text, its layers as lists of names. What an entry is, its first bytes tell, because
/// neither format says it in the name.
/// </summary>
internal static class ImageArchiveReader
{
    private const int MaximumDocument = 4 * 1024 * 1024;

    /// <summary>Reads an archive, plain or compressed with gzip. It never throws for what the archive contains.</summary>
    /// <param name="archive">A stream that can seek, at its beginning.</param>
    /// <param name="budget">How much is read.</param>
    public static ArchiveRead Read(Stream archive, ReadBudget budget)
    {
        var head = new byte[TarHeader.Size];
        var length = TarReader.Fill(archive, head, head.Length);
        if (IsZstandard(head, length))
        {
            return ArchiveRead.Failed(ArchiveStatus.Compressed);
        }

        try
        {
            archive.Seek(0, SeekOrigin.Begin);
            if (!IsGzip(head, length))
            {
                return ReadTar(archive, budget);
            }

            using var unpacking = budget.Limit(new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true));
            return ReadTar(unpacking, budget);
        }
        catch (InvalidDataException)
        {
            return ArchiveRead.Failed(ArchiveStatus.Damaged);
        }
    }

    private static ArchiveRead ReadTar(Stream archive, ReadBudget budget)
    {
        var contents = new ArchiveContents();
        var tar = new TarReader(archive, budget);
        var isEmpty = true;
        while (tar.Next() is { } entry)
        {
            isEmpty = false;
            switch (entry.Kind)
            {
                case TarEntryKind.SymbolicLink:
                    contents.AddLink(entry.Name, entry.Link, isRelativeToLink: true);
                    break;
                case TarEntryKind.HardLink:
                    contents.AddLink(entry.Name, entry.Link, isRelativeToLink: false);
                    break;
                case TarEntryKind.File when entry.Length > 0:
                    ReadEntry(contents, entry, budget);
                    break;
            }
        }

        return tar.IsDamaged || isEmpty ? ArchiveRead.Failed(budget.IsExhausted ? ArchiveStatus.TooLarge : ArchiveStatus.Damaged) : contents.ToRead();
    }

    private static void ReadEntry(ArchiveContents contents, TarEntry entry, ReadBudget budget)
    {
        var head = new byte[TarHeader.Size];
        var length = TarReader.Fill(entry.Content, head, head.Length);
        entry.Content.PutBack(head, length);
        if (IsGzip(head, length))
        {
            using var unpacking = budget.Limit(new GZipStream(entry.Content, CompressionMode.Decompress, leaveOpen: true));
            ReadLayer(contents, entry.Name, unpacking, budget);
        }
        else if (IsZstandard(head, length))
        {
            contents.AddGap(entry.Name, ArchiveGap.Compressed);
        }
        else if (length == TarHeader.Size && (TarHeader.IsEnd(head) || TarHeader.TryRead(head, out _)))
        {
            ReadLayer(contents, entry.Name, entry.Content, budget);
        }
        else if (head[0] is (byte)'{' or (byte)'[' && entry.Length <= MaximumDocument && budget.TakeDocument((int)entry.Length))
        {
            var bytes = new byte[(int)entry.Length];
            TarReader.Fill(entry.Content, bytes, bytes.Length);
            contents.AddDocument(entry.Name, Encoding.UTF8.GetString(bytes));
        }
    }

    private static void ReadLayer(ArchiveContents contents, string name, Stream layer, ReadBudget budget)
    {
        try
        {
            if (LayerReader.Read(layer, budget) is { } listing)
            {
                contents.AddLayer(name, listing);
                return;
            }
        }
        catch (InvalidDataException)
        {
            // A damaged layer says nothing about the configuration, which is elsewhere.
        }

        contents.AddGap(name, budget.IsExhausted ? ArchiveGap.TooLarge : ArchiveGap.Incomplete);
    }

    private static bool IsGzip(byte[] head, int length) => length > 2 && head[0] == 0x1f && head[1] == 0x8b;

    private static bool IsZstandard(byte[] head, int length) => length > 3 && head[0] == 0x28 && head[1] == 0xb5 && head[2] == 0x2f && head[3] == 0xfd;
}
