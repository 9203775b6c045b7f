using System;

namespace LucidCompliance.Model.Secrets;

/// <summary>How much of a text is words: names and prose are, keys are not.</summary>
internal static class WordCoverage
{
    // Five bits a letter fill 60 of 64.
    private const int LongestWord = 12;

    // Several times as many places as words: a word is looked for at its place and behind it, up to the first empty one.
    private const int TableBits = 13;

    private static readonly ulong[] Table = Build();

    /// <summary>The share of letters and digits in a range that lie in words, 0 to 1; 0 where there are none.</summary>
    public static double Of(string text, int start, int end)
    {
        var (covered, total) = (0, 0);
        for (var i = start; i < end;)
        {
            if (!Alphabet.Alphanumeric.Contains(text[i]))
            {
                total += text[i] >= 128 ? 1 : 0;
                i++;
                continue;
            }

            var length = LongestWordAt(text, i, start, end);
            covered += length;
            total += Math.Max(1, length);
            i += Math.Max(1, length);
        }

        return total == 0 ? 0 : (double)covered / total;
    }

    public static double Of(string text) => Of(text, 0, text.Length);

    /// <summary>Whether a lower-case text is one word of the list.</summary>
    public static bool IsWord(string text)
    {
        if (text.Length is 0 or > LongestWord)
        {
            return false;
        }

        var code = 0UL;
        foreach (var c in text)
        {
            if (c is < 'a' or > 'z')
            {
                return false;
            }

            code = (code << 5) | (uint)(c - 'a' + 1);
        }

        return IsWord(code);
    }

    private static int LongestWordAt(string text, int at, int start, int end)
    {
        var longest = 0;
        var code = 0UL;
        for (var i = at; i < end && i - at < LongestWord; i++)
        {
            var c = text[i];
            if (!Alphabet.Letter.Contains(c) || i > at && !ContinuesCase(text, at, i))
            {
                break;
            }

            code = (code << 5) | (uint)((c | 32) - 'a' + 1);
            var length = i - at + 1;
            if (length >= 3 && IsWord(code) && (length > 3 || IsBounded(text, at, i + 1, start, end)))
            {
                longest = length;
            }
        }

        return longest;
    }

    // word, Word and WORD are words; wOrD is chance.
    private static bool ContinuesCase(string text, int at, int i)
    {
        var upper = text[i] <= 'Z';
        return i == at + 1 ? !upper || text[at] <= 'Z' : upper == text[i - 1] <= 'Z';
    }

    // Three letters happen by chance in any random text: only with a border on both sides do they count.
    private static bool IsBounded(string text, int at, int behind, int start, int end)
    {
        var before = at == start || !Alphabet.Letter.Contains(text[at - 1]) || text[at - 1] > 'Z' && text[at] <= 'Z';
        var after = behind == end || !Alphabet.Letter.Contains(text[behind]) || text[behind] <= 'Z' && text[behind - 1] > 'Z';
        return before && after;
    }

    private static bool IsWord(ulong code)
    {
        for (var place = PlaceOf(code); Table[place] != 0; place = (place + 1) & (Table.Length - 1))
        {
            if (Table[place] == code)
            {
                return true;
            }
        }

        return false;
    }

    private static int PlaceOf(ulong code) => (int)(unchecked(code * 0x9E3779B97F4A7C15UL) >> (64 - TableBits));

    private static ulong[] Build()
    {
        var table = new ulong[1 << TableBits];
        Add(table, WordList.English);
        Add(table, WordList.Technical);
        return table;
    }

    private static void Add(ulong[] table, string list)
    {
        var code = 0UL;
        for (var i = 0; i <= list.Length; i++)
        {
            if (i < list.Length && list[i] is >= 'a' and <= 'z')
            {
                code = (code << 5) | (uint)(list[i] - 'a' + 1);
            }
            else if (code != 0)
            {
                var place = PlaceOf(code);
                while (table[place] != 0 && table[place] != code)
                {
                    place = (place + 1) & (table.Length - 1);
                }

                table[place] = code;
                code = 0;
            }
        }
    }
}
