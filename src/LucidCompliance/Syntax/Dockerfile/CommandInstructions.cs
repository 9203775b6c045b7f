using System.Collections.Immutable;
using LucidCompliance.Syntax.Shell;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary><c>RUN [flags] command</c></summary>
public sealed class RunInstruction : InstructionSyntax
{
    private ImmutableArray<ShellScript> _scripts;
    private ImmutableArray<SimpleCommand> _programs;

    internal RunInstruction(InstructionParts parts, CommandSyntax? command, ImmutableArray<MountSyntax> mounts)
        : base(parts)
    {
        Command = command;
        Mounts = mounts;
    }

    /// <summary>The command; null where there is none. A heredoc's marker is part of it.</summary>
    public CommandSyntax? Command { get; }

    /// <summary>The <c>--mount</c> flags.</summary>
    public ImmutableArray<MountSyntax> Mounts { get; }

    /// <summary>
    /// The scripts that a POSIX shell would read: the line, heredocs, the texts of <c>sh -c</c>. Read when they are first asked for; whether the
    /// stage's shell is such a shell is for the caller to know.
    /// </summary>
    public ImmutableArray<ShellScript> Scripts => _scripts.IsDefault ? _scripts = ShellScript.Of(this) : _scripts;

    /// <summary>The commands of <see cref="Scripts"/> that start a program, in the order in which they stand; none of those in substitutions.</summary>
    public ImmutableArray<SimpleCommand> Programs => _programs.IsDefault ? _programs = ShellScript.FindPrograms(Scripts) : _programs;

    /// <summary>The <c>--network</c> flag.</summary>
    public FlagSyntax? Network => FindFlag("network");

    /// <summary>The <c>--security</c> flag.</summary>
    public FlagSyntax? Security => FindFlag("security");
}

/// <summary><c>CMD command</c></summary>
public sealed class CmdInstruction : InstructionSyntax
{
    internal CmdInstruction(InstructionParts parts, CommandSyntax? command)
        : base(parts) => Command = command;

    /// <summary>The command; null where there is none, which clears the inherited one.</summary>
    public CommandSyntax? Command { get; }
}

/// <summary><c>ENTRYPOINT command</c></summary>
public sealed class EntrypointInstruction : InstructionSyntax
{
    internal EntrypointInstruction(InstructionParts parts, CommandSyntax? command)
        : base(parts) => Command = command;

    /// <summary>The command; null where there is none, which clears the inherited one.</summary>
    public CommandSyntax? Command { get; }
}

/// <summary><c>SHELL ["executable", "argument"]</c></summary>
public sealed class ShellInstruction : InstructionSyntax
{
    internal ShellInstruction(InstructionParts parts, CommandSyntax? command)
        : base(parts) => Command = command;

    /// <summary>The shell; valid only in exec form.</summary>
    public CommandSyntax? Command { get; }
}

/// <summary><c>HEALTHCHECK [flags] CMD command</c> or <c>HEALTHCHECK NONE</c></summary>
public sealed class HealthcheckInstruction : InstructionSyntax
{
    internal HealthcheckInstruction(InstructionParts parts, DockerWord? type, CommandSyntax? command)
        : base(parts)
    {
        Type = type;
        Command = command;
    }

    /// <summary>The word <c>CMD</c> or <c>NONE</c> as written; null where it is missing.</summary>
    public DockerWord? Type { get; }

    /// <summary>Whether the check that the base image may bring is switched off.</summary>
    public bool IsNone => Type is { } type && string.Equals(type.Text, "NONE", System.StringComparison.OrdinalIgnoreCase);

    /// <summary>The command behind <c>CMD</c>.</summary>
    public CommandSyntax? Command { get; }
}
