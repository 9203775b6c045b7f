using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>What a mount brings into the container.</summary>
public enum ComposeMountKind
{
    /// <summary>A variable without known value decides.</summary>
    Unknown,

    /// <summary>A path of the host.</summary>
    Bind,

    /// <summary>A named volume, or an anonymous one.</summary>
    Volume,

    /// <summary>Memory.</summary>
    Tmpfs,

    /// <summary>A Windows named pipe.</summary>
    NamedPipe,

    /// <summary>A cluster volume.</summary>
    Cluster,

    /// <summary>The file system of an image.</summary>
    Image,
}

/// <summary>An entry of a service's <c>volumes</c>.</summary>
public sealed class ComposeMount
{
    internal ComposeMount(ComposeNode node) => Node = node;

    /// <summary>The entry: a scalar (short form) or a mapping (long form).</summary>
    public ComposeNode Node { get; }

    /// <summary>The entry's place.</summary>
    public SourceLocation Location => Node.Location;

    /// <summary>Whether it is the long form.</summary>
    public bool IsLongForm => Node is ComposeMapping;

    /// <summary>What is mounted.</summary>
    public ComposeMountKind Kind { get; internal init; }

    /// <summary>The host path or the volume's name as it is written; absent for an anonymous volume.</summary>
    public Fact<string> Source { get; internal init; }

    /// <summary>A relative host path against the project directory, relative to the repository root; absent where the source is no such path.</summary>
    public Fact<string> SourcePath { get; internal init; }

    /// <summary>The path in the container.</summary>
    public Fact<string> Target { get; internal init; }

    /// <summary>Whether the container may only read.</summary>
    public Fact<bool> IsReadOnly { get; internal init; }

    /// <summary>The mount propagation, such as <c>rshared</c>; absent where none is written.</summary>
    public Fact<string> Propagation { get; internal init; }

    /// <summary>The options of the short form, in order.</summary>
    public ImmutableArray<ComposeWord> Options { get; internal init; } = [];

    /// <summary>Where the source is written; the entry where none is.</summary>
    public SourceLocation SourceLocation => Source.Origin ?? Location;

    /// <summary>Where the target is written.</summary>
    public SourceLocation TargetLocation => Target.Origin ?? Location;
}
