using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Compose;

/// <summary>The edits of LUCID6009. Where the text has a form that they do not know, there is no fix.</summary>
internal static class NetworkFixes
{
    /// <summary>
    /// Writes what the policy demands. A subnet and its gateway change together: one alone would leave the gateway outside the subnet.
    /// </summary>
    public static ImmutableArray<Fix> Replace(NetworkDifference difference, List<NetworkDifference> all)
    {
        var texts = new List<string>();
        var edits = ImmutableArray.CreateBuilder<FileEdit>();
        foreach (var other in all)
        {
            if ((ReferenceEquals(other, difference) || (IsAddress(other) && IsAddress(difference))) && other.Value is { } value)
            {
                if (value.Syntax is null)
                {
                    return [];
                }

                var place = ContentOf(value);
                edits.Add(new FileEdit(place.Text, new TextEdit(place.Span, other.Text)));
                texts.Add(other.Text);
            }
        }

        return [new Fix("Write " + string.Join(" and ", texts), FixSafety.Unsafe, edits.ToImmutable())];
    }

    private static bool IsAddress(NetworkDifference difference) => difference.Key is "subnet" or "gateway";

    /// <summary>The place of a scalar's text, inside its quotes.</summary>
    public static SourceLocation ContentOf(ComposeScalar scalar) =>
        scalar.Syntax is YamlScalar { Style: not (YamlScalarStyle.Literal or YamlScalarStyle.Folded) } syntax
            ? new SourceLocation(syntax.Text, syntax.ContentSpan)
            : scalar.Location;

    /// <summary>Writes the missing attributes below the network's key.</summary>
    public static ImmutableArray<Fix> AddAttributes(ComposeResource network, List<NetworkDifference> missing)
    {
        var text = network.KeyLocation.Text;
        var keyColumn = network.KeyLocation.Start.Column;
        var step = new string(' ', 2);
        var outer = new string(' ', keyColumn);
        var lines = new StringBuilder();
        foreach (var difference in missing)
        {
            if (difference.Key is not ("subnet" or "gateway"))
            {
                lines.Append(difference.Key).Append(": ").Append(difference.Text).Append('\n');
            }
        }

        // A list of ranges that is already there is completed by hand: which one is meant is not known.
        var hasRanges = network.Mapping?.GetValue("ipam") is not null;
        var subnet = missing.Find(static item => item.Key == "subnet");
        var gateway = missing.Find(static item => item.Key == "gateway");
        if (!hasRanges && subnet is not null)
        {
            lines.Append("ipam:\n").Append(step).Append("config:\n").Append(step).Append(step).Append("- subnet: ").Append(subnet.Text).Append('\n');
            if (gateway is not null)
            {
                lines.Append(step).Append(step).Append(step).Append("gateway: ").Append(gateway.Text).Append('\n');
            }
        }

        if (lines.Length == 0 || network.Node.Location.Text != text)
        {
            return [];
        }

        lines.Length--;
        return network.Node.Syntax switch
        {
            YamlMapping { IsFlow: false, Entries.IsEmpty: false } mapping => Insert(
                text, mapping.Entries[0].Span.Start, Indented(lines, mapping.Indentation, text) + text.NewLine + new string(' ', mapping.Indentation)),
            YamlScalar { IsNullLike: true, Span.IsEmpty: true } when IsColonAt(text, network.KeyLocation.Span.End) => Insert(
                text, network.KeyLocation.Span.End + 1, text.NewLine + outer + step + Indented(lines, keyColumn + step.Length, text)),
            _ => [],
        };
    }

    /// <summary>Adds a network to a service's list, or begins the list.</summary>
    public static ImmutableArray<Fix> Join(ComposeService service, string network)
    {
        if (service.Node.Syntax is not YamlMapping { IsFlow: false, Entries.IsEmpty: false } mapping || mapping.Text != service.KeyLocation.Text)
        {
            return [];
        }

        var text = mapping.Text;
        foreach (var entry in mapping.Entries)
        {
            if (entry.Name == "networks")
            {
                return JoinList(text, entry.Value, network);
            }
        }

        // A list that comes through a merge key or from another file stays as it is; own networks would replace it.
        return service.Networks.IsEmpty && service.Node.GetValue("networks") is null
            ? Add(text, mapping.Entries[0].Span.Start, $"networks: [{network}]{text.NewLine}{new string(' ', mapping.Indentation)}")
            : [];
    }

    private static ImmutableArray<Fix> JoinList(SourceText text, YamlNode list, string network) => list switch
    {
        YamlSequence { Items.IsEmpty: true } sequence => Add(text, sequence.Span.End - 1, network),
        YamlSequence { IsFlow: true } sequence => Add(text, sequence.Items[sequence.Items.Length - 1].Span.End, ", " + network),
        YamlSequence sequence => Add(text, sequence.GetItemSpan(0).Start, $"- {network}{text.NewLine}{new string(' ', sequence.Indentation)}"),
        YamlMapping { IsFlow: false, Entries.IsEmpty: false } mapping => Add(
            text, mapping.Entries[0].Span.Start, $"{network}:{text.NewLine}{new string(' ', mapping.Indentation)}"),
        _ => [],
    };

    private static bool IsColonAt(SourceText text, int position) => position < text.Length && text.Content[position] == ':';

    private static string Indented(StringBuilder lines, int column, SourceText text) =>
        lines.ToString().Replace("\n", text.NewLine + new string(' ', column));

    private static ImmutableArray<Fix> Insert(SourceText text, int position, string newText) =>
        [Fix.Replace("Add what the policy demands", FixSafety.Unsafe, new SourceLocation(text, new TextSpan(position, 0)), newText)];

    private static ImmutableArray<Fix> Add(SourceText text, int position, string newText) =>
        [Fix.Replace("Add the policy's network to the service", FixSafety.Unsafe, new SourceLocation(text, new TextSpan(position, 0)), newText)];
}
