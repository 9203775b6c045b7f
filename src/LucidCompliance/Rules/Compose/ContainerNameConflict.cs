using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6012: two services of one project that can run together and have the same <c>container_name</c>.</summary>
public sealed class ContainerNameConflict : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6012",
        Name = nameof(ContainerNameConflict),
        Title = "Two services have the same container name.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["dclint no-duplicate-container-names"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ComposeSubject project)
    {
        var taken = new Dictionary<string, ComposeService>(StringComparer.Ordinal);
        foreach (var service in project.Project.Services)
        {
            if (!service.IsActive || service.ContainerName is not { } scalar || !scalar.Value.TryGet(out var name))
            {
                continue;
            }

            if (!taken.TryGetValue(name, out var other))
            {
                taken.Add(name, service);
            }
            else
            {
                yield return Finding(
                    scalar.Location,
                    $"The services '{other.Name}' and '{service.Name}' both name their container '{name}', and a name can be taken only once, so the second "
                    + "one does not start. Give one of them another name, or leave 'container_name' to Compose.") with
                {
                    KeyPath = scalar.KeyPath,
                    Service = service.Name,
                    Related = [new RelatedLocation(other.ContainerName!.Location, $"The service '{other.Name}' takes the name here.")],
                };
            }
        }
    }
}
