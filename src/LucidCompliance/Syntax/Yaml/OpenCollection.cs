using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>An anchor of the current document; its node is null while that is still being read.</summary>
internal sealed class AnchorState
{
    public YamlNode? Node { get; set; }
}

/// <summary>A mapping or sequence whose end is not reached yet.</summary>
internal sealed class OpenCollection
{
    private readonly List<YamlNode> _nodes = [];
    private long _weight = 1;
    private int _height;

    public OpenCollection(bool isMapping, bool isFlow, int start, int contentStart, YamlProperties properties, AnchorState? anchor)
    {
        IsMapping = isMapping;
        IsFlow = isFlow;
        Start = start;
        ContentStart = contentStart;
        Properties = properties;
        Anchor = anchor;
    }

    public bool IsMapping { get; }

    public bool IsFlow { get; }

    /// <summary>Whether it is a pair in brackets, <c>[key: value]</c>: a mapping without braces.</summary>
    public bool IsPair { get; init; }

    /// <summary>Start of the node, tag and anchor included.</summary>
    public int Start { get; }

    /// <summary>Start of the bracket, the first dash or the first key.</summary>
    public int ContentStart { get; }

    public YamlProperties Properties { get; }

    public AnchorState? Anchor { get; }

    /// <summary>Adds an item, a key or a value: keys and values alternate.</summary>
    public void Add(YamlNode node)
    {
        _nodes.Add(node);
        _weight += node.Weight;
        _height = Math.Max(_height, node.Height);
    }

    /// <summary>Builds the node.</summary>
    /// <param name="text">The file.</param>
    /// <param name="end">The end of a flow collection; for a block the end of its last node counts.</param>
    public YamlNode Close(SourceText text, int end)
    {
        if (IsMapping && _nodes.Count % 2 == 1)
        {
            // Only behind a syntax error: the value of the last key was never read.
            var place = new TextSpan(_nodes[_nodes.Count - 1].Span.End, 0);
            Add(new YamlScalar(text, place, default, string.Empty, YamlScalarStyle.Plain, place, place));
        }

        YamlNode node = IsMapping ? CloseMapping(text, end) : CloseSequence(text, end);
        if (Anchor is not null)
        {
            Anchor.Node = node;
        }

        return node;
    }

    private YamlMapping CloseMapping(SourceText text, int end)
    {
        var spans = new TextSpan[_nodes.Count / 2];
        for (var i = 0; i < spans.Length; i++)
        {
            var key = _nodes[i * 2].Span;
            spans[i] = TextSpan.FromBounds(key.Start, Math.Max(key.End, _nodes[(i * 2) + 1].Span.End));
        }

        var entries = ImmutableArray.CreateBuilder<YamlEntry>(spans.Length);
        for (var i = 0; i < spans.Length; i++)
        {
            var full = FullSpans.Of(text.Content, spans[i], IsFlow, i > 0 ? spans[i - 1].End : null, i + 1 < spans.Length ? spans[i + 1].Start : null);
            entries.Add(new YamlEntry(_nodes[i * 2], _nodes[(i * 2) + 1], spans[i], full));
        }

        return new YamlMapping(text, SpanOf(spans, end), Properties, IsFlow, entries.MoveToImmutable(), _weight, _height + 1);
    }

    private YamlSequence CloseSequence(SourceText text, int end)
    {
        var spans = new TextSpan[_nodes.Count];
        var position = ContentStart;
        for (var i = 0; i < spans.Length; i++)
        {
            var span = _nodes[i].Span;
            if (!IsFlow)
            {
                var dash = YamlCharacters.SkipTrivia(text.Content, position);
                if (dash < span.Start && text.Content[dash] == '-')
                {
                    span = TextSpan.FromBounds(dash, span.End);
                }
            }

            spans[i] = span;
            position = span.End;
        }

        return new YamlSequence(text, SpanOf(spans, end), Properties, IsFlow, [.. _nodes], ImmutableArray.Create(spans), _weight, _height + 1);
    }

    private TextSpan SpanOf(TextSpan[] parts, int end)
    {
        var last = parts.Length == 0 ? ContentStart : parts[parts.Length - 1].End;
        return TextSpan.FromBounds(Start, Math.Max(last, IsFlow ? end : Start));
    }
}
