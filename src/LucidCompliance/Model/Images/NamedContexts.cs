using System;
using System.Collections.Generic;
using LucidCompliance.Knowledge;

namespace LucidCompliance.Model.Images;

/// <summary>The named contexts of a build, found as BuildKit does: by familiar name, with <c>:latest</c> left out.</summary>
internal sealed class NamedContexts
{
    /// <summary>What stands before the reference of a context that is an image.</summary>
    public const string ImageScheme = "docker-image://";

    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);

    public NamedContexts(ImageBuildOptions options)
    {
        foreach (var context in options.AdditionalContexts)
        {
            _values[Normalize(context.Key)] = context.Value;
        }
    }

    /// <summary>Finds a context; <c>scratch</c> and <c>context</c> cannot be replaced.</summary>
    /// <param name="name">A stage's name or an image reference.</param>
    /// <param name="image">The image that the context is; null for a directory, a repository or an unknown value.</param>
    public bool TryFind(string name, out ImageReference? image)
    {
        image = null;
        if (_values.Count == 0 || IsReserved(name) || !_values.TryGetValue(Normalize(name), out var value))
        {
            return false;
        }

        if (value is not null && value.StartsWith(ImageScheme, StringComparison.Ordinal))
        {
            ImageReference.TryParse(value.Substring(ImageScheme.Length), out image, out _);
        }

        return true;
    }

    private static bool IsReserved(string name) =>
        string.Equals(name, "scratch", StringComparison.OrdinalIgnoreCase) || string.Equals(name, "context", StringComparison.OrdinalIgnoreCase);

    private static string Normalize(string name)
    {
        if (!ImageReference.TryParse(name, out var reference, out _) || reference is null)
        {
            return name;
        }

        var familiar = reference.FamiliarName;
        return familiar.EndsWith(":latest", StringComparison.Ordinal) ? familiar.Substring(0, familiar.Length - 7) : familiar;
    }
}
