using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>A build argument.</summary>
/// <param name="Name">The argument.</param>
/// <param name="Location">Where its name is written.</param>
/// <param name="Value">The value as it is written; a null scalar passes a variable through.</param>
/// <param name="Text">What the build gets; absent where a passed-through variable is defined nowhere. It may be a secret.</param>
public sealed record ComposeBuildArgument(string Name, SourceLocation Location, ComposeScalar? Value, Fact<string> Text);

/// <summary>A named build context.</summary>
/// <param name="Name">The name.</param>
/// <param name="Location">Where the name is written.</param>
/// <param name="Value">A path, URL, <c>docker-image://…</c> or <c>service:…</c>.</param>
public sealed record ComposeBuildContext(string Name, SourceLocation Location, ComposeScalar? Value);

/// <summary>A service's <c>build</c>, short or long form.</summary>
public sealed class ComposeBuild
{
    internal ComposeBuild(ComposeMapping node, SourceLocation keyLocation)
    {
        Node = node;
        KeyLocation = keyLocation;
    }

    /// <summary>The mapping; of the short form a mapping with <c>context</c> alone.</summary>
    public ComposeMapping Node { get; }

    /// <summary>Where the key <c>build</c> is written.</summary>
    public SourceLocation KeyLocation { get; }

    /// <summary>Where the value is written.</summary>
    public SourceLocation Location => Node.Location;

    /// <summary>The context as it is written, interpolated; <c>.</c> where none is.</summary>
    public Fact<string> Context { get; internal init; }

    /// <summary>The context directory relative to the repository root; unknown for a remote one. It may lead out of the root (<c>../x</c>).</summary>
    public Fact<string> ContextPath { get; internal init; }

    /// <summary>Where the context is written; the key <c>build</c> where none is.</summary>
    public SourceLocation ContextLocation => Node.GetValue("context")?.Location ?? KeyLocation;

    /// <summary>Whether the context is a git repository or a URL.</summary>
    public bool IsRemote { get; internal init; }

    /// <summary>The Dockerfile as it is written, interpolated; <c>Dockerfile</c> where none is; absent beside an inline one.</summary>
    public Fact<string> Dockerfile { get; internal init; }

    /// <summary>The Dockerfile's path relative to the repository root; unknown in a remote context, absent for an inline one.</summary>
    public Fact<string> DockerfilePath { get; internal init; }

    /// <summary>Where the Dockerfile is named; the context where it is not.</summary>
    public SourceLocation DockerfileLocation => Node.GetValue("dockerfile")?.Location ?? ContextLocation;

    /// <summary><c>dockerfile_inline</c>: its scalar maps ranges back to the Compose file.</summary>
    public ComposeScalar? Inline => Node.GetScalar("dockerfile_inline");

    /// <summary>
    /// The text of <c>dockerfile_inline</c> with its references replaced, as a file of its own whose path is that of the Compose file;
    /// null without one or where a variable is unknown. <see cref="MapInlineToSource"/> leads back.
    /// </summary>
    public SourceText? InlineDockerfile { get; internal init; }

    /// <summary>The stage to build; null builds the last one.</summary>
    public ComposeScalar? Target => Node.GetScalar("target");

    /// <summary><c>args</c>.</summary>
    public ImmutableArray<ComposeBuildArgument> Arguments { get; internal init; } = [];

    /// <summary>Whether <see cref="Arguments"/> may lack some: a name comes from an unknown variable.</summary>
    public bool HasUnknownArguments => Node.GetMapping("args") is { HasUnknownEntries: true };

    /// <summary><c>labels</c> of the image.</summary>
    public ImmutableArray<ComposeLabel> Labels { get; internal init; } = [];

    /// <summary><c>additional_contexts</c>.</summary>
    public ImmutableArray<ComposeBuildContext> AdditionalContexts { get; internal init; } = [];

    /// <summary><c>platforms</c>.</summary>
    public ImmutableArray<ComposeScalar> Platforms { get; internal init; } = [];

    /// <summary>The source of a range of <see cref="InlineDockerfile"/> in the Compose file.</summary>
    public SourceLocation MapInlineToSource(TextSpan span) => Inline?.MapValueToSource(span.Start, span.Length) ?? Location;
}
