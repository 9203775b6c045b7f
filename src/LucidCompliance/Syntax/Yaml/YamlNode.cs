using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>The name that <c>&amp;name</c> gives to a node.</summary>
/// <param name="Name">The name without the ampersand.</param>
/// <param name="Span">The ampersand and the name.</param>
public sealed record YamlAnchor(string Name, TextSpan Span);

/// <summary>A tag such as <c>!reset</c> or <c>!!str</c>.</summary>
/// <param name="Name">The tag as it is written, with its exclamation marks.</param>
/// <param name="Span">Where it is written.</param>
public sealed record YamlTag(string Name, TextSpan Span);

/// <summary>What can stand in front of a node: an anchor and a tag, in either order.</summary>
internal readonly record struct YamlProperties(YamlAnchor? Anchor, YamlTag? TagNode);

/// <summary>
/// A node of a YAML document. The tree is acyclic: an alias that would close a cycle has no target, and following
/// all aliases visits at most <see cref="YamlDocument.MaximumVisits"/> nodes more than the text has and goes at most
/// <see cref="YamlDocument.MaximumDepth"/> levels deep.
/// </summary>
public abstract class YamlNode
{
    private protected YamlNode(SourceText text, TextSpan span, YamlProperties properties)
    {
        Text = text;
        Span = span;
        Anchor = properties.Anchor;
        TagNode = properties.TagNode;
    }

    /// <summary>The file.</summary>
    public SourceText Text { get; }

    /// <summary>
    /// From the node's tag or anchor, if it has one, to its last character. A value that is left out has an empty
    /// span behind the colon or the dash. The final line breaks of a block scalar lie behind it.
    /// </summary>
    public TextSpan Span { get; }

    /// <summary>The node's anchor.</summary>
    public YamlAnchor? Anchor { get; }

    /// <summary>The node's tag as it is written, such as <c>!reset</c> or <c>!!str</c>; null where it has none.</summary>
    public string? Tag => TagNode?.Name;

    /// <summary>Where the tag is written; empty at the node's start where it has none.</summary>
    public TextSpan TagSpan => TagNode?.Span ?? new TextSpan(Span.Start, 0);

    /// <summary><see cref="Span"/> as a location.</summary>
    public SourceLocation Location => new(Text, Span);

    internal YamlTag? TagNode { get; }

    // Nodes that a walk through all aliases visits from here, and the levels it goes down.
    internal abstract long Weight { get; }

    internal abstract int Height { get; }

    /// <summary>The node itself, or what an alias stands for; null for an alias without a target.</summary>
    public virtual YamlNode? Resolve() => this;
}
