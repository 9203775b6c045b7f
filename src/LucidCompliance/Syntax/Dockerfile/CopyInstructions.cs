using System.Collections.Immutable;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>What COPY and ADD have in common.</summary>
public abstract class FileTransferInstruction : InstructionSyntax
{
    private protected FileTransferInstruction(InstructionParts parts, ImmutableArray<DockerWord> sources, DockerWord? destination, CommandForm form)
        : base(parts)
    {
        Sources = sources;
        Destination = destination;
        Form = form;
    }

    /// <summary>All arguments but the last, not expanded; a heredoc's marker is one of them.</summary>
    public ImmutableArray<DockerWord> Sources { get; }

    /// <summary>The last argument, not expanded; null where there are fewer than two.</summary>
    public DockerWord? Destination { get; }

    /// <summary>Whether the arguments are a JSON array.</summary>
    public CommandForm Form { get; }

    /// <summary>The <c>--chown</c> flag.</summary>
    public FlagSyntax? Chown => FindFlag("chown");

    /// <summary>The <c>--chmod</c> flag.</summary>
    public FlagSyntax? Chmod => FindFlag("chmod");

    /// <summary>The <c>--link</c> flag.</summary>
    public FlagSyntax? Link => FindFlag("link");
}

/// <summary><c>COPY [flags] source … destination</c></summary>
public sealed class CopyInstruction : FileTransferInstruction
{
    internal CopyInstruction(InstructionParts parts, ImmutableArray<DockerWord> sources, DockerWord? destination, CommandForm form)
        : base(parts, sources, destination, form)
    {
    }

    /// <summary>The <c>--from</c> flag: a stage, its index, a named context or an image.</summary>
    public FlagSyntax? From => FindFlag("from");

    /// <summary>The <c>--parents</c> flag.</summary>
    public FlagSyntax? Parents => FindFlag("parents");
}

/// <summary><c>ADD [flags] source … destination</c></summary>
public sealed class AddInstruction : FileTransferInstruction
{
    internal AddInstruction(InstructionParts parts, ImmutableArray<DockerWord> sources, DockerWord? destination, CommandForm form)
        : base(parts, sources, destination, form)
    {
    }

    /// <summary>The <c>--checksum</c> flag.</summary>
    public FlagSyntax? Checksum => FindFlag("checksum");

    /// <summary>The <c>--keep-git-dir</c> flag.</summary>
    public FlagSyntax? KeepGitDirectory => FindFlag("keep-git-dir");

    /// <summary>The <c>--unpack</c> flag.</summary>
    public FlagSyntax? Unpack => FindFlag("unpack");
}
