using System;
using System.IO;

namespace LucidCompliance.Repository.Archives;

/// <summary>
/// The content of one entry: a part of another stream. Skipping in it is a jump where the other stream can jump, also where that is itself the
/// content of an entry, so that a layer of many megabytes costs what its headers cost.
/// </summary>
internal sealed class EntryStream(Stream archive, long length) : ForwardStream
{
    private static readonly byte[] Waste = new byte[64 * 1024];

    private long _rest = length;
    private byte[] _again = [];
    private int _againStart;

    public override int Read(byte[] buffer, int offset, int count)
    {
        count = (int)Math.Min(count, _rest);
        var read = Math.Min(count, _again.Length - _againStart);
        if (read > 0)
        {
            Array.Copy(_again, _againStart, buffer, offset, read);
            _againStart += read;
        }
        else
        {
            read = count == 0 ? 0 : archive.Read(buffer, offset, count);
        }

        _rest -= read;
        return read;
    }

    /// <summary>Gives back the first bytes, which are then read again.</summary>
    public void PutBack(byte[] head, int count)
    {
        _again = new byte[count];
        Array.Copy(head, _again, count);
        _againStart = 0;
        _rest += count;
    }

    /// <summary>Passes over bytes; false where the stream has fewer.</summary>
    public bool TrySkip(long count)
    {
        if (count > _rest)
        {
            return false;
        }

        _rest -= count;
        var given = (int)Math.Min(count, _again.Length - _againStart);
        _againStart += given;
        return TrySkip(archive, count - given);
    }

    /// <summary>Passes over the bytes that were not read.</summary>
    public bool TrySkipRest() => TrySkip(_rest);

    /// <summary>Passes over bytes of any stream; false where it has fewer.</summary>
    public static bool TrySkip(Stream stream, long count)
    {
        if (stream is EntryStream entry)
        {
            return entry.TrySkip(count);
        }

        if (stream.CanSeek)
        {
            if (count > stream.Length - stream.Position)
            {
                return false;
            }

            stream.Seek(count, SeekOrigin.Current);
            return true;
        }

        // What is thrown away needs no place of its own, whoever throws it there.
        while (count > 0)
        {
            var read = stream.Read(Waste, 0, (int)Math.Min(Waste.Length, count));
            if (read == 0)
            {
                return false;
            }

            count -= read;
        }

        return true;
    }
}
