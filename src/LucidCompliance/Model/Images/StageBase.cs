using LucidCompliance.Knowledge;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Images;

/// <summary>What a stage builds on: an earlier stage, an image, or nothing (<c>scratch</c>).</summary>
public sealed class StageBase
{
    private readonly BaseWord? _word;

    internal StageBase(Stage? parent, Fact<ImageReference> image, BaseImageFacts? facts, SourceLocation location, BaseWord? word)
    {
        Parent = parent;
        Image = image;
        Facts = facts;
        Location = location;
        _word = word;
        Root = parent?.Base.Root ?? this;
    }

    /// <summary>The earlier stage of this file; null for an image and for <c>scratch</c>.</summary>
    public Stage? Parent { get; }

    /// <summary>
    /// The image after expansion, also <c>scratch</c>. Unknown where an ARG has no value, the reference is invalid or a named
    /// context without image replaces it; absent where <see cref="Parent"/> is set.
    /// </summary>
    public Fact<ImageReference> Image { get; }

    /// <summary>What FROM names after expansion, valid or not; unknown where an ARG has no value.</summary>
    public Fact<string> ImageText { get; internal set; }

    /// <summary>Why the engines refuse <see cref="ImageText"/> as a reference, as one sentence that does not repeat it; null where it is valid.</summary>
    public string? ImageProblem { get; internal set; }

    /// <summary>Whether this is the empty image.</summary>
    public bool IsScratch => Image.TryGet(out var image) && image.IsScratch && !IsReplacedByContext;

    /// <summary>What is known about the image; null where nothing is, for <c>scratch</c> and where <see cref="Parent"/> is set.</summary>
    public BaseImageFacts? Facts { get; }

    /// <summary>Whether a named context gives the image.</summary>
    public bool IsReplacedByContext { get; internal set; }

    /// <summary>Whether the image is known to be, or by its platform asked to be, one for Windows; then nothing else is known about it.</summary>
    public bool IsWindows { get; internal set; }

    /// <summary>The platform of FROM's flag after expansion; absent without the flag.</summary>
    public Fact<string> Platform { get; private set; } = Fact<string>.Absent;

    /// <summary>The image word of this FROM; its keyword where the word is missing.</summary>
    public SourceLocation Location { get; }

    /// <summary>The image or <c>scratch</c> that is reached through the parent stages; this base itself without a parent.</summary>
    public StageBase Root { get; }

    /// <summary>The image word of the FROM that names the external image.</summary>
    public SourceLocation RootLocation => Root.Location;

    /// <summary>Where the default of an ARG names the image or a part of it; null where no ARG default takes part.</summary>
    public SourceLocation? ArgumentDefaultLocation => _word?.ArgumentDefault is { } word ? new SourceLocation(Location.Text, word.Span) : null;

    /// <summary>The tag in this FROM where it literally stands there, else the whole word; null where the image has no tag.</summary>
    public SourceLocation? TagLocation =>
        Image.TryGet(out var image) && image.TagSpan is { } tag ? Locate(tag) ?? Location : null;

    /// <summary>Where a range of the image's <see cref="ImageReference.Text"/> literally stands in this FROM; null where it came out of a variable.</summary>
    public SourceLocation? Locate(TextSpan rangeInReference) => _word?.Locate(rangeInReference);

    /// <summary>
    /// Where a range of the image's <see cref="ImageReference.Text"/> literally stands in an ARG default; null unless FROM is a
    /// single reference to an ARG whose literal default counts.
    /// </summary>
    public SourceLocation? LocateInArgument(TextSpan rangeInReference) => _word?.LocateInArgument(rangeInReference);

    /// <summary>Whether nothing about the image is hidden: it is <c>scratch</c> or catalogued, and not for Windows.</summary>
    internal bool IsCatalogued => IsScratch || (!IsWindows && Facts is not null and not { Confidence: BaseImageConfidence.Low });

    internal StageBase WithPlatform(Fact<string> platform)
    {
        Platform = platform;
        return this;
    }
}
