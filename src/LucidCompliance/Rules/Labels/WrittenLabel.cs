using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Labels;

/// <summary>A label as the artifacts write it, whether or not a later one replaces its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; empty where only the key stands.</param>
/// <param name="KeyLocation">Where the key is written.</param>
/// <param name="ValueLocation">Where the value is written; the key where there is none.</param>
/// <param name="KeyPath">The key path in a Compose file; null in a Dockerfile.</param>
internal sealed record WrittenLabel(string Key, Fact<string> Value, SourceLocation KeyLocation, SourceLocation ValueLocation, string? KeyPath)
{
    /// <summary>The labels that a container gets: of the shipping image's own stages, of <c>build.labels</c>, label files and the service.</summary>
    public static IEnumerable<WrittenLabel> Of(ContainerSubject container)
    {
        if (container.Image is { } image)
        {
            foreach (var step in image.ShippingSteps())
            {
                foreach (var pair in step.Instruction is LabelInstruction label ? label.Pairs : [])
                {
                    if (step.Expand(pair.Key).TryGet(out var key) && key.Length > 0)
                    {
                        var place = step.Locate(pair.Key.Span);
                        yield return new WrittenLabel(key, step.Expand(pair.Value), place, pair.Value.Span.IsEmpty ? place : step.Locate(pair.Value.Span), null);
                    }
                }
            }
        }

        if (container.Service is { } service)
        {
            foreach (var label in Of(container.Image is null ? [] : service.Build?.Labels ?? [], service.Node.KeyPath + ".build.labels."))
            {
                yield return label;
            }

            foreach (var label in Of(service.Labels, service.Node.KeyPath + ".labels."))
            {
                yield return label;
            }
        }
    }

    private static IEnumerable<WrittenLabel> Of(ImmutableArray<ComposeLabel> labels, string path)
    {
        foreach (var label in labels)
        {
            yield return new WrittenLabel(label.Key, label.Text, label.Location, label.ValueLocation, path + label.Key);
        }
    }
}
