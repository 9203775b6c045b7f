using System;
using System.Text;

namespace LucidCompliance.Repository.Archives;

/// <summary>One header block of a tar archive: POSIX ustar, with GNU's and pax's extensions by their type.</summary>
internal readonly struct TarHeader
{
    /// <summary>The size of a block, in bytes.</summary>
    public const int Size = 512;

    private const int ChecksumOffset = 148;
    private const int ChecksumLength = 8;

    private TarHeader(string name, char type, long length, string link, bool isSparseContinued)
    {
        Name = name;
        Type = type;
        Length = length;
        Link = link;
        IsSparseContinued = isSparseContinued;
    }

    public string Name { get; }

    /// <summary>The type flag; <c>0</c> for the NUL of old archives.</summary>
    public char Type { get; }

    /// <summary>The bytes that follow, without the padding to whole blocks.</summary>
    public long Length { get; }

    public string Link { get; }

    /// <summary>Whether blocks with GNU's list of holes follow.</summary>
    public bool IsSparseContinued { get; }

    /// <summary>Whether a block is all zeros, as those at the end of an archive.</summary>
    public static bool IsEnd(byte[] block)
    {
        for (var i = 0; i < Size; i++)
        {
            if (block[i] != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads a block; false where its checksum is wrong or a number is none.</summary>
    public static bool TryRead(byte[] block, out TarHeader header)
    {
        header = default;
        if (!HasChecksum(block) || !TryReadNumber(block, 124, 12, out var length))
        {
            return false;
        }

        var name = Text(block, 0, 100);

        // GNU's own magic ends in blanks, and its prefix field holds other things.
        var isPosix = Text(block, 257, 6) == "ustar" && block[262] == 0;
        if (isPosix && Text(block, 345, 155) is { Length: > 0 } prefix)
        {
            name = prefix + "/" + name;
        }

        var type = block[156] == 0 ? '0' : (char)block[156];
        header = new TarHeader(name, type == '0' && name.EndsWith("/", StringComparison.Ordinal) ? '5' : type, length, Text(block, 157, 100), type == 'S' && block[482] != 0);
        return true;
    }

    private static bool HasChecksum(byte[] block)
    {
        if (!TryReadNumber(block, ChecksumOffset, ChecksumLength, out var expected))
        {
            return false;
        }

        long unsigned = 0;
        long signed = 0;
        for (var i = 0; i < Size; i++)
        {
            // The field itself counts as blanks.
            var value = i is >= ChecksumOffset and < ChecksumOffset + ChecksumLength ? (byte)' ' : block[i];
            unsigned += value;
            signed += (sbyte)value;
        }

        return expected == unsigned || expected == signed;
    }

    // Octal digits among blanks and NULs; GNU's base 256 where the first bit is set.
    private static bool TryReadNumber(byte[] block, int offset, int length, out long number)
    {
        number = 0;
        if ((block[offset] & 0x80) != 0)
        {
            for (var i = 0; i < length; i++)
            {
                var value = i == 0 ? block[offset] & 0x7f : block[offset + i];
                if (number > long.MaxValue >> 8)
                {
                    return false;
                }

                number = (number << 8) | (long)value;
            }

            return true;
        }

        for (var i = offset; i < offset + length; i++)
        {
            if (block[i] is >= (byte)'0' and <= (byte)'7')
            {
                number = (number << 3) | (long)(block[i] - '0');
            }
            else if (block[i] is not (0 or (byte)' '))
            {
                return false;
            }
        }

        return true;
    }

    private static string Text(byte[] block, int offset, int length)
    {
        var end = Array.IndexOf(block, (byte)0, offset, length);
        return Encoding.UTF8.GetString(block, offset, (end < 0 ? offset + length : end) - offset);
    }
}
