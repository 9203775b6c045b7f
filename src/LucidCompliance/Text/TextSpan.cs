using System;

namespace LucidCompliance.Text;

/// <summary>A half-open range of UTF-16 code units in one <see cref="SourceText"/>.</summary>
public readonly struct TextSpan : IEquatable<TextSpan>, IComparable<TextSpan>
{
    /// <summary>Creates a span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative start or length.</exception>
    public TextSpan(int start, int length)
    {
        if (start < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }

        if (length < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(length));
        }

        Start = start;
        Length = length;
    }

    /// <summary>Zero-based offset of the first code unit.</summary>
    public int Start { get; }

    /// <summary>Number of code units; zero marks a place between two characters.</summary>
    public int Length { get; }

    /// <summary>Offset just behind the last code unit.</summary>
    public int End => Start + Length;

    /// <summary>Whether the span covers nothing.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>Creates a span from its two ends.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>Whether the offset lies in the span; the end does not belong to it.</summary>
    public bool Contains(int offset) => offset >= Start && offset < End;

    /// <summary>Whether the other span lies wholly in this one.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>Whether the two spans share at least one code unit.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>The smallest span that covers both.</summary>
    public TextSpan Union(TextSpan other) => FromBounds(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <inheritdoc/>
    public bool Equals(TextSpan other) => Start == other.Start && Length == other.Length;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TextSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Start * 397) ^ Length);

    /// <summary>Orders by start, then by length.</summary>
    public int CompareTo(TextSpan other)
    {
        var byStart = Start.CompareTo(other.Start);
        return byStart != 0 ? byStart : Length.CompareTo(other.Length);
    }

    /// <summary>Whether both spans cover the same range.</summary>
    public static bool operator ==(TextSpan left, TextSpan right) => left.Equals(right);

    /// <summary>Whether the spans cover different ranges.</summary>
    public static bool operator !=(TextSpan left, TextSpan right) => !left.Equals(right);

    /// <summary>The bounds, for debugging: <c>[start..end)</c>.</summary>
    public override string ToString() => $"[{Start}..{End})";
}
