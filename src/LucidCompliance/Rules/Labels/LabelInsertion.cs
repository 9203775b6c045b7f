using System.Collections.Immutable;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Labels;

/// <summary>The fix that adds labels: to the service's <c>labels</c> in the form that they have, or as LABEL at the end of the shipping stage.</summary>
internal static class LabelInsertion
{
    /// <summary>The fix; null where the labels have no place of their own (a flow style, an anchor that others use).</summary>
    public static Fix? Create(ContainerSubject container, ImmutableArray<PolicyLabel> labels)
    {
        foreach (var label in labels)
        {
            if (!IsPlain(label.Key) || !IsPlain(label.Value.Pattern))
            {
                return null;
            }
        }

        var edit = container.Service is not null ? InCompose(container, labels)
            : container.Image?.Shipping is { } shipping ? InDockerfile(shipping, labels)
            : null;
        return edit is null ? null : new Fix(labels.Length == 1 ? "Add the label" : "Add the labels", FixSafety.Safe, [edit]);
    }

    // What both languages take in double quotes without an escape; '$' and '*' would mean something.
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_' or ':' or '/' or '+' or ',' or ' '))
            {
                return false;
            }
        }

        return true;
    }

    private static FileEdit InDockerfile(Stage shipping, ImmutableArray<PolicyLabel> labels)
    {
        var dockerfile = shipping.Build.Dockerfile;
        var lines = new StringBuilder("LABEL ");
        for (var i = 0; i < labels.Length; i++)
        {
            if (i > 0)
            {
                lines.Append(' ').Append(dockerfile.EscapeCharacter).Append(dockerfile.Text.NewLine).Append("      ");
            }

            lines.Append(labels[i].Key).Append("=\"").Append(labels[i].Value.Pattern).Append('"');
        }

        return StageEnd.Insert(shipping, lines.ToString());
    }

    private static FileEdit? InCompose(ContainerSubject container, ImmutableArray<PolicyLabel> labels)
    {
        var service = container.Service!;
        if (service.Node.GetValue("labels") is { } existing)
        {
            // Labels that come from another file belong to other services too.
            return !string.Equals(existing.Location.Path, service.KeyLocation.Path, System.StringComparison.Ordinal) ? null : existing.Syntax switch
            {
                YamlMapping { IsFlow: false, Anchor: null, Entries.IsEmpty: false } map =>
                    Insert(map.Text, map.Entries[map.Entries.Length - 1].FullSpan.End, map.Indentation, labels, isList: false),
                YamlSequence { IsFlow: false, Anchor: null, Items.IsEmpty: false } list =>
                    Insert(list.Text, list.GetItemFullSpan(list.Items.Length - 1).End, list.Indentation, labels, isList: true),
                _ => null,
            };
        }

        return service.Node.Syntax is YamlMapping { IsFlow: false, Anchor: null, Entries.IsEmpty: false } body
            && string.Equals(body.Text.Path, service.KeyLocation.Path, System.StringComparison.Ordinal)
                ? Insert(body.Text, body.Entries[body.Entries.Length - 1].FullSpan.End, body.Indentation, labels, isList: false, new string(' ', body.Indentation) + "labels:")
                : null;
    }

    private static FileEdit Insert(SourceText text, int position, int indentation, ImmutableArray<PolicyLabel> labels, bool isList, string? header = null)
    {
        // The full span of the last entry ends before a trailing line break that a file may lack.
        var isLineEnd = position > 0 && text.Content[position - 1] is '\n' or '\r';
        var lines = new StringBuilder();
        var indent = new string(' ', header is null ? indentation : indentation + 2);
        if (header is not null)
        {
            Append(header);
        }

        foreach (var label in labels)
        {
            Append(indent + (isList ? "- \"" + label.Key + "=" + label.Value.Pattern + "\"" : label.Key + ": \"" + label.Value.Pattern + "\""));
        }

        return new FileEdit(text, new TextEdit(new TextSpan(position, 0), lines.ToString()));

        void Append(string line)
        {
            if (isLineEnd)
            {
                lines.Append(line).Append(text.NewLine);
            }
            else
            {
                lines.Append(text.NewLine).Append(line);
            }
        }
    }
}
