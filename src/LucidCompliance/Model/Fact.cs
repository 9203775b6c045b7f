using System;
using System.Diagnostics.CodeAnalysis;
using LucidCompliance.Text;

namespace LucidCompliance.Model;

/// <summary>How much the artifacts prove about a fact.</summary>
public enum FactKind
{
    /// <summary>The fact cannot be decided from what is at hand. A rule never speaks on it.</summary>
    Unknown,

    /// <summary>The artifacts prove that there is no such value.</summary>
    Absent,

    /// <summary>The artifacts prove the value.</summary>
    Known,
}

/// <summary>A three-state fact of the model: a proven value and where it was written, a proven absence, or not decidable.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly struct Fact<T>
    where T : notnull
{
    private readonly T? _value;

    private Fact(FactKind kind, T? value, SourceLocation? origin, string? reason)
    {
        Kind = kind;
        _value = value;
        Origin = origin;
        Reason = reason;
    }

    /// <summary>Not decidable, without a reason: what <c>default</c> means.</summary>
    public static Fact<T> Unknown => default;

    /// <summary>Proven absent.</summary>
    public static Fact<T> Absent => new(FactKind.Absent, default, null, null);

    /// <summary>Known, unknown or absent.</summary>
    public FactKind Kind { get; }

    /// <summary>Where the deciding text stands, if it stands in an artifact; an absent fact may have one too (<c>HEALTHCHECK NONE</c>).</summary>
    public SourceLocation? Origin { get; }

    /// <summary>Why the fact is unknown, in a few words; never a secret's value.</summary>
    public string? Reason { get; }

    /// <summary>Whether the value is proven.</summary>
    public bool IsKnown => Kind == FactKind.Known;

    /// <summary>Whether the absence is proven.</summary>
    public bool IsAbsent => Kind == FactKind.Absent;

    /// <summary>Whether nothing is proven.</summary>
    public bool IsUnknown => Kind == FactKind.Unknown;

    /// <summary>The proven value.</summary>
    /// <exception cref="InvalidOperationException">The fact is not known.</exception>
    public T Value => IsKnown ? _value! : throw new InvalidOperationException("The fact is not known.");

    /// <summary>A proven value.</summary>
    public static Fact<T> Known(T value, SourceLocation? origin = null) => new(FactKind.Known, value, origin, null);

    /// <summary>A proven absence that a text states.</summary>
    public static Fact<T> AbsentAt(SourceLocation? origin) => new(FactKind.Absent, default, origin, null);

    /// <summary>An undecidable fact and why it is undecidable.</summary>
    public static Fact<T> UnknownBecause(string reason, SourceLocation? origin = null) => new(FactKind.Unknown, default, origin, reason);

    /// <summary>The value where it is proven.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return IsKnown;
    }

    /// <summary>Applies a function to a proven value; unknown and absent stay what they are.</summary>
    public Fact<TResult> Select<TResult>(Func<T, TResult> selector)
        where TResult : notnull =>
        IsKnown ? Fact<TResult>.Known(selector(_value!), Origin) : new Fact<TResult>(Kind, default, Origin, Reason);

    /// <summary>The kind only: the value may be a secret.</summary>
    public override string ToString() => Kind.ToString();
}
