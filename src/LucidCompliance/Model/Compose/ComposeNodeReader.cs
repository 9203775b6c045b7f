using System;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Interpolation;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Turns a YAML document into interpolated nodes: aliases and merge keys followed, tags read.</summary>
internal sealed class ComposeNodeReader(LoadContext context, ProblemList problems, LoadBudget budget)
{
    /// <summary>Reads a value; a null scalar without syntax where an alias leads nowhere or the budget is used up.</summary>
    public ComposeNode Read(YamlNode node)
    {
        var mode = ModeOf(node);
        var target = node.Resolve();
        if (target is null || !budget.Take())
        {
            return Unread(node);
        }

        mode = mode == MergeMode.Merge ? ModeOf(target) : mode;
        return target switch
        {
            YamlMapping mapping => Read(mapping, mode),
            YamlSequence sequence => Read(sequence, mode),
            YamlScalar scalar => Read(scalar, mode),
            _ => Unread(node),
        };
    }

    /// <summary>Reads a part of a scalar, such as the value of <c>KEY=VALUE</c>.</summary>
    public static ComposeScalar ReadPart(ComposeScalar whole, int start, int length)
    {
        var raw = whole.RawText.Substring(start, length);
        var scalar = (YamlScalar)whole.Syntax!;
        var offset = whole.Offset + start;
        var location = scalar.LocationOf(offset, length);
        if (raw.IndexOf('$') < 0)
        {
            return new ComposeScalar(location, scalar, whole.Context, offset, raw, ComposeScalarKind.String, InterpolatedText.Literal(raw), []);
        }

        var text = ScalarInterpolation.Evaluate(scalar, offset, raw, whole.Context.Sources, out var references);
        return new ComposeScalar(location, scalar, whole.Context, offset, raw, ComposeScalarKind.String, text, references);
    }

    private static MergeMode ModeOf(YamlNode node) => node.Tag switch
    {
        "!reset" => MergeMode.Reset,
        "!override" => MergeMode.Override,
        _ => MergeMode.Merge,
    };

    private ComposeScalar Unread(YamlNode node) =>
        new(node.Location, null, context, 0, string.Empty, ComposeScalarKind.Null, InterpolatedText.Literal(string.Empty), []);

    private ComposeMapping Read(YamlMapping mapping, MergeMode mode)
    {
        var effective = mapping.EffectiveEntries;
        var entries = ImmutableArray.CreateBuilder<ComposeEntry>(effective.Length);
        foreach (var entry in effective)
        {
            if (entry.Name is not { } name)
            {
                problems.Add(ComposeProblemKind.Schema, entry.Key.Location, "This key is no text, and Compose reads only texts as keys. Write a plain word or put the key in quotes.");
                continue;
            }

            if (entry.Key.Resolve() is YamlScalar key && YamlCoreSchema.Read(key, out _) is not ComposeScalarKind.String and var kind)
            {
                problems.Add(ComposeProblemKind.Schema, entry.Key.Location, "This key is " + SchemaMessages.Describe(kind) + ", and Compose reads only texts as keys. Put it in quotes.");
            }

            if (budget.IsExhausted)
            {
                break;
            }

            entries.Add(new ComposeEntry(name, entry.Key.Location, Read(entry.Value), entry));
        }

        return new ComposeMapping(mapping.Location, mapping, context, entries.ToImmutable(), mode);
    }

    private ComposeSequence Read(YamlSequence sequence, MergeMode mode)
    {
        var items = ImmutableArray.CreateBuilder<ComposeNode>(sequence.Items.Length);
        foreach (var item in sequence.Items)
        {
            if (budget.IsExhausted)
            {
                break;
            }

            items.Add(Read(item));
        }

        return new ComposeSequence(sequence.Location, sequence, context, items.ToImmutable(), mode);
    }

    private ComposeScalar Read(YamlScalar scalar, MergeMode mode)
    {
        var kind = YamlCoreSchema.Read(scalar, out var text);
        var location = LocationOf(scalar);
        if (kind != ComposeScalarKind.String || scalar.Value.IndexOf('$') < 0)
        {
            return new ComposeScalar(location, scalar, context, 0, scalar.Value, kind, InterpolatedText.Literal(text), [], mode);
        }

        foreach (var error in InterpolationTemplate.Parse(scalar.Value).Errors)
        {
            problems.Add(ComposeProblemKind.Interpolation, scalar.LocationOf(error.Span.Start, error.Span.Length), error.Message);
        }

        var interpolated = ScalarInterpolation.Evaluate(scalar, 0, scalar.Value, context.Sources, out var references);
        return new ComposeScalar(location, scalar, context, 0, scalar.Value, kind, interpolated, references, mode);
    }

    // The value without its tag and anchor, but with its quotes.
    private static SourceLocation LocationOf(YamlScalar scalar)
    {
        if (scalar.Anchor is null && scalar.Tag is null)
        {
            return scalar.Location;
        }

        var quotes = scalar.Style is YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted ? 1 : 0;
        var start = Math.Max(scalar.Span.Start, scalar.ContentSpan.Start - quotes);
        return new SourceLocation(scalar.Text, TextSpan.FromBounds(start, Math.Max(start, scalar.Span.End)));
    }
}
