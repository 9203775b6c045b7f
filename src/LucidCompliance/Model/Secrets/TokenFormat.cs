using System;

namespace LucidCompliance.Model.Secrets;

/// <summary>What a token must prove beyond its shape.</summary>
internal enum TokenCheck
{
    None,

    /// <summary>Its last six characters are the base62 CRC-32 of the thirty before (GitHub, npm).</summary>
    Crc32,

    /// <summary>The character before its mark is a digit (Entra ID).</summary>
    DigitBeforeMark,

    /// <summary>Its first part is the base64 of a decimal number (Discord).</summary>
    Snowflake,

    /// <summary>The text is a seed of NATS with its checksum.</summary>
    NKey,
}

/// <summary>One row of the format table.</summary>
internal sealed class TokenFormat
{
    private readonly Alphabet _lead;
    private readonly int _leadMinimum;
    private readonly int _leadMaximum;
    private readonly TokenShape _shape;

    private TokenFormat(SecretKind kind, string mark, Alphabet lead, int leadMinimum, int leadMaximum, TokenShape shape, TokenCheck check)
    {
        Kind = kind;
        Mark = mark;
        _lead = lead;
        _leadMinimum = leadMinimum;
        _leadMaximum = leadMaximum;
        _shape = shape;
        Check = check;
    }

    public SecretKind Kind { get; }

    /// <summary>The constant text of the format: its prefix, or the signature in its middle.</summary>
    public string Mark { get; }

    public TokenCheck Check { get; }

    /// <summary>Parses <c>[lead&lt;]mark segments… [!check]</c>.</summary>
    public static TokenFormat Parse(SecretKind kind, string row)
    {
        var words = row.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var end = words.Length;
        var check = TokenCheck.None;
        if (words[end - 1][0] == '!')
        {
            check = words[--end] switch
            {
                "!crc" => TokenCheck.Crc32,
                "!digit" => TokenCheck.DigitBeforeMark,
                "!snowflake" => TokenCheck.Snowflake,
                "!nkey" => TokenCheck.NKey,
                _ => throw new FormatException("Unknown check in the row of " + words[0]),
            };
        }

        var mark = words[0];
        var (lead, minimum, maximum) = (Alphabet.None, 0, 0);
        var arrow = mark.IndexOf('<');
        if (arrow > 0)
        {
            lead = TokenShape.AlphabetOf(mark[0]);
            var range = mark.Substring(1, arrow - 1).Split('-');
            minimum = int.Parse(range[0], System.Globalization.CultureInfo.InvariantCulture);
            maximum = int.Parse(range[range.Length - 1], System.Globalization.CultureInfo.InvariantCulture);
            mark = mark.Substring(arrow + 1);
        }

        return new TokenFormat(kind, mark, lead, minimum, maximum, TokenShape.Parse(words, 1, end), check);
    }

    /// <summary>Matches at an offset where the mark begins.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Offset of the mark.</param>
    /// <param name="floor">Offset before which nothing belongs to the token: the end of the previous one.</param>
    /// <param name="start">Offset where the token begins.</param>
    /// <param name="end">Offset behind it.</param>
    public bool TryMatch(string text, int at, int floor, out int start, out int end)
    {
        start = at;
        end = -1;
        if (string.CompareOrdinal(text, at, Mark, 0, Mark.Length) != 0)
        {
            return false;
        }

        var before = _leadMaximum > 0 ? _lead : Alphabet.None;
        while (start > floor && at - start < _leadMaximum && before.Contains(text[start - 1]))
        {
            start--;
        }

        if (at - start < _leadMinimum || start > 0 && (before | Alphabet.Alphanumeric).Contains(text[start - 1]))
        {
            return false;
        }

        end = _shape.Match(text, at + Mark.Length);
        return end >= 0;
    }
}
