using System;
using System.Collections.Generic;

namespace LucidCompliance.Text.Diffs;

/// <summary>Lines that stand in both texts, in order: <paramref name="Count"/> lines from the given line of each.</summary>
/// <param name="Before">Zero-based line of the old text.</param>
/// <param name="After">Zero-based line of the new text.</param>
/// <param name="Count">How many.</param>
internal readonly record struct LineMatch(int Before, int After, int Count);

/// <summary>
/// The greedy algorithm of Myers ("An O(ND) Difference Algorithm and Its Variations", 1986) over lines. Texts that differ in more lines than
/// <see cref="MaximumDifferences"/> are not compared in their middle: it counts as replaced.
/// </summary>
internal static class LineComparison
{
    /// <summary>The bound of the cost: its square is the memory, its product with the number of lines the time.</summary>
    public const int MaximumDifferences = 1000;

    /// <summary>The common lines of two texts.</summary>
    public static List<LineMatch> Match(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var left = Number(before, numbers);
        var right = Number(after, numbers);
        var prefix = 0;
        while (prefix < left.Length && prefix < right.Length && left[prefix] == right[prefix])
        {
            prefix++;
        }

        var suffix = 0;
        while (suffix < left.Length - prefix && suffix < right.Length - prefix && left[left.Length - 1 - suffix] == right[right.Length - 1 - suffix])
        {
            suffix++;
        }

        var matches = new List<LineMatch>();
        Add(matches, 0, 0, prefix);
        MatchMiddle(left.AsSpan(prefix, left.Length - prefix - suffix), right.AsSpan(prefix, right.Length - prefix - suffix), prefix, matches);
        Add(matches, left.Length - suffix, right.Length - suffix, suffix);
        return matches;
    }

    private static int[] Number(IReadOnlyList<string> lines, Dictionary<string, int> numbers)
    {
        var result = new int[lines.Count];
        for (var i = 0; i < result.Length; i++)
        {
            if (!numbers.TryGetValue(lines[i], out var number))
            {
                numbers.Add(lines[i], number = numbers.Count);
            }

            result[i] = number;
        }

        return result;
    }

    private static void MatchMiddle(ReadOnlySpan<int> left, ReadOnlySpan<int> right, int offset, List<LineMatch> matches)
    {
        var limit = Math.Min(left.Length + right.Length, MaximumDifferences);
        var furthest = new int[(2 * limit) + 3];
        var traces = new List<int[]>();
        for (var differences = 0; differences <= limit; differences++)
        {
            // Only the diagonals that this step reads are kept: -differences to +differences, and one on either side.
            var trace = new int[(2 * differences) + 3];
            Array.Copy(furthest, limit + 1 - differences - 1, trace, 0, trace.Length);
            traces.Add(trace);
            for (var diagonal = -differences; diagonal <= differences; diagonal += 2)
            {
                var x = IsDown(furthest, limit + 1, diagonal, differences) ? furthest[limit + 1 + diagonal + 1] : furthest[limit + 1 + diagonal - 1] + 1;
                while (x < left.Length && x - diagonal < right.Length && left[x] == right[x - diagonal])
                {
                    x++;
                }

                furthest[limit + 1 + diagonal] = x;
                if (x >= left.Length && x - diagonal >= right.Length)
                {
                    TraceBack(traces, left.Length, right.Length, offset, matches);
                    return;
                }
            }
        }
    }

    private static bool IsDown(int[] furthest, int middle, int diagonal, int differences) =>
        diagonal == -differences || (diagonal != differences && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1]);

    private static void TraceBack(List<int[]> traces, int x, int y, int offset, List<LineMatch> matches)
    {
        var reversed = new List<LineMatch>();
        for (var differences = traces.Count - 1; differences >= 0; differences--)
        {
            var trace = traces[differences];
            var diagonal = x - y;
            var isDown = IsDown(trace, differences + 1, diagonal, differences);
            var startX = differences == 0 ? 0 : isDown ? trace[differences + 1 + diagonal + 1] : trace[differences + 1 + diagonal - 1] + 1;
            reversed.Add(new LineMatch(offset + startX, offset + startX - diagonal, x - startX));
            if (differences > 0)
            {
                x = isDown ? startX : startX - 1;
                y = isDown ? startX - diagonal - 1 : startX - diagonal;
            }
        }

        for (var i = reversed.Count - 1; i >= 0; i--)
        {
            Add(matches, reversed[i].Before, reversed[i].After, reversed[i].Count);
        }
    }

    private static void Add(List<LineMatch> matches, int before, int after, int count)
    {
        if (count > 0)
        {
            matches.Add(new LineMatch(before, after, count));
        }
    }
}
