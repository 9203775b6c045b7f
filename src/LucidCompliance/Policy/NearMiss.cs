using System;
using System.Collections.Generic;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Policy;

/// <summary>Finds the name that somebody meant.</summary>
internal static class NearMiss
{
    private const int LongestName = 64;

    /// <summary>The closest candidate within a third of the name's length; null where none is close.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length > LongestName)
        {
            return null;
        }

        string? best = null;
        var bestDistance = (name.Length / 3) + 1;
        var lower = name.ToLowerInvariant();
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) < bestDistance)
            {
                var distance = EditDistance.Between(lower, candidate.ToLowerInvariant());
                if (distance < bestDistance)
                {
                    (best, bestDistance) = (candidate, distance);
                }
            }
        }

        return best;
    }
}
