using System;

namespace LucidCompliance.Policy;

/// <summary>A text in which <c>*</c> stands for any characters, none included; nothing else is special, and case counts.</summary>
public sealed class WildcardPattern
{
    private readonly string[] _pieces;

    /// <summary>Reads a pattern.</summary>
    public WildcardPattern(string pattern)
    {
        Pattern = pattern ?? throw new ArgumentNullException(nameof(pattern));
        _pieces = pattern.Split('*');
    }

    /// <summary>The pattern as it was written.</summary>
    public string Pattern { get; }

    /// <summary>Whether the pattern has no star, so that it is the only text it matches.</summary>
    public bool IsLiteral => _pieces.Length == 1;

    /// <summary>Whether the whole text matches.</summary>
    public bool IsMatch(string text)
    {
        var first = _pieces[0];
        if (IsLiteral)
        {
            return string.Equals(text, first, StringComparison.Ordinal);
        }

        var last = _pieces[_pieces.Length - 1];
        var end = text.Length - last.Length;
        if (end < first.Length || !text.StartsWith(first, StringComparison.Ordinal) || !text.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        // The leftmost place of each piece leaves the most room for the next, so no way back is needed.
        var position = first.Length;
        for (var i = 1; i + 1 < _pieces.Length; i++)
        {
            var piece = _pieces[i];
            var found = piece.Length == 0 ? position : text.IndexOf(piece, position, end - position, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            position = found + piece.Length;
        }

        return true;
    }

    /// <summary>The pattern.</summary>
    public override string ToString() => Pattern;
}
