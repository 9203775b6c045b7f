using System.Collections.Immutable;
using LucidCompliance.Knowledge;

namespace LucidCompliance.Model.Archives;

/// <summary>How reading an image archive ended.</summary>
public enum ArchiveStatus : byte
{
    /// <summary>The images are there.</summary>
    Read,

    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>The operating system refuses to read it.</summary>
    AccessDenied,

    /// <summary>The links to it form a cycle.</summary>
    LinkCycle,

    /// <summary>The path leads out of the repository root, where artifacts may not lead.</summary>
    OutsideRoot,

    /// <summary>The file is no tar archive, or is damaged.</summary>
    Damaged,

    /// <summary>The archive as a whole is compressed with zstd, which is not read.</summary>
    Compressed,

    /// <summary>It is larger, unpacked, than an archive is read.</summary>
    TooLarge,

    /// <summary>A tar archive that has no image in it.</summary>
    NoImage,

    /// <summary>The front end cannot tell.</summary>
    Unknown,
}

/// <summary>Why the files of an image are not known though its archive was read.</summary>
public enum ArchiveGap : byte
{
    /// <summary>They are.</summary>
    None,

    /// <summary>A layer is compressed with zstd.</summary>
    Compressed,

    /// <summary>There are more entries, or more bytes to unpack, than are read.</summary>
    TooLarge,

    /// <summary>A layer is not in the archive, or is damaged.</summary>
    Incomplete,
}

/// <summary>The outcome of reading an image archive.</summary>
/// <param name="Status">What happened.</param>
/// <param name="Images">The images, where it was read.</param>
/// <param name="Gap">Why the files of at least one of them are not known.</param>
public sealed record ArchiveRead(ArchiveStatus Status, ImmutableArray<BuiltImage> Images, ArchiveGap Gap = ArchiveGap.None)
{
    /// <summary>An archive that gives no image.</summary>
    public static ArchiveRead Failed(ArchiveStatus status) => new(status, []);
}
