using System.Collections.Immutable;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>A key and a value of ENV or LABEL.</summary>
public sealed class KeyValueSyntax
{
    internal KeyValueSyntax(DockerWord word, DockerWord key, DockerWord value)
    {
        Word = word;
        Key = key;
        Value = value;
    }

    /// <summary>The whole pair.</summary>
    public DockerWord Word { get; }

    /// <summary>The key, not expanded.</summary>
    public DockerWord Key { get; }

    /// <summary>The value, not expanded; empty where nothing stands behind <c>=</c>.</summary>
    public DockerWord Value { get; }
}

/// <summary><c>ENV key=value …</c> or the legacy <c>ENV key value</c></summary>
public sealed class EnvInstruction : InstructionSyntax
{
    internal EnvInstruction(InstructionParts parts, ImmutableArray<KeyValueSyntax> pairs, bool isLegacyForm)
        : base(parts)
    {
        Pairs = pairs;
        IsLegacyForm = isLegacyForm;
    }

    /// <summary>The pairs in source order.</summary>
    public ImmutableArray<KeyValueSyntax> Pairs { get; }

    /// <summary>Whether a blank parts key and value; the value then is the rest of the line.</summary>
    public bool IsLegacyForm { get; }
}

/// <summary><c>LABEL key=value …</c> or the legacy <c>LABEL key value</c></summary>
public sealed class LabelInstruction : InstructionSyntax
{
    internal LabelInstruction(InstructionParts parts, ImmutableArray<KeyValueSyntax> pairs, bool isLegacyForm)
        : base(parts)
    {
        Pairs = pairs;
        IsLegacyForm = isLegacyForm;
    }

    /// <summary>The pairs in source order.</summary>
    public ImmutableArray<KeyValueSyntax> Pairs { get; }

    /// <summary>Whether a blank parts key and value; the value then is the rest of the line.</summary>
    public bool IsLegacyForm { get; }
}

/// <summary><c>USER user[:group]</c></summary>
public sealed class UserInstruction : InstructionSyntax
{
    internal UserInstruction(InstructionParts parts, DockerWord? user)
        : base(parts) => User = user;

    /// <summary>The rest of the line, not expanded.</summary>
    public DockerWord? User { get; }
}

/// <summary><c>WORKDIR path</c></summary>
public sealed class WorkdirInstruction : InstructionSyntax
{
    internal WorkdirInstruction(InstructionParts parts, DockerWord? path)
        : base(parts) => Path = path;

    /// <summary>The rest of the line, not expanded; blanks belong to it.</summary>
    public DockerWord? Path { get; }
}

/// <summary><c>STOPSIGNAL signal</c></summary>
public sealed class StopsignalInstruction : InstructionSyntax
{
    internal StopsignalInstruction(InstructionParts parts, DockerWord? signal)
        : base(parts) => Signal = signal;

    /// <summary>The rest of the line, not expanded.</summary>
    public DockerWord? Signal { get; }
}

/// <summary><c>EXPOSE port[-port][/protocol] …</c></summary>
public sealed class ExposeInstruction : InstructionSyntax
{
    internal ExposeInstruction(InstructionParts parts, ImmutableArray<DockerWord> ports)
        : base(parts) => Ports = ports;

    /// <summary>The ports, not expanded. One variable may expand to several: see <see cref="ExpansionResult.Words"/>.</summary>
    public ImmutableArray<DockerWord> Ports { get; }
}

/// <summary><c>VOLUME path …</c> or a JSON array of paths</summary>
public sealed class VolumeInstruction : InstructionSyntax
{
    internal VolumeInstruction(InstructionParts parts, ImmutableArray<DockerWord> paths, CommandForm form)
        : base(parts)
    {
        Paths = paths;
        Form = form;
    }

    /// <summary>The paths, not expanded.</summary>
    public ImmutableArray<DockerWord> Paths { get; }

    /// <summary>Whether the paths are a JSON array.</summary>
    public CommandForm Form { get; }
}
