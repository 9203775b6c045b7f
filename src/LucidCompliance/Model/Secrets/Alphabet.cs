using System;

namespace LucidCompliance.Model.Secrets;

/// <summary>Sets of ASCII characters that secrets are made of.</summary>
[Flags]
internal enum Alphabet : ushort
{
    None = 0,
    Digit = 1,
    LowerHexLetter = 2,
    LowerOther = 4,
    UpperHexLetter = 8,
    UpperOther = 16,
    Underscore = 32,
    Dash = 64,
    Dot = 128,
    Plus = 256,
    Slash = 512,
    Equals = 1024,
    Tilde = 2048,
    Percent = 4096,

    Lower = LowerHexLetter | LowerOther,
    Upper = UpperHexLetter | UpperOther,
    Letter = Lower | Upper,
    Hex = Digit | LowerHexLetter,
    AnyHex = Hex | UpperHexLetter,
    LowerAlphanumeric = Lower | Digit,
    UpperAlphanumeric = Upper | Digit,
    Alphanumeric = Letter | Digit,
    Word = Alphanumeric | Underscore,
    Base64Url = Word | Dash,
    Base64 = Alphanumeric | Plus | Slash,
    Token = Base64Url | Dot | Tilde | Plus | Slash | Equals,
}

internal static class Alphabets
{
    private static readonly Alphabet[] OfCharacter = Build();

    /// <summary>The elementary set of a character; none for what no token contains.</summary>
    public static Alphabet Of(char c) => c < 128 ? OfCharacter[c] : Alphabet.None;

    public static bool Contains(this Alphabet alphabet, char c) => c < 128 && (OfCharacter[c] & alphabet) != 0;

    /// <summary>The end of the run of characters from an offset on.</summary>
    public static int EndOfRun(this Alphabet alphabet, string text, int start, int limit)
    {
        while (start < limit && alphabet.Contains(text[start]))
        {
            start++;
        }

        return start;
    }

    private static Alphabet[] Build()
    {
        var table = new Alphabet[128];
        for (var c = 'a'; c <= 'z'; c++)
        {
            table[c] = c <= 'f' ? Alphabet.LowerHexLetter : Alphabet.LowerOther;
            table[c - 32] = c <= 'f' ? Alphabet.UpperHexLetter : Alphabet.UpperOther;
        }

        for (var c = '0'; c <= '9'; c++)
        {
            table[c] = Alphabet.Digit;
        }

        table['_'] = Alphabet.Underscore;
        table['-'] = Alphabet.Dash;
        table['.'] = Alphabet.Dot;
        table['+'] = Alphabet.Plus;
        table['/'] = Alphabet.Slash;
        table['='] = Alphabet.Equals;
        table['~'] = Alphabet.Tilde;
        table['%'] = Alphabet.Percent;
        return table;
    }
}
