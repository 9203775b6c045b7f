using System;

namespace LucidCompliance.Syntax.Interpolation;

/// <summary>What is known about a variable.</summary>
public enum VariableState
{
    /// <summary>It is set nowhere.</summary>
    Unset,

    /// <summary>It is set, and the value is known.</summary>
    Known,

    /// <summary>Whether it is set, or to what, cannot be known.</summary>
    Unknown,
}

/// <summary>The value of a variable: known, unset or unknown.</summary>
public readonly struct VariableValue : IEquatable<VariableValue>
{
    private readonly string? _value;

    private VariableValue(VariableState state, string? value)
    {
        State = state;
        _value = value;
    }

    /// <summary>The variable is set nowhere; also the default value of the type.</summary>
    public static VariableValue Unset => default;

    /// <summary>Nothing is known about the variable.</summary>
    public static VariableValue Unknown => new(VariableState.Unknown, null);

    /// <summary>What is known.</summary>
    public VariableState State { get; }

    /// <summary>The value; empty where the variable is not <see cref="VariableState.Known"/>.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Whether the value is known.</summary>
    public bool IsKnown => State == VariableState.Known;

    /// <summary>The variable has this value.</summary>
    public static VariableValue Known(string value) =>
        new(VariableState.Known, value ?? throw new ArgumentNullException(nameof(value)));

    /// <inheritdoc/>
    public bool Equals(VariableValue other) => State == other.State && string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is VariableValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(((int)State * 397) ^ StringComparer.Ordinal.GetHashCode(Value));

    /// <summary>The state only: the value may be a secret.</summary>
    public override string ToString() => State.ToString();
}
