namespace LucidCompliance.Repository.Incremental;

/// <summary>What an analysis asked about.</summary>
internal enum QuestionKind : byte
{
    /// <summary>A file's content.</summary>
    Content,

    /// <summary>The content of a file that no artifact names and that may lie anywhere: a global config, an ignore file of git.</summary>
    Outside,

    /// <summary>What stands at a path.</summary>
    Kind,

    /// <summary>Whether git tracks a file.</summary>
    Tracked,

    /// <summary>The size and time of an image archive, which is too large to be read for each build.</summary>
    Archive,
}

/// <summary>One question to the disk and the answer it got. Equal answers to all questions mean an equal analysis.</summary>
/// <param name="Kind">What was asked.</param>
/// <param name="Path">Relative to the root, or absolute.</param>
/// <param name="Answer">A fingerprint, see <see cref="Disk.FileContent.GetFingerprint"/>, or a letter; never content.</param>
internal sealed record Question(QuestionKind Kind, string Path, string Answer);
