using System;

namespace LucidCompliance.Rules.Compose;

/// <summary>What an image runs on: <c>linux/arm64</c>, <c>linux/arm/v7</c>.</summary>
/// <param name="OperatingSystem">In lower case; <c>linux</c> where a platform names only the architecture.</param>
/// <param name="Architecture">In Docker's words: <c>amd64</c>, <c>arm64</c>, <c>arm</c>.</param>
/// <param name="Variant">In lower case; null where none is named, or the architecture's usual one.</param>
internal sealed record Platform(string OperatingSystem, string Architecture, string? Variant)
{
    /// <summary>Reads a platform; null where it is none that is known.</summary>
    public static Platform? Parse(string text)
    {
        var parts = text.ToLowerInvariant().Split('/');
        if (parts.Length == 1)
        {
            return parts[0] is "linux" or "windows" or "" ? null : OfArchitecture(parts[0]);
        }

        return parts.Length > 3 ? null : OfArchitecture(parts[1]) with
        {
            OperatingSystem = parts[0],
            Variant = parts.Length == 3 && !(parts[1] is "arm64" or "aarch64" && parts[2] == "v8") ? parts[2] : null,
        };
    }

    /// <summary>Linux on an architecture.</summary>
    public static Platform OfArchitecture(string architecture) => new("linux", architecture switch
    {
        "aarch64" => "arm64",
        "x86_64" or "x86-64" or "x64" => "amd64",
        "armhf" or "armel" => "arm",
        "i386" or "i686" or "x86" => "386",
        _ => architecture,
    }, null);

    /// <summary>Whether an image for one is one for the other: a variant counts only where both name one.</summary>
    public bool Matches(Platform other) =>
        string.Equals(OperatingSystem, other.OperatingSystem, StringComparison.Ordinal)
        && string.Equals(Architecture, other.Architecture, StringComparison.Ordinal)
        && (Variant is null || other.Variant is null || string.Equals(Variant, other.Variant, StringComparison.Ordinal));
}
