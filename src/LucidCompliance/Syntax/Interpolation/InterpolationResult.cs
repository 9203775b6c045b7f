using System.Collections.Immutable;

namespace LucidCompliance.Syntax.Interpolation;

/// <summary>A variable that <c>:?</c> or <c>?</c> requires and that has no value: Compose stops with an error.</summary>
public sealed class MissingVariable
{
    internal MissingVariable(InterpolationReference reference, string message)
    {
        Reference = reference;
        Message = message;
    }

    /// <summary>The reference.</summary>
    public InterpolationReference Reference { get; }

    /// <summary>The message behind the operator, evaluated; it may be empty and may hold values of variables.</summary>
    public string Message { get; }
}

/// <summary>What a template evaluates to.</summary>
public sealed class InterpolationResult
{
    /// <summary>Longest value in code units; a longer one counts as unknown. No system passes longer variables.</summary>
    public const int MaximumLength = 1024 * 1024;

    internal InterpolationResult(
        VariableValue value,
        ImmutableArray<InterpolationReference> unset,
        ImmutableArray<InterpolationReference> unknown,
        ImmutableArray<MissingVariable> missing,
        bool isInvalid)
    {
        Result = value;
        Unset = unset;
        Unknown = unknown;
        Missing = missing;
        IsInvalid = isInvalid;
    }

    /// <summary>
    /// The value; <see cref="VariableState.Unknown"/> where a variable that decides it is unknown, where Compose fails
    /// (<see cref="IsInvalid"/>, <see cref="Missing"/>) or where it is longer than <see cref="MaximumLength"/>.
    /// </summary>
    public VariableValue Result { get; }

    /// <summary>Whether the value is known.</summary>
    public bool IsKnown => Result.IsKnown;

    /// <summary>The value; empty where it is not known.</summary>
    public string Value => Result.Value;

    /// <summary>References without operator whose variable is unset: Compose warns and takes a blank string.</summary>
    public ImmutableArray<InterpolationReference> Unset { get; }

    /// <summary>References that were evaluated and whose variable is unknown.</summary>
    public ImmutableArray<InterpolationReference> Unknown { get; }

    /// <summary>Required variables without a value.</summary>
    public ImmutableArray<MissingVariable> Missing { get; }

    /// <summary>Whether an invalid template was evaluated.</summary>
    public bool IsInvalid { get; }
}
