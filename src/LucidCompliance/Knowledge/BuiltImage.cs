using System;
using System.Collections.Immutable;
using System.Linq;

namespace LucidCompliance.Knowledge;

/// <summary>
/// What an archive proves about an image that was built: its configuration, and which files it has. No text that may be a secret is in it.
/// </summary>
public sealed record BuiltImage
{
    /// <summary>The references under which the archive has the image, with a tag; none where it has no name.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>The digests of its manifest, and of the index that lists it: <c>sha256:…</c>.</summary>
    public ImmutableArray<string> Digests { get; init; } = [];

    /// <summary>The operating system: <c>linux</c>, <c>windows</c>.</summary>
    public string? OperatingSystem { get; init; }

    /// <summary>The architecture with its variant, in Docker's names: <c>amd64</c>, <c>arm/v7</c>.</summary>
    public string? Architecture { get; init; }

    /// <summary>The architectures of all images under the same name, where the archive has the index that lists them; else none.</summary>
    public ImmutableArray<string> AllArchitectures { get; init; } = [];

    /// <summary>The configured user, empty for the default; null where something stronger than the archive states it.</summary>
    public string? User { get; init; } = string.Empty;

    /// <summary>The entrypoint; unknown where it may hold a secret.</summary>
    public ImageFact<ImmutableArray<string>> Entrypoint { get; init; } = ImageFact<ImmutableArray<string>>.Absent;

    /// <summary>The default command; unknown where it may hold a secret.</summary>
    public ImageFact<ImmutableArray<string>> Command { get; init; } = ImageFact<ImmutableArray<string>>.Absent;

    /// <summary>All variables. The value of one that may be a secret is null: it is set, and unknown.</summary>
    public ImmutableSortedDictionary<string, string?> Environment { get; init; } = ImmutableSortedDictionary.Create<string, string?>(StringComparer.Ordinal);

    /// <summary>All labels; null as above.</summary>
    public ImmutableSortedDictionary<string, string?> Labels { get; init; } = ImmutableSortedDictionary.Create<string, string?>(StringComparer.Ordinal);

    /// <summary>Whether it has a health check; unknown in a format that does not carry one.</summary>
    public Trilean HasHealthcheck { get; init; }

    /// <summary>The working directory.</summary>
    public string WorkingDirectory { get; init; } = "/";

    /// <summary>The signal that stops it; null for the engine's default.</summary>
    public string? StopSignal { get; init; }

    /// <summary>The program of SHELL; null for the default.</summary>
    public string? Shell { get; init; }

    /// <summary>Whether it has ONBUILD triggers, which change what a Dockerfile makes of it.</summary>
    public bool HasTriggers { get; init; }

    /// <summary>Whether two images are configured alike: the same user, variables, labels, health check, directory, signal and shell.</summary>
    internal bool IsConfiguredAs(BuiltImage other) =>
        User == other.User && HasHealthcheck == other.HasHealthcheck && WorkingDirectory == other.WorkingDirectory && StopSignal == other.StopSignal
        && Shell == other.Shell && Environment.SequenceEqual(other.Environment) && Labels.SequenceEqual(other.Labels);

    /// <summary>Its files; null where the layers could not be listed as a whole.</summary>
    public ImageListing? Files { get; init; }
}
