using System.Collections.Immutable;
using LucidCompliance.Knowledge;
using LucidCompliance.Text;
using NuGet.Versioning;

namespace LucidCompliance.Policy;

/// <summary>The key <c>baseImages</c>.</summary>
public sealed record BaseImagePolicy
{
    /// <summary>The images that may ship; null where the policy has no list.</summary>
    public PolicyValue<ImmutableArray<PolicyValue<ImagePattern>>>? Allow { get; init; }

    /// <summary>Whether a base needs a digest; null where the policy does not say.</summary>
    public PolicyValue<bool>? RequireDigest { get; init; }

    /// <summary>The versions that images may have, in the order of the file; an image may match several.</summary>
    public ImmutableArray<ImageVersionPolicy> Versions { get; init; } = ImmutableArray<ImageVersionPolicy>.Empty;

    /// <summary>Facts about images that the catalogue does not know, in the order of the file.</summary>
    public ImmutableArray<KnownImage> Known { get; init; } = ImmutableArray<KnownImage>.Empty;

    /// <summary>Archives of images that tell what base images are, relative to the repository root.</summary>
    public ImmutableArray<PolicyValue<string>> Archives { get; init; } = ImmutableArray<PolicyValue<string>>.Empty;

    /// <summary>Whether the policy allows an image: yes without a list, unknown where the list cannot decide.</summary>
    public Trilean Allows(ImageReference image)
    {
        if (Allow is not { } allow)
        {
            return Trilean.Yes;
        }

        var result = Trilean.No;
        foreach (var pattern in allow.Value)
        {
            switch (pattern.Value.Match(image))
            {
                case Trilean.Yes:
                    return Trilean.Yes;
                case Trilean.Unknown:
                    result = Trilean.Unknown;
                    break;
            }
        }

        return result;
    }

    /// <summary>The policy's own facts about an image; null where it states none. They beat the catalogue's.</summary>
    public KnownImage? FindKnown(ImageReference image)
    {
        foreach (var known in Known)
        {
            if (known.Image.Match(image) == Trilean.Yes)
            {
                return known;
            }
        }

        return null;
    }
}

/// <summary>An entry of <c>baseImages.versions</c>.</summary>
/// <param name="Image">The images it speaks of.</param>
/// <param name="Range">The versions they may have, in NuGet's notation.</param>
/// <param name="Location">Where the range is written.</param>
public sealed record ImageVersionPolicy(ImagePattern Image, VersionRange Range, SourceLocation? Location)
{
    /// <summary>Whether the range has a version; unknown where the text is none. Missing parts are zero: <c>10.0</c> is 10.0.0.</summary>
    public Trilean Allows(string version) =>
        !NuGetVersion.TryParse(version, out var parsed) ? Trilean.Unknown
        : Range.Satisfies(parsed) ? Trilean.Yes
        : Trilean.No;
}

/// <summary>An entry of <c>baseImages.known</c>.</summary>
/// <param name="Image">The images it speaks of.</param>
/// <param name="Facts">What the policy states; the rest is unknown.</param>
/// <param name="Location">Where the pattern is written.</param>
public sealed record KnownImage(ImagePattern Image, BaseImageFacts Facts, SourceLocation? Location);
