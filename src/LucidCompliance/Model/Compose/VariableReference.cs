using LucidCompliance.Syntax.Interpolation;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>What the variable sources say about a referenced variable.</summary>
public enum VariableStatus
{
    /// <summary>It cannot be decided: a source could not be read.</summary>
    Unknown,

    /// <summary>A source defines it with text, or names it without a value (<c>environment.provided</c>, an example file).</summary>
    Defined,

    /// <summary>A source defines it with an empty value.</summary>
    Empty,

    /// <summary>No source defines it.</summary>
    Undefined,
}

/// <summary>A <c>${NAME}</c> in a value that counts.</summary>
public sealed class VariableReference
{
    internal VariableReference(string name, SourceLocation location, SourceLocation nameLocation, InterpolationOperator @operator, SourceLocation? operandLocation, string operand, VariableStatus status, Fact<string> value)
    {
        Name = name;
        Location = location;
        NameLocation = nameLocation;
        Operator = @operator;
        OperandLocation = operandLocation;
        Operand = operand;
        Status = status;
        Value = value;
    }

    /// <summary>The variable.</summary>
    public string Name { get; }

    /// <summary>The reference with its dollar sign and braces.</summary>
    public SourceLocation Location { get; }

    /// <summary>The name alone.</summary>
    public SourceLocation NameLocation { get; }

    /// <summary>The operator.</summary>
    public InterpolationOperator Operator { get; }

    /// <summary>Where the default, alternate or message is written; null without operator.</summary>
    public SourceLocation? OperandLocation { get; }

    /// <summary>The default, alternate or message as it is written, before its own references are replaced; it may be a secret.</summary>
    public string Operand { get; }

    /// <summary>Whether it has a default, so that an undefined variable is no surprise.</summary>
    public bool HasDefault => Operator is InterpolationOperator.DefaultWhenEmpty or InterpolationOperator.DefaultWhenUnset;

    /// <summary>Whether Compose stops where the variable has no value.</summary>
    public bool IsRequired => Operator is InterpolationOperator.RequiredNotEmpty or InterpolationOperator.Required;

    /// <summary>What the sources say.</summary>
    public VariableStatus Status { get; }

    /// <summary>The variable's value, not the reference's; its origin is the line of the env file. It may be a secret.</summary>
    public Fact<string> Value { get; }

    /// <summary>The service it stands in; null outside services.</summary>
    public string? ServiceName => Owner?.ServiceName;

    /// <summary>The key path of the value it stands in.</summary>
    public string KeyPath => Owner?.KeyPath ?? string.Empty;

    internal ComposeScalar? Owner { get; private set; }

    internal VariableReference OwnedBy(ComposeScalar owner)
    {
        if (Owner is null)
        {
            Owner = owner;
            return this;
        }

        return new VariableReference(Name, Location, NameLocation, Operator, OperandLocation, Operand, Status, Value) { Owner = owner };
    }

    /// <summary>The name and place, never a value.</summary>
    public override string ToString() => Name + " " + Location;
}
