using System;
using System.Diagnostics.CodeAnalysis;

namespace LucidCompliance.Knowledge;

/// <summary>What the catalogue knows about one property of an image: a value, its proven absence, or nothing.</summary>
/// <typeparam name="T">The property's type.</typeparam>
public readonly struct ImageFact<T>
    where T : notnull
{
    private readonly Trilean _presence;
    private readonly T? _value;

    private ImageFact(Trilean presence, T? value)
    {
        _presence = presence;
        _value = value;
    }

    /// <summary>Nothing is known; also the default value of the type.</summary>
    public static ImageFact<T> Unknown => default;

    /// <summary>The image is known not to have it.</summary>
    public static ImageFact<T> Absent => new(Trilean.No, default);

    /// <summary>Whether nothing is known.</summary>
    public bool IsUnknown => _presence == Trilean.Unknown;

    /// <summary>Whether the image is known not to have it.</summary>
    public bool IsAbsent => _presence == Trilean.No;

    /// <summary>Whether the image is known to have it; <see cref="Value"/> is then its value.</summary>
    public bool IsKnown => _presence == Trilean.Yes;

    /// <summary>The known value.</summary>
    /// <exception cref="InvalidOperationException">The value is unknown or absent.</exception>
    public T Value => IsKnown ? _value! : throw new InvalidOperationException("The catalogue knows no value.");

    /// <summary>The image is known to have this value.</summary>
    public static ImageFact<T> Known(T value) => new(Trilean.Yes, value);

    /// <summary>Gets the known value; false where it is unknown or absent.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return IsKnown;
    }

    /// <summary>For debugging: the value, <c>absent</c> or <c>unknown</c>.</summary>
    public override string ToString() => IsKnown ? _value?.ToString() ?? string.Empty : IsAbsent ? "absent" : "unknown";
}
