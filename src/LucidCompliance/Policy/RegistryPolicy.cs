using System.Collections.Immutable;
using LucidCompliance.Knowledge;

namespace LucidCompliance.Policy;

/// <summary>The key <c>registries</c>.</summary>
public sealed record RegistryPolicy
{
    /// <summary>
    /// The registries that images may come from; null where the policy has no list. An entry is a host with optional port, or a
    /// host and the beginning of a path (<c>ghcr.io/acme</c>); <c>*</c> stands for any characters; <c>docker.io</c> is Docker Hub.
    /// </summary>
    public PolicyValue<ImmutableArray<PolicyValue<WildcardPattern>>>? Allow { get; init; }

    /// <summary>Whether images may come from this image's registry: true without a list and for <c>scratch</c>.</summary>
    public bool Allows(ImageReference image)
    {
        if (Allow is not { } allow || image.IsScratch)
        {
            return true;
        }

        foreach (var entry in allow.Value)
        {
            if (entry.Value.IsMatch(image.Registry) || MatchesPath(entry.Value, image))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MatchesPath(WildcardPattern pattern, ImageReference image)
    {
        if (pattern.Pattern.IndexOf('/') < 0)
        {
            return false;
        }

        var name = image.Registry + "/" + image.Path;
        for (var end = name.Length; end > 0; end = name.LastIndexOf('/', end - 1))
        {
            if (pattern.IsMatch(name.Substring(0, end)))
            {
                return true;
            }
        }

        return false;
    }
}
