using System;
using System.Collections.Generic;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Compose;

/// <summary>
/// Finds the variable that a misspelt name was meant to be. Names of variables share whole words (<c>DB_PASSWORD</c>, <c>TOR_PASSWORD</c>),
/// so they are compared word by word: a different word is another variable, a misspelt one is not.
/// </summary>
internal static class VariableNames
{
    private const int LongestName = 64;

    /// <summary>The one nearest candidate; null where none is near or several are as near.</summary>
    public static string? FindNearest(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = int.MaxValue;
        var isTied = false;
        foreach (var candidate in candidates)
        {
            if (Distance(name, candidate) is not { } distance || distance > bestDistance)
            {
                continue;
            }

            isTied = distance == bestDistance;
            (best, bestDistance) = (candidate, distance);
        }

        return isTied ? null : best;
    }

    private static int? Distance(string name, string candidate)
    {
        if (name.Length > LongestName || Math.Abs(candidate.Length - name.Length) > 4 || string.Equals(name, candidate, StringComparison.Ordinal))
        {
            return null;
        }

        var left = name.ToUpperInvariant().Split('_');
        var right = candidate.ToUpperInvariant().Split('_');
        if (left.Length != right.Length)
        {
            return string.Equals(string.Concat(left), string.Concat(right), StringComparison.Ordinal) ? 1 : null;
        }

        var sum = 0;
        for (var i = 0; i < left.Length; i++)
        {
            var distance = string.Equals(left[i], right[i], StringComparison.Ordinal) ? 0 : EditDistance.Between(left[i], right[i]);
            if (distance > Math.Min(left[i].Length, right[i].Length) / 3)
            {
                return null;
            }

            sum += distance;
        }

        return sum;
    }
}
