using System.Collections.Generic;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>Walks the tree as it is written, without following aliases. Depth is bounded by <see cref="YamlDocument.MaximumDepth"/>.</summary>
internal static class NodeWalk
{
    /// <summary>The spans in which a number sign is no comment, in the order of the text.</summary>
    public static List<TextSpan> Scalars(YamlDocument document)
    {
        var spans = new List<TextSpan>();
        foreach (var root in document.Documents)
        {
            AddScalars(root, spans);
        }

        return spans;
    }

    /// <summary>Everything that can stand below a comment, by the offset of its first character; the outermost wins.</summary>
    public static Dictionary<int, YamlCommentTarget> Targets(YamlDocument document)
    {
        var targets = new Dictionary<int, YamlCommentTarget>();
        foreach (var root in document.Documents)
        {
            if (root is not (YamlMapping { IsFlow: false } or YamlSequence { IsFlow: false }))
            {
                Add(targets, root.Span.Start, new YamlCommentTarget(root.Span, root, null));
            }

            AddTargets(root, targets);
        }

        return targets;
    }

    private static void AddScalars(YamlNode node, List<TextSpan> spans)
    {
        switch (node)
        {
            case YamlScalar scalar when !scalar.ContentSpan.IsEmpty:
                spans.Add(scalar.ContentSpan);
                break;
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    AddScalars(entry.Key, spans);
                    AddScalars(entry.Value, spans);
                }

                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    AddScalars(item, spans);
                }

                break;
        }
    }

    private static void AddTargets(YamlNode node, Dictionary<int, YamlCommentTarget> targets)
    {
        if (node is YamlMapping mapping)
        {
            foreach (var entry in mapping.Entries)
            {
                Add(targets, entry.Span.Start, new YamlCommentTarget(entry.Span, entry.Value, entry));
                AddTargets(entry.Key, targets);
                AddTargets(entry.Value, targets);
            }
        }
        else if (node is YamlSequence sequence)
        {
            for (var i = 0; i < sequence.Items.Length; i++)
            {
                var span = sequence.GetItemSpan(i);
                Add(targets, span.Start, new YamlCommentTarget(span, sequence.Items[i], null));
                AddTargets(sequence.Items[i], targets);
            }
        }
    }

    private static void Add(Dictionary<int, YamlCommentTarget> targets, int offset, YamlCommentTarget target)
    {
        if (!targets.ContainsKey(offset))
        {
            targets.Add(offset, target);
        }
    }
}
