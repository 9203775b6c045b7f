using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Images;

/// <summary>One variable that an ARG declares, and its value in this build.</summary>
public sealed class ArgumentDeclaration
{
    internal ArgumentDeclaration(ArgInstruction instruction, VariableDeclaration syntax, Stage? stage, Fact<string> value, bool isPassed, SourceLocation location)
    {
        Instruction = instruction;
        Syntax = syntax;
        Stage = stage;
        Value = value;
        IsPassed = isPassed;
        Location = location;
    }

    /// <summary>The variable's name.</summary>
    public string Name => Syntax.Name;

    /// <summary>The ARG.</summary>
    public ArgInstruction Instruction { get; }

    /// <summary>The declaration in it.</summary>
    public VariableDeclaration Syntax { get; }

    /// <summary>The stage that declares it; null before the first FROM.</summary>
    public Stage? Stage { get; }

    /// <summary>
    /// The value behind this declaration: passed, default, or inherited from the global scope. Unknown without any of them,
    /// because a build may pass one. Its origin is where the value was written.
    /// </summary>
    public Fact<string> Value { get; }

    /// <summary>Whether the value was passed to the build.</summary>
    public bool IsPassed { get; }

    /// <summary>The name in the Dockerfile.</summary>
    public SourceLocation Location { get; }
}
