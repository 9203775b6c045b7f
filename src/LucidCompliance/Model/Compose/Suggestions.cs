using System;
using System.Collections.Generic;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Model.Compose;

/// <summary>Finds what a misspelt word was meant to be.</summary>
internal static class Suggestions
{
    private const int LongestWord = 64;

    /// <summary>The one nearest candidate within a third of the word's length; null where there is none or several are as near.</summary>
    /// <param name="word">The misspelt word.</param>
    /// <param name="candidates">The right ones.</param>
    /// <param name="taken">A mapping whose keys are no candidates, because they are there already.</param>
    public static string? Find(string word, IEnumerable<string> candidates, ComposeMapping? taken)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return null;
        }

        string? best = null;
        var bestDistance = (word.Length / 3) + 1;
        var isTied = false;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) > bestDistance || (taken is not null && taken.IndexOf(candidate) >= 0))
            {
                continue;
            }

            var distance = string.Equals(candidate, word, StringComparison.OrdinalIgnoreCase) ? 0
                : string.Equals(candidate.Replace("-", "_"), word.Replace("-", "_"), StringComparison.OrdinalIgnoreCase) ? 0
                : EditDistance.Between(word, candidate);
            if (distance < bestDistance)
            {
                best = candidate;
                bestDistance = distance;
                isTied = false;
            }
            else if (distance == bestDistance && best is not null)
            {
                isTied = true;
            }
        }

        return isTied ? null : best;
    }
}
