using System;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>A list.</summary>
public sealed class YamlSequence : YamlNode
{
    private readonly ImmutableArray<TextSpan> _itemSpans;

    internal YamlSequence(SourceText text, TextSpan span, YamlProperties properties, bool isFlow, ImmutableArray<YamlNode> items, ImmutableArray<TextSpan> itemSpans, long weight, int height)
        : base(text, span, properties)
    {
        IsFlow = isFlow;
        Items = items;
        _itemSpans = itemSpans;
        Weight = weight;
        Height = height;
    }

    /// <summary>The items in the order of the text.</summary>
    public ImmutableArray<YamlNode> Items { get; }

    /// <summary>Whether the list is written in brackets.</summary>
    public bool IsFlow { get; }

    /// <summary>The column of the dashes of a block list; -1 for a list in brackets.</summary>
    public int Indentation => IsFlow || _itemSpans.IsEmpty ? -1 : Text.GetPosition(_itemSpans[0].Start).Column;

    internal override long Weight { get; }

    internal override int Height { get; }

    /// <summary>An item with its dash; in brackets the item alone.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such item.</exception>
    public TextSpan GetItemSpan(int index) => _itemSpans[index];

    /// <summary>What a fix removes to remove an item: see <see cref="YamlEntry.FullSpan"/>.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such item.</exception>
    public TextSpan GetItemFullSpan(int index) =>
        FullSpans.Of(
            Text.Content,
            _itemSpans[index],
            IsFlow,
            index > 0 ? _itemSpans[index - 1].End : null,
            index + 1 < _itemSpans.Length ? _itemSpans[index + 1].Start : null);
}
