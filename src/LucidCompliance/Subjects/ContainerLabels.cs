using System;
using System.Collections.Generic;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects;

/// <summary>A label that a container carries.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="Location">Where it is written: the key in the Compose file, or the value in LABEL.</param>
/// <param name="ValueLocation">Where the value is written, with its quotes if it has any.</param>
public sealed record ContainerLabel(string Key, Fact<string> Value, SourceLocation Location, SourceLocation ValueLocation)
{
    /// <summary>Whether the base image brings it, as an archive of that proves: then it stands where the image is named.</summary>
    public bool IsOfBase { get; init; }
}

/// <summary>The effective labels of a container; what is written nearer to the container wins.</summary>
public sealed class ContainerLabels
{
    private readonly SortedDictionary<string, ContainerLabel> _labels = new(StringComparer.Ordinal);

    /// <summary>The labels, by key.</summary>
    public IReadOnlyCollection<ContainerLabel> All => _labels.Values;

    /// <summary>
    /// Whether there are no labels but these. A catalogued base is known not to carry an organisation's labels (RULES.md convention 9);
    /// an unknown base may carry any.
    /// </summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The label with the key, or null.</summary>
    public ContainerLabel? Find(string key) => _labels.TryGetValue(key, out var label) ? label : null;

    internal static ContainerLabels Of(ContainerSubject container)
    {
        var labels = new ContainerLabels { IsComplete = container.BaseFacts is not null || container.Image?.Shipping?.Base.Root.IsScratch == true };
        if (container.Config is { } config)
        {
            labels.IsComplete &= config.LabelsAreComplete;
            foreach (var label in config.Labels)
            {
                var location = label.Value.Origin ?? container.Location;
                labels._labels[label.Key] = new ContainerLabel(label.Key, label.Value, location, location) { IsOfBase = IsOfBase(container, label) };
            }
        }

        if (container.Pulled?.Facts?.Built is { } pulled)
        {
            foreach (var label in pulled.Labels)
            {
                var value = label.Value is { } text ? Fact<string>.Known(text) : Fact<string>.UnknownBecause("the value may be a secret");
                labels._labels[label.Key] = new ContainerLabel(label.Key, value, container.Location, container.Location) { IsOfBase = true };
            }
        }

        if (container.Service is { } service)
        {
            labels.IsComplete &= !service.HasUnknownLabels;
            if (container.Image is not null && service.Build is { } build)
            {
                labels.Add(build.Labels);
            }

            labels.Add(service.Labels);
        }

        return labels;
    }

    // A label of the base that no LABEL replaces.
    private static bool IsOfBase(ContainerSubject container, KeyValuePair<string, Fact<string>> label) =>
        label.Value.Origin is null && container.BaseFacts?.Built?.Labels.ContainsKey(label.Key) == true;

    private void Add(IEnumerable<ComposeLabel> labels)
    {
        foreach (var label in labels)
        {
            Set(label.Key, label.Text, label.Location, label.ValueLocation);
        }
    }

    private void Set(string key, Fact<string> value, SourceLocation location, SourceLocation valueLocation) =>
        _labels[key] = new ContainerLabel(key, value, location, valueLocation);
}
