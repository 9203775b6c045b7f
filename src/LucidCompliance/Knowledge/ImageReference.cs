using System;
using LucidCompliance.Text;

namespace LucidCompliance.Knowledge;

/// <summary>
/// A parsed image reference: <c>[registry/][path/]name[:tag][@digest]</c>, with the range of each component in the
/// text it was parsed from. The grammar and the normalisation are those of the container engines
/// (distribution/reference): no registry means Docker Hub, and <c>library/</c> is implied there.
/// </summary>
public sealed class ImageReference
{
    private static readonly string[] MutableTags =
    [
        "latest", "stable", "edge", "nightly", "main", "master", "dev", "develop", "rolling", "current", "lts",
        "canary", "head", "test", "testing", "unstable", "mainline",
    ];

    internal ImageReference(string text, string registry, string path, TextSpan? registrySpan, TextSpan pathSpan, TextSpan? tagSpan, TextSpan? digestSpan)
    {
        Text = text;
        Registry = registry;
        Path = path;
        RegistrySpan = registrySpan;
        PathSpan = pathSpan;
        TagSpan = tagSpan;
        DigestSpan = digestSpan;
        Tag = Slice(text, tagSpan);
        Digest = Slice(text, digestSpan);
        Repository = registry != DockerHub
            ? registry + "/" + path
            : path.StartsWith("library/", StringComparison.Ordinal) && path.IndexOf('/', 8) < 0 ? path.Substring(8) : path;
    }

    /// <summary>The registry that a reference without one means.</summary>
    public const string DockerHub = "docker.io";

    /// <summary>The text that was parsed.</summary>
    public string Text { get; }

    /// <summary>Lower-case host and optional port; <c>docker.io</c> where the text names none.</summary>
    public string Registry { get; }

    /// <summary>The repository's full path in its registry, for example <c>library/mongo</c>.</summary>
    public string Path { get; }

    /// <summary>
    /// The familiar name without tag and digest: <c>mongo</c> for <c>docker.io/library/mongo</c>,
    /// <c>gcr.io/distroless/python3-debian13</c> for other registries.
    /// </summary>
    public string Repository { get; }

    /// <summary>The tag as written; null where there is none.</summary>
    public string? Tag { get; }

    /// <summary>The digest with its algorithm, <c>sha256:…</c>; null where there is none.</summary>
    public string? Digest { get; }

    /// <summary><see cref="Repository"/> with the tag and digest that the text has.</summary>
    public string FamiliarName =>
        Repository + (Tag is null ? string.Empty : ":" + Tag) + (Digest is null ? string.Empty : "@" + Digest);

    /// <summary>Where the registry stands in <see cref="Text"/>; null where the text names none.</summary>
    public TextSpan? RegistrySpan { get; }

    /// <summary>Where the path stands in <see cref="Text"/>, without the registry.</summary>
    public TextSpan PathSpan { get; }

    /// <summary>Where registry and path stand in <see cref="Text"/>.</summary>
    public TextSpan NameSpan => RegistrySpan is { } registry ? registry.Union(PathSpan) : PathSpan;

    /// <summary>Where the tag stands in <see cref="Text"/>, without its colon.</summary>
    public TextSpan? TagSpan { get; }

    /// <summary>Where the digest stands in <see cref="Text"/>, without its at sign.</summary>
    public TextSpan? DigestSpan { get; }

    /// <summary>Whether this is the reserved name <c>scratch</c>, the empty image.</summary>
    public bool IsScratch => Repository == "scratch" && RegistrySpan is null;

    /// <summary>
    /// Whether the registry may give another image for this reference tomorrow by its own convention: no tag,
    /// <c>latest</c>, <c>latest-*</c>, <c>stable</c>, <c>edge</c>, <c>main</c> and the like. Never with a digest, never for
    /// <c>scratch</c>. Version, suite and variant tags (<c>nonroot</c>) are not mutable in this sense.
    /// </summary>
    public bool IsMutableTag
    {
        get
        {
            if (Digest is not null || IsScratch)
            {
                return false;
            }

            return Tag is null
                || Array.IndexOf(MutableTags, Tag) >= 0
                || Tag.StartsWith("latest-", StringComparison.Ordinal);
        }
    }

    /// <summary>Parses a literal reference; variables must be resolved before.</summary>
    /// <param name="text">The reference, without blanks around it.</param>
    /// <param name="reference">The reference, or null.</param>
    /// <param name="problem">Why the engines refuse the text, as one sentence that does not repeat it; null on success.</param>
    public static bool TryParse(string text, out ImageReference? reference, out string? problem)
    {
        problem = ImageReferenceGrammar.Parse(text, out reference);
        return problem is null;
    }

    /// <summary>The familiar name.</summary>
    public override string ToString() => FamiliarName;

    private static string? Slice(string text, TextSpan? span) =>
        span is { } range ? text.Substring(range.Start, range.Length) : null;
}
