using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3012: a service shares a namespace with the host.</summary>
public sealed class HostNamespaceShared : ContainerRule
{
    private static readonly (string Key, string Consequence)[] Namespaces =
    [
        ("network_mode", "it listens on the host's interfaces, reaches what only the host may, and no published port or network policy limits it"),
        ("pid", "it sees all processes of the host and can signal them"),
        ("ipc", "it reads and writes the shared memory of the host's processes"),
        ("uts", "it can change the host's name"),
        ("userns_mode", "its root is the root of the host"),
        ("cgroup", "it sees the host's control groups and their limits"),
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3012",
        Name = nameof(HostNamespaceShared),
        Title = "A service shares a namespace with the host.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        PeerIds = ["CIS Docker 5.10", "CIS Docker 5.16", "CIS Docker 5.17", "CIS Docker 5.21", "CIS Docker 5.31"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (LinuxService.Of(container) is not { } service)
        {
            yield break;
        }

        foreach (var (key, consequence) in Namespaces)
        {
            if (service.Node.GetScalar(key) is { } scalar && scalar.Value.TryGet(out var text) && text == "host")
            {
                yield return Finding(
                    scalar.Location,
                    $"Service '{service.Name}' shares a namespace of the host ('{key}: host'): {consequence}. Remove '{key}'" + (key == "network_mode" ? ", and publish the ports that are needed." : ".")) with
                {
                    KeyPath = scalar.KeyPath,
                };
            }
        }
    }
}
