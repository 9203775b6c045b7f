using System;
using System.Collections.Generic;

namespace LucidCompliance.Model.Secrets;

/// <summary>
/// What follows the prefix of a provider's token: segments such as <c>n36</c> (36 alphanumerics), <c>w20-60</c>
/// (20 to 60 of base64url), <c>U</c> (a UUID) and literal text, separated by blanks. Matching is one pass without backtracking.
/// </summary>
internal sealed class TokenShape
{
    private readonly Segment[] _segments;

    private TokenShape(Segment[] segments) => _segments = segments;

    private sealed record Segment(Alphabet Alphabet, int Minimum, int Maximum, string? Literal);

    public static TokenShape Parse(string[] words, int first, int end)
    {
        var segments = new List<Segment>();
        for (var i = first; i < end; i++)
        {
            var word = words[i];
            if (word == "U")
            {
                AddUuid(segments);
            }
            else if (word.Length > 1 && AlphabetOf(word[0]) is var alphabet and not Alphabet.None && IsDigit(word[1]))
            {
                var dash = word.IndexOf('-');
                var minimum = int.Parse(dash < 0 ? word.Substring(1) : word.Substring(1, dash - 1), System.Globalization.CultureInfo.InvariantCulture);
                var maximum = dash < 0 ? minimum : int.Parse(word.Substring(dash + 1), System.Globalization.CultureInfo.InvariantCulture);
                segments.Add(new Segment(alphabet, minimum, maximum, null));
            }
            else
            {
                segments.Add(new Segment(Alphabet.None, 0, 0, word));
            }
        }

        return new TokenShape(segments.ToArray());
    }

    /// <summary>The alphabet that a letter of the table stands for.</summary>
    public static Alphabet AlphabetOf(char letter) => letter switch
    {
        'd' => Alphabet.Digit,
        'h' => Alphabet.Hex,
        'H' => Alphabet.AnyHex,
        'l' => Alphabet.LowerAlphanumeric,
        'u' => Alphabet.UpperAlphanumeric,
        'n' => Alphabet.Alphanumeric,
        's' => Alphabet.Word,
        'w' => Alphabet.Base64Url,
        'b' => Alphabet.Base64,
        'p' => Alphabet.Base64 | Alphabet.Equals,
        'e' => Alphabet.Base64Url | Alphabet.Dot | Alphabet.Tilde,
        't' => Alphabet.Token,
        '%' => Alphabet.Token | Alphabet.Percent,
        _ => Alphabet.None,
    };

    /// <summary>The end of the match that begins at an offset, or -1.</summary>
    public int Match(string text, int at)
    {
        var last = Alphabet.None;
        foreach (var segment in _segments)
        {
            if (segment.Literal is { } literal)
            {
                if (string.CompareOrdinal(text, at, literal, 0, literal.Length) != 0)
                {
                    return -1;
                }

                at += literal.Length;
                last = Alphabet.None;
                continue;
            }

            var end = segment.Alphabet.EndOfRun(text, at, Math.Min(text.Length, at + segment.Maximum));
            if (end - at < segment.Minimum)
            {
                return -1;
            }

            at = end;
            last = segment.Alphabet;
        }

        // A token that goes on is another, longer one.
        return at < text.Length && (last | Alphabet.Alphanumeric).Contains(text[at]) ? -1 : at;
    }

    private static void AddUuid(List<Segment> segments)
    {
        int[] groups = [8, 4, 4, 4, 12];
        for (var i = 0; i < groups.Length; i++)
        {
            if (i > 0)
            {
                segments.Add(new Segment(Alphabet.None, 0, 0, "-"));
            }

            segments.Add(new Segment(Alphabet.AnyHex, groups[i], groups[i], null));
        }
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
