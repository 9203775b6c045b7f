using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace LucidCompliance.Knowledge;

/// <summary>What is known about one image that others build upon. What is not proven is unknown, never guessed.</summary>
public sealed partial class BaseImageFacts
{
    private BaseImageConfidence _confidence;

    /// <summary>The row's id, stable across versions of the catalogue where the row survives.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>
    /// Whether the image has neither a shell nor a package manager. Debug and development variants of a distroless
    /// family are <see cref="Trilean.No"/> and have <see cref="IsDebugVariant"/>.
    /// </summary>
    public Trilean IsDistroless { get; init; }

    /// <summary>Absolute path of the shell; see <see cref="HasShell"/> for the question that a rule asks.</summary>
    public ImageFact<string> Shell { get; init; }

    /// <summary>The package manager's name; several, joined by <c>/</c>, where the row covers several systems.</summary>
    public ImageFact<string> PackageManager { get; init; }

    /// <summary>The numeric user of the image's configuration; 0 is root.</summary>
    public ImageFact<int> DefaultUserId { get; init; }

    /// <summary>The name of that user, where it is known.</summary>
    public string? DefaultUserName { get; init; }

    /// <summary>
    /// The unprivileged user that the image's family is made for (65532 on Google distroless, 1654 on .NET), also where
    /// this variant starts as root.
    /// </summary>
    public int? FamilyUserId { get; init; }

    /// <summary>The user that the image's own entrypoint script changes to when it is started as root.</summary>
    public int? EntrypointStepsDownTo { get; init; }

    /// <summary>The configured entrypoint; absent where the image is known to have none.</summary>
    public ImageFact<ImmutableArray<string>> Entrypoint { get; init; }

    /// <summary>The configured default command; absent where the image is known to have none.</summary>
    public ImageFact<ImmutableArray<string>> Command { get; init; }

    /// <summary>Names of the users in <c>/etc/passwd</c>, all of them; absent where the image has no such file.</summary>
    public ImageFact<ImmutableArray<string>> Users { get; init; }

    /// <summary>Names of the groups in <c>/etc/group</c>, all of them; absent where the image has no such file.</summary>
    public ImageFact<ImmutableArray<string>> Groups { get; init; }

    /// <summary>Whether this is a debug, development, compatibility or SDK variant of a distroless family.</summary>
    public bool IsDebugVariant { get; init; }

    /// <summary>Whether the image is made for building (an SDK or a compiler), not for shipping.</summary>
    public bool IsBuildImage { get; init; }

    /// <summary>Whether this is a Windows image; everything else about it is unknown.</summary>
    public bool IsWindows { get; init; }

    /// <summary>What the image runs: <c>python</c>, <c>node</c>, <c>java</c>, <c>dotnet</c>, <c>aspnet</c>, <c>mongodb</c>, …</summary>
    public string? Runtime { get; init; }

    /// <summary>The runtime's version as the image names it: <c>3.13</c>, <c>21</c>, <c>10.0</c>.</summary>
    public string? RuntimeVersion { get; init; }

    /// <summary>The minor version of Python 3, for example 13; null where the image has none or it is unknown.</summary>
    public int? PythonMinor { get; init; }

    /// <summary>Architectures in Docker's names; empty where they are unknown.</summary>
    public ImmutableArray<string> Architectures { get; init; } = [];

    /// <summary>Variables that the image is known to set; others may be set too.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The last day of support for the software that the image is named after; null where none is known.</summary>
    public DateTime? EndOfLife { get; init; }

    /// <summary>The release of the Linux distribution below the software, where the tag names it; null where it does not.</summary>
    public DistributionRelease? Distribution { get; init; }

    /// <summary>The versions of the runtime that came later, in their order, each with its last day of support.</summary>
    internal ImmutableArray<(string Version, DateTime LastDay)> LaterVersions { get; init; } = [];

    /// <summary>Whether the publisher maintains the image, as of the catalogue's date.</summary>
    public BaseImageStatus Status { get; init; }

    /// <summary>
    /// The image that follows an unmaintained one, as a reference; where it has no tag, the tag in use stays.
    /// </summary>
    public string? Replacement { get; init; }

    /// <summary>Whether <see cref="Replacement"/> has the same major and minor version of the runtime.</summary>
    public Trilean ReplacementKeepsRuntime { get; init; }

    /// <summary>For an image that is not distroless: a maintained distroless image of the same software.</summary>
    public string? DistrolessVariant { get; init; }

    /// <summary>For a debug variant: the tag of the same image without the tools.</summary>
    public string? ReleaseTag { get; init; }

    /// <summary>Whether ICU's libraries are there.</summary>
    public Trilean HasIcu { get; init; }

    /// <summary>Whether the time zone database is there.</summary>
    public Trilean HasTimeZones { get; init; }

    /// <summary>The working directory of the image's configuration, an absolute path; null where it is unknown.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Whether <c>/lib</c>, <c>/bin</c> and <c>/sbin</c> are links into <c>/usr</c>.</summary>
    public Trilean IsUsrMerged { get; init; }

    /// <summary><c>glibc</c> or <c>musl</c>; absent where the image has no C library.</summary>
    public ImageFact<string> Libc { get; init; }

    /// <summary>glibc's version; null where it is unknown or there is none.</summary>
    public Version? GlibcVersion { get; init; }

    /// <summary>The shared libraries in the image, all of them, without the version behind <c>.so</c>.</summary>
    public ImageFact<ImmutableArray<string>> Libraries { get; init; }

    /// <summary>How well the row is proven.</summary>
    public BaseImageConfidence Confidence { get => _confidence; init => _confidence = value; }

    /// <summary>Where the facts come from.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>A trap worth telling, as one sentence for people.</summary>
    public string? Note { get; init; }

    /// <summary>The image itself, where an archive of it is at hand; the facts above are then its own as far as it proves them.</summary>
    public BuiltImage? Built { get; init; }

    /// <summary>The shells that the row names.</summary>
    internal ImmutableArray<string> Shells { get; init; } = [];

    /// <summary>Libraries that are known not to be there, where <see cref="Libraries"/> is not known as a whole.</summary>
    internal ImmutableArray<string> MissingLibraries { get; init; } = [];

    /// <summary>The same facts, proven less well.</summary>
    internal BaseImageFacts WithConfidence(BaseImageConfidence confidence)
    {
        var copy = (BaseImageFacts)MemberwiseClone();
        copy._confidence = confidence;
        return copy;
    }
}
