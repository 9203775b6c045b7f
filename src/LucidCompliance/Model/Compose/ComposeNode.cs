using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>
/// A node of a Compose project as Compose sees it: interpolated, merged, extended, and in canonical form (lists of <c>KEY=VALUE</c>
/// and lists of names are mappings, a <c>build</c> string is a mapping with <c>context</c>). Every node still knows where it is written.
/// </summary>
public abstract class ComposeNode
{
    private protected ComposeNode(SourceLocation location, YamlNode? syntax, LoadContext context, MergeMode mode)
    {
        Location = location;
        Syntax = syntax;
        Context = context;
        Mode = mode;
    }

    /// <summary>Where the value is written: in the file that decides, through overrides, extends and anchors. Of merged mappings the first one.</summary>
    public SourceLocation Location { get; }

    /// <summary>The YAML node that it was read from; of a part of a scalar (<c>KEY=VALUE</c>) the whole scalar.</summary>
    public YamlNode? Syntax { get; }

    /// <summary>The place in the project, such as <c>services.web.healthcheck.test[1]</c>; empty for the root.</summary>
    public string KeyPath
    {
        get
        {
            if (Parent is null)
            {
                return string.Empty;
            }

            var parent = Parent.KeyPath;
            return Key is null ? parent + "[" + Index.ToString(System.Globalization.CultureInfo.InvariantCulture) + "]"
                : parent.Length == 0 ? Key
                : parent + "." + Key;
        }
    }

    /// <summary>The node that holds it; null for the root.</summary>
    public ComposeNode? Parent { get; private set; }

    /// <summary>The key in the parent; null in a list.</summary>
    public string? Key { get; private set; }

    /// <summary>The service it belongs to; null outside services.</summary>
    public string? ServiceName
    {
        get
        {
            for (var node = this; node is not null; node = node.Parent)
            {
                if (node.Parent is { Key: "services", Parent: { Parent: null } })
                {
                    return node.Key;
                }
            }

            return null;
        }
    }

    internal int Index { get; private set; }

    internal LoadContext Context { get; }

    internal MergeMode Mode { get; }

    internal bool IsAttached => Parent is not null;

    internal void Attach(ComposeNode parent, string? key, int index)
    {
        Parent = parent;
        Key = key;
        Index = index;
    }

    // The tree is attached once, when the project is complete: a node that two places share is copied then.
    internal abstract ComposeNode Copy();

    /// <summary>The place, never the value.</summary>
    public override string ToString() => GetType().Name + " " + KeyPath;
}
