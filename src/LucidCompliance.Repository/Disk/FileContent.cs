using System;
using System.Security.Cryptography;

namespace LucidCompliance.Repository.Disk;

/// <summary>What came of reading a file from the disk.</summary>
internal enum ContentStatus : byte
{
    /// <summary>The bytes are there.</summary>
    Read,

    /// <summary>There is no such file; a directory and a pipe count as none.</summary>
    Missing,

    /// <summary>The operating system refuses.</summary>
    AccessDenied,

    /// <summary>Its links lead to themselves.</summary>
    LinkCycle,

    /// <summary>The path, or a link on it, leads out of the root.</summary>
    OutsideRoot,

    /// <summary>The file is larger than the limit; it was not read.</summary>
    TooLarge,
}

/// <summary>A file's bytes, or why there are none.</summary>
internal readonly struct FileContent
{
    private FileContent(ContentStatus status, byte[]? bytes)
    {
        Status = status;
        Bytes = bytes ?? Array.Empty<byte>();
    }

    public ContentStatus Status { get; }

    /// <summary>Empty unless <see cref="Status"/> is <see cref="ContentStatus.Read"/>.</summary>
    public byte[] Bytes { get; }

    public static FileContent Of(byte[] bytes) => new(ContentStatus.Read, bytes);

    public static FileContent Failed(ContentStatus status) => new(status, null);

    /// <summary>
    /// A text that is equal for equal content: the status, or a SHA-256 of the bytes. A hash of the whole file only; it is kept in the
    /// cache and shown nowhere.
    /// </summary>
    public string GetFingerprint()
    {
        if (Status != ContentStatus.Read)
        {
            return Status.ToString();
        }

        using var hash = SHA256.Create();
        return Convert.ToBase64String(hash.ComputeHash(Bytes));
    }
}
