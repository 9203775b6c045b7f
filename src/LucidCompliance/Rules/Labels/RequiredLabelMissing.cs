using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Policy;
using LucidCompliance.Rules.DotNet;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Labels;

/// <summary>LUCID5001: a container is proven not to carry a label that the policy demands.</summary>
public sealed class RequiredLabelMissing : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID5001",
        Name = nameof(RequiredLabelMissing),
        Title = "A label that the policy demands is missing.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Safe,
        PeerIds = ["hadolint DL3049"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        var missing = Missing(container);
        if (missing.IsEmpty)
        {
            yield break;
        }

        var names = string.Empty;
        foreach (var label in missing)
        {
            names += (names.Length == 0 ? "'" : ", '") + label.Key + "'";
        }

        var where = container.Service is null ? "a LABEL of the shipping stage" : "the service's 'labels' or to a LABEL of its image";
        var finding = Finding(
            container.Location,
            $"{container.Title} lacks the {(missing.Length == 1 ? "label " : "labels ")}{names}, which the policy demands: nothing that selects containers by "
            + $"label finds it. Add {(missing.Length == 1 ? "it" : "them")} to {where}.") with
        {
            KeyPath = container.Service is { } service ? service.Node.KeyPath + ".labels" : null,
            Related = missing[0].Location is { } location ? [new RelatedLocation(location, "The policy demands the label here.")] : [],
        };
        yield return AreTrue(container, missing) && LabelInsertion.Create(container, missing) is { } fix ? finding with { Fixes = [fix] } : finding;
    }

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> CheckPublished(ProjectSubject project)
    {
        if (project.Policy.RequiredLabels.IsEmpty || !project.Project!.HasAllItems("ContainerLabel"))
        {
            yield break;
        }

        foreach (var label in project.Policy.RequiredLabels)
        {
            if (!IsGenerated(label.Key) && !HasLabel(project, label.Key))
            {
                var value = label.Value.IsLiteral ? label.Value.Pattern : "…";
                yield return Finding(
                    project.Location,
                    $"'{project.Name}' is published as a container without the label '{label.Key}', which the policy demands: nothing that selects containers by label finds "
                    + $"it. Add <ContainerLabel Include=\"{label.Key}\" Value=\"{value}\" />, if that is so.") with
                {
                    KeyPath = "ContainerLabel." + label.Key,
                    Related = label.Location is { } location ? [new RelatedLocation(location, "The policy demands the label here.")] : [],
                    Fixes = FixOf(project, label),
                };
            }
        }
    }

    // A claim that is not proven is not written.
    private static ImmutableArray<Fix> FixOf(ProjectSubject project, PolicyLabel label) =>
        label.Value.IsLiteral
        && PublishedLabelClaim.IsTrue(project, label.Key, label.Value.Pattern)
        && ItemInsertion.Create(project, "ContainerLabel", label.Key, label.Value.Pattern) is { } edit
            ? [new Fix("Add the label", FixSafety.Safe, [edit])]
            : [];

    // The SDK writes those by itself, from the project's title, authors, version and repository.
    private static bool IsGenerated(string key) =>
        key.StartsWith("org.opencontainers.", StringComparison.Ordinal) || key.StartsWith("net.dot.", StringComparison.Ordinal);

    private static bool HasLabel(ProjectSubject project, string key)
    {
        foreach (var item in project.Publishing!.Labels)
        {
            if (string.Equals(item.Include, key, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<PolicyLabel> Missing(ContainerSubject container)
    {
        if (container.Policy.RequiredLabels.IsEmpty || !container.Labels.IsComplete)
        {
            return [];
        }

        var missing = ImmutableArray.CreateBuilder<PolicyLabel>();
        foreach (var label in container.Policy.RequiredLabels)
        {
            if (container.Labels.Find(label.Key) is null)
            {
                missing.Add(label);
            }
        }

        return missing.ToImmutable();
    }

    // A fix must not write what is not so: all values are literal, and all claims are proven.
    private static bool AreTrue(ContainerSubject container, ImmutableArray<PolicyLabel> labels)
    {
        foreach (var label in labels)
        {
            if (!label.Value.IsLiteral || LabelClaim.Judge(container, label.Key, label.Value.Pattern).IsTrue != Trilean.Yes)
            {
                return false;
            }
        }

        return true;
    }
}
