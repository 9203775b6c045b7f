using System;
using System.Collections.Immutable;
using System.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>A piece of an interpolated text: literal text, or what one reference became.</summary>
/// <param name="Value">The text; null where it is not known.</param>
/// <param name="RawStart">Where the piece begins in the raw text.</param>
/// <param name="RawLength">Its length there.</param>
/// <param name="IsLiteral">Whether every character stands for itself, so that a part of the piece can be mapped.</param>
/// <param name="IsUndefined">Whether an undefined variable decides the piece; <paramref name="Value"/> then is null.</param>
/// <param name="Blank">What Compose makes of the piece if undefined variables are blank; null where that is not known.</param>
internal readonly record struct InterpolatedPiece(string? Value, int RawStart, int RawLength, bool IsLiteral, bool IsUndefined, string? Blank);

/// <summary>What interpolation made of a text, piece by piece, so that a part of the result finds its way back.</summary>
internal sealed class InterpolatedText
{
    private readonly ImmutableArray<InterpolatedPiece> _pieces;

    private InterpolatedText(string? value, string? valueWithBlanks, bool hasUndefined, ImmutableArray<InterpolatedPiece> pieces)
    {
        Value = value;
        ValueWithBlanks = valueWithBlanks;
        HasUndefinedVariable = hasUndefined;
        _pieces = pieces;
    }

    /// <summary>The value; null where it is not known.</summary>
    public string? Value { get; }

    /// <summary>The value if undefined variables are blank; null where it is not known.</summary>
    public string? ValueWithBlanks { get; }

    /// <summary>Whether an undefined variable decides the value.</summary>
    public bool HasUndefinedVariable { get; }

    /// <summary>The pieces in order; empty where the whole is one literal.</summary>
    public ImmutableArray<InterpolatedPiece> Pieces => _pieces;

    /// <summary>Text without references: the value and the raw text agree, or the value was normalised as a whole.</summary>
    public static InterpolatedText Literal(string value) => new(value, value, false, []);

    /// <summary>Joins pieces.</summary>
    public static InterpolatedText Of(ImmutableArray<InterpolatedPiece> pieces)
    {
        var hasUndefined = false;
        var isKnown = true;
        var isKnownWithBlanks = true;
        foreach (var piece in pieces)
        {
            hasUndefined |= piece.IsUndefined;
            isKnown &= piece.Value is not null;
            isKnownWithBlanks &= piece.Blank is not null;
        }

        string? blanks = null;
        if (isKnownWithBlanks)
        {
            var builder = new StringBuilder();
            foreach (var piece in pieces)
            {
                builder.Append(piece.Blank);
            }

            blanks = builder.ToString();
        }

        return new InterpolatedText(isKnown ? blanks : null, blanks, hasUndefined, pieces);
    }

    /// <summary>Finds the raw range that a range of the value came from.</summary>
    public bool TryMap(int start, int length, out int rawStart, out int rawLength)
    {
        rawStart = 0;
        rawLength = 0;
        if (Value is null || start < 0 || length < 0 || start > Value.Length - length)
        {
            return false;
        }

        if (_pieces.IsEmpty)
        {
            rawStart = start;
            rawLength = length;
            return true;
        }

        rawStart = -1;
        var rawEnd = -1;
        var position = 0;
        var end = start + length;
        foreach (var piece in _pieces)
        {
            var pieceLength = piece.Value!.Length;
            if (rawStart < 0 && (start < position + pieceLength || (length == 0 && start == position + pieceLength)))
            {
                rawStart = piece.IsLiteral ? piece.RawStart + start - position : piece.RawStart;
            }

            if (rawStart >= 0 && end <= position + pieceLength)
            {
                rawEnd = piece.IsLiteral ? piece.RawStart + end - position : piece.RawStart + piece.RawLength;
                break;
            }

            position += pieceLength;
        }

        if (rawStart < 0 || rawEnd < rawStart)
        {
            return false;
        }

        rawLength = rawEnd - rawStart;
        return true;
    }
}
