using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Images;

/// <summary>A reference to a variable that no ARG or ENV declares where it stands.</summary>
public sealed class UndefinedVariable
{
    internal UndefinedVariable(VariableReference reference, InstructionSyntax instruction, Stage? stage, bool mayComeFromBase, bool isDeclaredGlobally, SourceLocation location)
    {
        Reference = reference;
        Instruction = instruction;
        Stage = stage;
        MayComeFromBase = mayComeFromBase;
        IsDeclaredGlobally = isDeclaredGlobally;
        Location = location;
    }

    /// <summary>The variable's name.</summary>
    public string Name => Reference.Name;

    /// <summary>The reference; one with an own default is listed too.</summary>
    public VariableReference Reference { get; }

    /// <summary>The instruction it stands in.</summary>
    public InstructionSyntax Instruction { get; }

    /// <summary>The stage it is resolved in; null for FROM and for ARG before the first FROM, which see only the global scope.</summary>
    public Stage? Stage { get; }

    /// <summary>Whether the base image's environment, which is not known completely, may define it.</summary>
    public bool MayComeFromBase { get; }

    /// <summary>Whether an ARG before the first FROM declares it, which a stage does not see without an ARG of its own.</summary>
    public bool IsDeclaredGlobally { get; }

    /// <summary>The reference in the source, with <c>$</c> and braces.</summary>
    public SourceLocation Location { get; }
}
