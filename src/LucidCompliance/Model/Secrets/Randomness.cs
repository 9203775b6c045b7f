using System;

namespace LucidCompliance.Model.Secrets;

/// <summary>What the characters of a value look like.</summary>
internal enum RandomShape
{
    /// <summary>Words, a name, a sentence, a list.</summary>
    NotRandom,

    /// <summary>Random characters.</summary>
    Random,

    /// <summary>Base64 or hex of exactly 16, 24, 32, 48 or 64 random bytes.</summary>
    KeyMaterial,
}

/// <summary>Tells random text from words by alphabet, length, entropy and word coverage.</summary>
internal static class Randomness
{
    // Nobody types a longer key into a variable; longer texts are documents.
    private const int MaximumLength = 4096;

    public static RandomShape Judge(string value)
    {
        var prefix = value.StartsWith("base64:", StringComparison.Ordinal) ? 7 : value.StartsWith("hex:", StringComparison.Ordinal) || value.StartsWith("0x", StringComparison.Ordinal) ? value.IndexOf(value[0] == '0' ? 'x' : ':') + 1 : 0;
        var (start, end) = (prefix, value.Length);
        var length = end - start;
        if (length is < 8 or > MaximumLength)
        {
            return RandomShape.NotRandom;
        }

        var seen = Seen(value, start, end, out var others, out var padding);
        if (others == 2 || FakeValues.IsSequential(value, start, end))
        {
            return RandomShape.NotRandom;
        }

        var entropy = Entropy(value, start, end);
        if (others == 0 && (seen & ~Alphabet.AnyHex) == 0 && (seen & Alphabet.Digit) != 0 && length >= 16)
        {
            return JudgeHex(seen, length, entropy);
        }

        if (others == 0 && length >= 22 && length % 4 != 1 && IsKeyLength(length, padding) && IsBase64(seen) && entropy >= Floor(length) && HasMixedCase(seen) && WordCoverage.Of(value, start, end) < 0.4)
        {
            return RandomShape.KeyMaterial;
        }

        return IsRandomText(value, start, end, seen, others, entropy) ? RandomShape.Random : RandomShape.NotRandom;
    }

    private static RandomShape JudgeHex(Alphabet seen, int length, double entropy)
    {
        // All digits are a number; sixteen and more digits with letters are a key where the entropy says so.
        if ((seen & Alphabet.Letter) == 0 || entropy < (length >= 32 ? 3.0 : 2.5))
        {
            return RandomShape.NotRandom;
        }

        return length is 32 or 48 or 64 or 96 or 128 ? RandomShape.KeyMaterial : RandomShape.Random;
    }

    private static bool IsRandomText(string value, int start, int end, Alphabet seen, int others, double entropy)
    {
        var length = end - start;
        var classes = Classes(seen) + (others == 1 ? 1 : 0);
        var words = WordCoverage.Of(value, start, end);
        var digits = (seen & Alphabet.Digit) != 0;
        if (IsName(value, start, end))
        {
            return false;
        }

        if (length < 16)
        {
            return classes >= 3 && words < 0.4 && entropy >= 2.5
                || classes == 2 && digits && words < 0.25 && entropy >= 2.5 && Changes(value, start, end) >= 3;
        }

        if (digits && classes >= 2)
        {
            return entropy >= (length < 20 ? 3.0 : 3.3) && words < 0.45;
        }

        // Without digits: mixed case that follows no words, or consonants that no language has.
        return entropy >= 3.4 && words < 0.3 && (classes >= 2 && HasMixedCase(seen) && CaseChanges(value, start, end) * 5 >= length || LongestConsonants(value, start, end) >= 6 && words < 0.2);
    }

    // Pieces between - _ . / : that are each letters or a short number: acme-prod-weu-001.
    private static bool IsName(string value, int start, int end)
    {
        var separators = 0;
        for (var i = start; i < end;)
        {
            var letters = Alphabet.Lower.EndOfRun(value, i, end);
            letters = letters == i ? Alphabet.Upper.EndOfRun(value, i, end) is var upper && upper - i == 1 ? Alphabet.Lower.EndOfRun(value, upper, end) : upper : letters;
            var behind = Alphabet.Digit.EndOfRun(value, letters, end);
            if (behind == i || letters - i > 16 || behind - letters > 4)
            {
                return false;
            }

            i = behind;
            if (i < end)
            {
                if (value[i] is not ('-' or '_' or '.' or '/' or ':' or ',' or ' '))
                {
                    return false;
                }

                separators++;
                i++;
            }
        }

        return separators > 0;
    }

    /// <summary>Shannon entropy in bits per character.</summary>
    public static double Entropy(string value, int start, int end)
    {
        Span<int> counts = stackalloc int[129];
        counts.Clear();
        for (var i = start; i < end; i++)
        {
            counts[Math.Min(value[i], (char)128)]++;
        }

        var entropy = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                var share = (double)count / (end - start);
                entropy -= share * Math.Log(share, 2);
            }
        }

        return entropy;
    }

    // others: 0 token characters only, 1 printable punctuation, 2 blanks, control or other characters.
    private static Alphabet Seen(string value, int start, int end, out int others, out int padding)
    {
        var seen = Alphabet.None;
        others = 0;
        padding = 0;
        for (var i = start; i < end; i++)
        {
            var c = value[i];
            var of = Alphabets.Of(c);
            if (of == Alphabet.Equals && i >= end - 2)
            {
                padding++;
            }
            else if (of is Alphabet.None or Alphabet.Percent or Alphabet.Equals)
            {
                others = Math.Max(others, c is > ' ' and < (char)127 ? 1 : 2);
            }
            else
            {
                seen |= of;
            }
        }

        return seen;
    }

    private static bool IsBase64(Alphabet seen) =>
        (seen & ~(Alphabet.Base64 | Alphabet.Underscore | Alphabet.Dash)) == 0
        && ((seen & (Alphabet.Plus | Alphabet.Slash)) == 0 || (seen & (Alphabet.Underscore | Alphabet.Dash)) == 0);

    private static bool IsKeyLength(int length, int padding) => ((length - padding) * 3 / 4) is 16 or 24 or 32 or 48 or 64;

    private static double Floor(int length) => length < 24 ? 3.6 : length < 44 ? 3.8 : 4.2;

    private static bool HasMixedCase(Alphabet seen) => (seen & Alphabet.Lower) != 0 && (seen & Alphabet.Upper) != 0;

    private static int Classes(Alphabet seen) =>
        ((seen & Alphabet.Digit) != 0 ? 1 : 0) + ((seen & Alphabet.Lower) != 0 ? 1 : 0) + ((seen & Alphabet.Upper) != 0 ? 1 : 0)
        + ((seen & ~(Alphabet.Alphanumeric | Alphabet.Equals)) != 0 ? 1 : 0);

    private static int Changes(string value, int start, int end)
    {
        var changes = 0;
        for (var i = start + 1; i < end; i++)
        {
            changes += Alphabet.Digit.Contains(value[i]) != Alphabet.Digit.Contains(value[i - 1]) ? 1 : 0;
        }

        return changes;
    }

    private static int CaseChanges(string value, int start, int end)
    {
        var changes = 0;
        for (var i = start + 1; i < end; i++)
        {
            changes += Alphabet.Upper.Contains(value[i]) != Alphabet.Upper.Contains(value[i - 1]) ? 1 : 0;
        }

        return changes;
    }

    private static int LongestConsonants(string value, int start, int end)
    {
        var (longest, current) = (0, 0);
        for (var i = start; i < end; i++)
        {
            current = Alphabet.Letter.Contains(value[i]) && "aeiouyAEIOUY".IndexOf(value[i]) < 0 ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return longest;
    }
}
