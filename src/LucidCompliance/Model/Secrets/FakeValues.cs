using System;

namespace LucidCompliance.Model.Secrets;

/// <summary>Recognises values that imitate a token: one character, sequences, words.</summary>
internal static class FakeValues
{
    /// <summary>Whether the body of a token is no random text.</summary>
    public static bool IsFake(string text, int start, int end)
    {
        if (end - start < 8)
        {
            return false;
        }

        return DistinctCharacters(text, start, end) < 5
            || IsSequential(text, start, end)
            || LongestRun(text, start, end) * 4 > end - start
            || IsPeriodic(text, start, end)
            || WordCoverage.Of(text, start, end) > 0.5;
    }

    /// <summary>Whether at least 60 % of the characters follow their predecessor (abcdef, 123456, 987654).</summary>
    public static bool IsSequential(string text, int start, int end)
    {
        var (up, down) = (0, 0);
        for (var i = start + 1; i < end; i++)
        {
            var step = text[i] - text[i - 1];
            up += step == 1 || text[i - 1] == '9' && text[i] is '0' or 'a' or 'A' ? 1 : 0;
            down += step == -1 ? 1 : 0;
        }

        return Math.Max(up, down) * 5 > (end - start) * 3;
    }

    /// <summary>Number of distinct characters; those outside ASCII count as one.</summary>
    public static int DistinctCharacters(string text, int start, int end)
    {
        ulong low = 0;
        ulong high = 0;
        var other = 0;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (c < 64)
            {
                low |= 1UL << c;
            }
            else if (c < 128)
            {
                high |= 1UL << (c - 64);
            }
            else
            {
                other = 1;
            }
        }

        return Count(low) + Count(high) + other;
    }

    // deadbeefdeadbeef, abc123abc123abc123: a short piece repeated.
    private static bool IsPeriodic(string text, int start, int end)
    {
        for (var period = 1; period <= 16 && period * 2 <= end - start; period++)
        {
            var i = start + period;
            while (i < end && text[i] == text[i - period])
            {
                i++;
            }

            if (i == end)
            {
                return true;
            }
        }

        return false;
    }

    private static int LongestRun(string text, int start, int end)
    {
        var (longest, current) = (1, 1);
        for (var i = start + 1; i < end; i++)
        {
            current = text[i] == text[i - 1] ? current + 1 : 1;
            longest = Math.Max(longest, current);
        }

        return longest;
    }

    private static int Count(ulong bits)
    {
        var count = 0;
        for (; bits != 0; bits &= bits - 1)
        {
            count++;
        }

        return count;
    }
}
