using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Images;

/// <summary>What a caller of the build (a Compose service, an MSBuild item, nobody) passes to it.</summary>
public sealed class ImageBuildOptions
{
    /// <summary>A bare build: the last stage, every argument at its default.</summary>
    public static ImageBuildOptions Default { get; } = new();

    /// <summary>The stage to build, by name without regard to case; null or empty means the last one.</summary>
    public string? Target { get; init; }

    /// <summary>Whether a target is passed that the artifacts do not tell: then it is not known what ships.</summary>
    public bool IsTargetUnknown { get; init; }

    /// <summary>Where <see cref="Target"/> was written.</summary>
    public SourceLocation? TargetLocation { get; init; }

    /// <summary>
    /// The build arguments that are passed. An unknown fact means that a value is passed which the artifacts do not tell; an
    /// absent one is not passed.
    /// </summary>
    public IReadOnlyDictionary<string, Fact<string>> Arguments { get; init; } = ImmutableDictionary<string, Fact<string>>.Empty;

    /// <summary>
    /// Named contexts: name to value (<c>docker-image://…</c>, a path, a URL, <c>service:…</c>; null where it is unknown). One
    /// may replace a stage of that name or any image that a FROM or <c>--from</c> names.
    /// </summary>
    public ImmutableDictionary<string, string?> AdditionalContexts { get; init; } = ImmutableDictionary<string, string?>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The build context; null where nothing is known of it.</summary>
    public BuildContextOptions? Context { get; init; }

    /// <summary>The target platform, for example <c>linux/arm64</c>; null where none is named.</summary>
    public string? Platform { get; init; }
}
