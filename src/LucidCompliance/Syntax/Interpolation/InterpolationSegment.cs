using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Interpolation;

/// <summary>A part of an <see cref="InterpolationTemplate"/>.</summary>
public abstract class InterpolationSegment
{
    private protected InterpolationSegment(TextSpan span) => Span = span;

    /// <summary>The range in <see cref="InterpolationTemplate.Source"/>, not in a file: map it with the scalar or entry it came from.</summary>
    public TextSpan Span { get; }
}

/// <summary>Text that stands for itself; of <c>$$</c> one dollar sign is left.</summary>
public sealed class InterpolationLiteral : InterpolationSegment
{
    internal InterpolationLiteral(TextSpan span, string text)
        : base(span) => Text = text;

    /// <summary>The text that comes out.</summary>
    public string Text { get; }
}

/// <summary>What a reference does where its variable has no value, or has one.</summary>
public enum InterpolationOperator
{
    /// <summary><c>$NAME</c> or <c>${NAME}</c>: blank where unset.</summary>
    None,

    /// <summary><c>${NAME:-operand}</c>: the operand where unset or empty.</summary>
    DefaultWhenEmpty,

    /// <summary><c>${NAME-operand}</c>: the operand where unset.</summary>
    DefaultWhenUnset,

    /// <summary><c>${NAME:?operand}</c>: fails with the operand as message where unset or empty.</summary>
    RequiredNotEmpty,

    /// <summary><c>${NAME?operand}</c>: fails with the operand as message where unset.</summary>
    Required,

    /// <summary><c>${NAME:+operand}</c>: the operand where set and not empty, else blank.</summary>
    AlternateWhenNotEmpty,

    /// <summary><c>${NAME+operand}</c>: the operand where set, else blank.</summary>
    AlternateWhenSet,
}

/// <summary>A reference to a variable.</summary>
public sealed class InterpolationReference : InterpolationSegment
{
    internal InterpolationReference(TextSpan span, string name, TextSpan nameSpan, bool isBraced, InterpolationOperator @operator, TextSpan operandSpan, ImmutableArray<InterpolationSegment> operand)
        : base(span)
    {
        Name = name;
        NameSpan = nameSpan;
        IsBraced = isBraced;
        Operator = @operator;
        OperandSpan = operandSpan;
        Operand = operand;
    }

    /// <summary>The variable's name.</summary>
    public string Name { get; }

    /// <summary>The range of the name.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>Whether it is written with braces.</summary>
    public bool IsBraced { get; }

    /// <summary>The operator behind the name.</summary>
    public InterpolationOperator Operator { get; }

    /// <summary>The range between the operator and the closing brace; empty where there is no operator.</summary>
    public TextSpan OperandSpan { get; }

    /// <summary>The default, alternate or message: a template of its own, with ranges in the same source.</summary>
    public ImmutableArray<InterpolationSegment> Operand { get; }

    /// <summary>Whether the operator gives a value to an unset variable, or makes a missing one an error, so that nothing silently becomes blank.</summary>
    public bool HandlesUnset => Operator != InterpolationOperator.None;
}

/// <summary>A dollar sign and brace that Compose refuses ("Invalid template").</summary>
public sealed class InterpolationBogus : InterpolationSegment
{
    internal InterpolationBogus(TextSpan span)
        : base(span)
    {
    }
}
