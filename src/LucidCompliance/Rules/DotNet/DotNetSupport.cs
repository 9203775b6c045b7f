using System;
using System.Collections.Generic;
using LucidCompliance.Knowledge;

namespace LucidCompliance.Rules.DotNet;

/// <summary>Until when versions of .NET get security fixes. A version without a date here says nothing.</summary>
internal static class DotNetSupport
{
    private static readonly Lazy<IReadOnlyDictionary<string, DateTime>> Days = new(static () => BaseImageCatalogue.Default.GetLifecycle("dotnet"));

    /// <summary>The last day of support of a version such as <c>8.0</c>.</summary>
    public static DateTime? EndOf(string version) => Days.Value.TryGetValue(version, out var day) ? day : null;

    /// <summary>The version that is supported longest on a day; null where the catalogue knows none.</summary>
    public static (string Version, DateTime Last)? Current(DateTime day)
    {
        (string Version, DateTime Last)? best = null;
        foreach (var version in Days.Value)
        {
            if (version.Value >= day.Date && (best is not { } found || version.Value > found.Last))
            {
                best = (version.Key, version.Value);
            }
        }

        return best;
    }
}
