using LucidCompliance.Model.Archives;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Analysis;

/// <summary>What is wrong with an image archive, in words.</summary>
internal static class ArchiveDefect
{
    private const string Save = "Write it again with docker save, or as an OCI layout.";

    /// <summary>The message; null where all of the archive is known, and where the front end cannot tell.</summary>
    public static string? Describe(ArchiveSubject archive) => archive.Read.Status switch
    {
        ArchiveStatus.Read => Describe(archive.Read.Gap),
        ArchiveStatus.Missing when archive.IsOfItem => "The image archive does not exist, though a LucidArtifact item names it, so nothing is known of its images. Create it, or remove the item.",
        ArchiveStatus.Missing => "The image archive does not exist, so nothing is known of its images. Create it, correct the path, or remove the line.",
        ArchiveStatus.AccessDenied => "The operating system refuses to read the image archive, so nothing is known of its images. Give the user of the build the right to read it.",
        ArchiveStatus.LinkCycle => "The symbolic links to the image archive lead in a circle, so nothing is known of its images. Let the link point at the file itself.",
        ArchiveStatus.OutsideRoot => "The image archive is skipped: it lies outside the repository, and no artifact may lead there. Copy it into the repository to have it read.",
        ArchiveStatus.Damaged => "The file is no tar archive, or it is damaged or incomplete, so nothing is known of its images. " + Save,
        ArchiveStatus.Compressed => "The image archive is compressed with zstd, which is not read here, so nothing is known of its images. Write it without compression, or with gzip.",
        ArchiveStatus.TooLarge => "The image archive is larger, unpacked, than an archive is read, so nothing is known of its images. Write it without compression: then only a small part of it is read.",
        ArchiveStatus.NoImage => "The archive has no image in it: neither a manifest.json nor an index.json leads to a configuration, so nothing is known. " + Save,
        _ => null,
    };

    private static string? Describe(ArchiveGap gap) => gap switch
    {
        ArchiveGap.Compressed => "A layer of the image archive is compressed with zstd, which is not read here: the configuration of the image is known, its files are not. Write the layers with gzip, or with docker save.",
        ArchiveGap.TooLarge => "A layer of the image archive has more entries, or more to unpack, than are read: the configuration of the image is known, its files are not.",
        ArchiveGap.Incomplete => "A layer of the image archive is not in it, or is damaged: the configuration of the image is known, its files are not. " + Save,
        _ => null,
    };
}
