using System.Collections.Immutable;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Images;

/// <summary>An entrypoint, default command or health check of an image.</summary>
public sealed class ImageCommand
{
    internal ImageCommand(CommandSyntax? syntax, ImmutableArray<string> arguments, SourceLocation location, InstructionSyntax? instruction, Stage? stage, string shellPath)
    {
        Syntax = syntax;
        Arguments = arguments;
        Location = location;
        Instruction = instruction;
        Stage = stage;
        ShellPath = shellPath;
    }

    /// <summary>The command as written; null where it comes from the base image.</summary>
    public CommandSyntax? Syntax { get; }

    /// <summary>How it is written; a base image's command counts as exec form.</summary>
    public CommandForm Form => Syntax?.Form ?? CommandForm.Exec;

    /// <summary>The argument vector of the exec form, never empty; empty for the shell form, whose text is <see cref="CommandSyntax.ShellText"/>.</summary>
    public ImmutableArray<string> Arguments { get; }

    /// <summary>The command in the Dockerfile; the FROM's image word where it comes from the base image.</summary>
    public SourceLocation Location { get; }

    /// <summary>The instruction; null where it comes from the base image.</summary>
    public InstructionSyntax? Instruction { get; }

    /// <summary>The stage whose step set it; null where it comes from the base image.</summary>
    public Stage? Stage { get; }

    /// <summary>The shell of the SHELL that held there, which the shell form needs.</summary>
    public string ShellPath { get; }
}

/// <summary>A health check that an image brings.</summary>
/// <param name="Instruction">The HEALTHCHECK.</param>
/// <param name="Command">Its command.</param>
/// <param name="Location">The instruction in the Dockerfile.</param>
public sealed record ImageHealthcheck(HealthcheckInstruction Instruction, ImageCommand Command, SourceLocation Location);
