using System.Collections.Immutable;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>A list; after a merge its items may come from several files.</summary>
public sealed class ComposeSequence : ComposeNode
{
    internal ComposeSequence(SourceLocation location, YamlNode? syntax, LoadContext context, ImmutableArray<ComposeNode> items, MergeMode mode = MergeMode.Merge)
        : base(location, syntax, context, mode) => Items = items;

    /// <summary>The items.</summary>
    public ImmutableArray<ComposeNode> Items { get; private set; }

    internal void RemoveResets() => Items = Items.RemoveAll(item => item.Mode == MergeMode.Reset);

    internal void Clear() => Items = [];

    internal void AttachChildren()
    {
        for (var i = 0; i < Items.Length; i++)
        {
            if (Items[i].IsAttached)
            {
                Items = Items.SetItem(i, Items[i].Copy());
            }

            Items[i].Attach(this, null, i);
        }
    }

    internal ComposeSequence With(ImmutableArray<ComposeNode> items) => new(Location, Syntax, Context, items, Mode);

    internal override ComposeNode Copy() => new ComposeSequence(Location, Syntax, Context, Items, Mode);
}
