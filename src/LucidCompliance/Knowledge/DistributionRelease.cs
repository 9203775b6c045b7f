using System;
using System.Collections.Generic;

namespace LucidCompliance.Knowledge;

/// <summary>The release of a Linux distribution that an image's tag names: Debian 11 of <c>node:22-bullseye</c>.</summary>
public sealed class DistributionRelease
{
    internal DistributionRelease(string distribution, string version, string tagPart, DateTime lastDay)
    {
        Distribution = distribution;
        Version = version;
        TagPart = tagPart;
        LastDay = lastDay;
    }

    /// <summary>The distribution's name: <c>Debian</c>.</summary>
    public string Distribution { get; }

    /// <summary>The release's version: <c>11</c>, <c>22.04</c>, <c>3.22</c>.</summary>
    public string Version { get; }

    /// <summary>What stands for it between the dashes of a tag: <c>bullseye</c>, <c>alpine3.22</c>.</summary>
    public string TagPart { get; }

    /// <summary>The last day of its support, for Debian with the long-term support.</summary>
    public DateTime LastDay { get; }

    /// <summary>The releases of the distribution that came later, in their order.</summary>
    internal IReadOnlyList<DistributionRelease> Later { get; set; } = [];

    /// <summary>The release as people call it: <c>Debian 11</c>.</summary>
    public override string ToString() => Distribution + " " + Version;

    /// <summary>The release that one of the tag's parts names; null where none does.</summary>
    internal static DistributionRelease? Of(string tag, Dictionary<string, DistributionRelease> releases)
    {
        var start = 0;
        while (start < tag.Length)
        {
            var dash = tag.IndexOf('-', start);
            var end = dash < 0 ? tag.Length : dash;
            if (releases.TryGetValue(tag.Substring(start, end - start), out var release))
            {
                return release;
            }

            start = end + 1;
        }

        return null;
    }
}
