namespace LucidCompliance.Model.Images;

/// <summary>A way in which a path may have come into an image.</summary>
/// <param name="Step">The COPY or ADD.</param>
/// <param name="Source">The source that brings it.</param>
/// <param name="Path">The path in the image.</param>
/// <param name="SourcePath">
/// The path in the step's origin: relative to the root of the build context, absolute in a stage or image. Unknown for
/// patterns that do not tell, archives, URLs and git.
/// </param>
/// <param name="IsExact">Whether the instruction, or what the build context holds, proves that the path is there; otherwise it is there if the source has it.</param>
public sealed record FileArrival(StageStep Step, TransferSource Source, string Path, Fact<string> SourcePath, bool IsExact);

/// <summary>One thing that a source may bring, kept under the path it is brought to.</summary>
internal sealed class ArrivalEntry(StageStep step, TransferSource source, string path, ArrivalKind kind, int sequence, ArrivalEntry? earlier)
{
    public StageStep Step { get; } = step;

    public TransferSource Source { get; } = source;

    public string Path { get; } = path;

    public ArrivalKind Kind { get; } = kind;

    /// <summary>Position among all arrivals of the image, by which later ones come first.</summary>
    public int Sequence { get; } = sequence;

    /// <summary>What was brought to the same path before.</summary>
    public ArrivalEntry? Earlier { get; } = earlier;
}

/// <summary>How sure an arrival is.</summary>
internal enum ArrivalKind
{
    /// <summary>The path is there.</summary>
    Exact,

    /// <summary>The path is there if the source is a file, or the destination an existing directory.</summary>
    Possible,

    /// <summary>The source's content may be there, below the path.</summary>
    Tree,
}
