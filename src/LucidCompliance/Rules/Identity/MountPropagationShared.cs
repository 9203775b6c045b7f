using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3021: a bind mount whose mounts spread between host and container.</summary>
public sealed class MountPropagationShared : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3021",
        Name = nameof(MountPropagationShared),
        Title = "Mounts spread between the host and a service.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        PeerIds = ["CIS Docker 5.20"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        foreach (var mount in LinuxService.Of(container)?.Volumes ?? [])
        {
            if (mount.Propagation.TryGet(out var propagation) && propagation is "shared" or "rshared" or "slave" or "rslave")
            {
                var consequence = propagation is "shared" or "rshared"
                    ? "what the container mounts there appears on the host, and the reverse"
                    : "what the host mounts there later appears in the container";
                yield return Finding(
                    mount.Propagation.Origin ?? mount.Location,
                    $"Service '{container.Service!.Name}' mounts a host path with propagation '{propagation}': {consequence}. Remove the option; without it mounts stay where they are made.") with
                {
                    KeyPath = mount.Node.KeyPath,
                };
            }
        }
    }
}
