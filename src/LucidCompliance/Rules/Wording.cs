using System;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules;

/// <summary>How messages name the things that several rules speak of.</summary>
internal static class Wording
{
    /// <summary>The image as it is written: <c>gcr.io/distroless/static-debian13:nonroot</c>, <c>scratch</c>.</summary>
    public static string Name(StageBase root) =>
        root.Image.TryGet(out var image) ? Name(image) : "the base image";

    /// <summary>An image as it is written, but of a digest only the start: 64 digits say nothing to a reader, the finding shows them.</summary>
    public static string Name(ImageReference image)
    {
        const int Shown = 12;
        var colon = image.Digest?.IndexOf(':') ?? -1;
        return image.Digest is { } digest && digest.Length > colon + 1 + Shown && image.Text.EndsWith(digest, StringComparison.Ordinal)
            ? image.Text.Substring(0, image.Text.Length - digest.Length + colon + 1 + Shown) + "…"
            : image.Text;
    }

    /// <summary>The image with the line of its FROM, unless the finding stands there.</summary>
    public static string NameWithLine(StageBase root, SourceLocation finding) =>
        root.Location.Equals(finding) ? Name(root) : Name(root) + " (FROM in line " + Line(root.Location) + ")";

    /// <summary>The image that a container runs on, for the middle of a sentence; null where it is not known.</summary>
    public static string? BaseOf(ContainerSubject container, SourceLocation finding) =>
        container.Image?.Shipping is { } shipping ? NameWithLine(shipping.Base.Root, finding)
        : container.Pulled is { } pulled && pulled.Reference.TryGet(out var reference) ? Name(reference)
        : null;

    /// <summary>The one-based line of a place in its file: for a Dockerfile in a Compose file, that of the Compose file.</summary>
    public static string Line(SourceLocation location)
    {
        var place = location.Text.MapToFile?.Invoke(location.Span) ?? location;
        return (place.Start.Line + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What the engines lack or have in an image: <c>a shell (/bin/sh) and a package manager (apt)</c>; null where neither is known.</summary>
    public static string? Tools(BaseImageFacts facts)
    {
        var shell = facts.Shell.TryGet(out var path) ? "a shell (" + path + ")" : null;
        var manager = facts.PackageManager.TryGet(out var name) ? "a package manager (" + name.Replace("/", " or ") + ")" : null;
        return shell is null ? manager : manager is null ? shell : shell + " and " + manager;
    }

    /// <summary>The runtime and its version for people: <c>Python 3.13</c>; null where they are not known.</summary>
    public static string? Runtime(BaseImageFacts facts) =>
        facts is { Runtime: { } runtime, RuntimeVersion: { } version } ? RuntimeName(runtime) + " " + version : null;

    /// <summary>The related location of a base, unless the finding stands there.</summary>
    public static ImmutableArray<RelatedLocation> RelatedBase(StageBase root, SourceLocation finding, string message)
    {
        var related = ImmutableArray.CreateBuilder<RelatedLocation>();
        if (!root.Location.Equals(finding))
        {
            related.Add(new RelatedLocation(root.Location, message));
        }

        if (root.ArgumentDefaultLocation is { } argument)
        {
            related.Add(new RelatedLocation(argument, "The default of this ARG names the image."));
        }

        return related.ToImmutable();
    }

    /// <summary>The related location of the image that a container runs on: its base, or the pulled image.</summary>
    public static ImmutableArray<RelatedLocation> RelatedImage(ContainerSubject container, SourceLocation finding, string message) =>
        container.Image?.Shipping is { } shipping ? RelatedBase(shipping.Base.Root, finding, message)
        : container.Pulled is { } pulled && !pulled.Location.Equals(finding) ? [new RelatedLocation(pulled.Location, message)]
        : [];

    /// <summary>A title in the middle of a sentence: <c>service 'db'</c>.</summary>
    public static string ToLowerFirst(this string title) => char.ToLowerInvariant(title[0]) + title.Substring(1);

    /// <summary>The text as the beginning of a sentence.</summary>
    public static string ToUpperFirst(this string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    /// <summary>A day as ISO 8601 has it.</summary>
    public static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string RuntimeName(string runtime) => runtime switch
    {
        "python" => "Python",
        "node" => "Node",
        "java" => "Java",
        "dotnet" or "aspnet" => ".NET",
        "mongodb" => "MongoDB",
        _ => runtime,
    };
}
