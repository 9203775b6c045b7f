using System;
using System.Collections.Generic;

namespace LucidCompliance.Model.Compose;

/// <summary>What a Compose file's name says about its part in a project.</summary>
/// <param name="Directory">Its directory.</param>
/// <param name="Stem">The name without extension and <c>.override</c>.</param>
/// <param name="IsOverride">Whether it is <c>*.override.*</c>.</param>
internal readonly record struct ComposeFileName(string Directory, string Stem, bool IsOverride)
{
    private const string OverrideSuffix = ".override";

    /// <summary>Whether it is one of several files of one kind, such as <c>compose.prod.yaml</c>.</summary>
    public bool IsVariant => !IsBase && (Stem.StartsWith("compose", StringComparison.OrdinalIgnoreCase) || Stem.StartsWith("docker-compose", StringComparison.OrdinalIgnoreCase));

    private bool IsBase => Stem is "compose" or "docker-compose";

    /// <summary>Reads a path's name.</summary>
    public static ComposeFileName Parse(string path)
    {
        var name = ComposePath.NameOf(path);
        var dot = name.LastIndexOf('.');
        var stem = dot <= 0 ? name : name.Substring(0, dot);
        var isOverride = stem.EndsWith(OverrideSuffix, StringComparison.Ordinal);
        return new ComposeFileName(RepositoryPath.DirectoryOf(path), isOverride ? stem.Substring(0, stem.Length - OverrideSuffix.Length) : stem, isOverride);
    }

    /// <summary>Whether this file is the override of the other one.</summary>
    public bool IsOverrideOf(ComposeFileName other) =>
        IsOverride && !other.IsOverride && string.Equals(Directory, other.Directory, StringComparison.Ordinal)
        && (string.Equals(Stem, other.Stem, StringComparison.Ordinal) || (IsBase && other.IsBase));

    /// <summary>Names of base files that Compose finds by itself, as paths beside this file.</summary>
    public IEnumerable<string> BasePaths()
    {
        foreach (var name in new[] { "compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml" })
        {
            yield return RepositoryPath.Combine(Directory, name);
        }
    }

    /// <summary>Whether this file may be an overlay on the other one.</summary>
    public bool IsVariantOf(ComposeFileName other) =>
        IsVariant && other.IsBase && !other.IsOverride && string.Equals(Directory, other.Directory, StringComparison.Ordinal);
}
