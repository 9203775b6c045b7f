using System.Collections.Immutable;
using LucidCompliance.Knowledge;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Images;

/// <summary>What a COPY or ADD brings: from where, which paths, and whereto.</summary>
/// <param name="Instruction">The instruction.</param>
/// <param name="Origin">Where the sources lie.</param>
/// <param name="Sources">The sources in source order.</param>
/// <param name="Destination">The absolute, normalised destination without a slash at its end; unknown where a variable or the working directory is.</param>
/// <param name="IsDirectory">Whether the destination is proven to be a directory: it ends with a slash, there are several sources, or a WORKDIR made it.</param>
public sealed record FileTransfer(FileTransferInstruction Instruction, TransferOrigin Origin, ImmutableArray<TransferSource> Sources, Fact<string> Destination, bool IsDirectory);

/// <summary>What kind of thing a source is.</summary>
public enum TransferSourceKind
{
    /// <summary>A path in the origin that may be a file or a directory.</summary>
    Path,

    /// <summary>A path that is a single file, by its extension or because a command of the stage runs it.</summary>
    File,

    /// <summary>A directory (a slash at the end, <c>.</c>, the root), or a pattern.</summary>
    Tree,

    /// <summary>ADD of an archive, which is unpacked.</summary>
    Archive,

    /// <summary>ADD of a URL.</summary>
    Url,

    /// <summary>ADD of a git repository.</summary>
    Git,

    /// <summary>A heredoc.</summary>
    Inline,

    /// <summary>Not decidable: the word has an unknown variable.</summary>
    Unknown,
}

/// <summary>One source of a COPY or ADD.</summary>
/// <param name="Word">The word.</param>
/// <param name="Text">The expanded text; a heredoc's name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="HasWildcard">Whether it is a pattern.</param>
public sealed record TransferSource(DockerWord Word, Fact<string> Text, TransferSourceKind Kind, bool HasWildcard)
{
    /// <summary>
    /// The path or pattern relative to the context's directory, as <see cref="BuildContext"/> reads it; null for a heredoc, a URL, git and what is
    /// not decidable. It only counts where the instruction takes its sources from the context.
    /// </summary>
    internal string? ContextPath { get; init; }
}

/// <summary>Where a <c>from</c> leads.</summary>
public enum TransferOriginKind
{
    /// <summary>The build context: there is no <c>from</c>.</summary>
    Context,

    /// <summary>A stage of the file.</summary>
    Stage,

    /// <summary>An image.</summary>
    Image,

    /// <summary>A named context that is no image.</summary>
    NamedContext,

    /// <summary>An index that no stage has.</summary>
    Missing,

    /// <summary>Not decidable, or not valid: a variable, or no image reference.</summary>
    Unknown,
}

/// <summary>Where the files of a COPY, ADD or mount come from.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text of <c>from</c>; null without one.</param>
/// <param name="Location">The value of <c>from</c> in the Dockerfile; null without one.</param>
public sealed record TransferOrigin(TransferOriginKind Kind, string? Text, SourceLocation? Location)
{
    /// <summary>The build context.</summary>
    public static TransferOrigin Context { get; } = new(TransferOriginKind.Context, null, null);

    /// <summary>The stage, also one that BuildKit refuses because it is not an earlier one; else null.</summary>
    public Stage? Stage { get; internal init; }

    /// <summary>The image; <c>scratch</c> too; else null.</summary>
    public ImageReference? Image { get; internal init; }

    /// <summary>What is known about the image.</summary>
    public BaseImageFacts? Facts { get; internal init; }

    /// <summary>Whether a stage is named that is not defined before the instruction: the stage itself or a later one.</summary>
    public bool IsNotYetDefined { get; internal init; }
}
