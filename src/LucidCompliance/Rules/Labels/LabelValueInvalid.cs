using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Labels;

/// <summary>LUCID5003: a label whose value is not what the policy demands, or not in the format of the OCI annotation that it is.</summary>
public sealed class LabelValueInvalid : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID5003",
        Name = nameof(LabelValueInvalid),
        Title = "A label's value is not what the policy or the OCI image specification demands.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        YieldsTo = ["LUCID5002"],
        PeerIds = ["hadolint DL3052", "hadolint DL3053", "hadolint DL3054", "hadolint DL3055", "hadolint DL3056"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        foreach (var label in container.Labels.All)
        {
            if (!label.Value.TryGet(out var value) || label.IsOfBase || label.Location.Equals(container.Location))
            {
                continue;
            }

            var demanded = Demand(container.Policy, label.Key);
            var message = demanded is not null && !demanded.Value.IsMatch(value)
                ? $"The value of the label '{label.Key}' is not the one that the policy demands, so what selects by it does not find the container. Write {demanded.Value.Pattern}{(demanded.Value.IsLiteral ? "" : ", where '*' stands for any text")}."
                : !IsPassedIn(label) && OciAnnotation.FindDefect(label.Key, value) is { } format
                    ? $"The value of the label '{label.Key}' is not in the format that the OCI image specification gives it, so registries and scanners do not read it. Write {format}."
                    : null;
            if (message is not null)
            {
                yield return Finding(label.ValueLocation, message) with
                {
                    // A label that contradicts the image is LUCID5002's matter, at the same label.
                    Subject = label.Location,
                    KeyPath = container.Service is { } service ? service.Node.KeyPath + ".labels." + label.Key : null,
                    Related = demanded?.Location is { } place && !demanded.Value.IsMatch(value) ? [new RelatedLocation(place, "The policy demands the value here.")] : [],
                };
            }
        }
    }

    // "created" and "version" come from the pipeline: the default of the argument only stands for them in a build by hand.
    private static bool IsPassedIn(ContainerLabel label) => label.ValueLocation.Text.GetText(label.ValueLocation.Span).IndexOf('$') >= 0;

    private static PolicyLabel? Demand(PolicyDocument policy, string key)
    {
        foreach (var label in policy.RequiredLabels)
        {
            if (string.Equals(label.Key, key, StringComparison.Ordinal))
            {
                return label;
            }
        }

        return null;
    }
}
