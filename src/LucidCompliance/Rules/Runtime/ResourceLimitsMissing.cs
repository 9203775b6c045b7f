using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Rules.Identity;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Runtime;

/// <summary>LUCID4017: a service may take all memory, processor time or processes of the host. Off unless it is asked for.</summary>
public sealed class ResourceLimitsMissing : ContainerRule
{
    private static readonly (string Name, string Own, string Deploy)[] Limits =
    [
        ("memory", "mem_limit", "memory"), ("cpus", "cpus", "cpus"), ("pids", "pids_limit", "pids"),
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID4017",
        Name = nameof(ResourceLimitsMissing),
        Title = "A service has no limit for memory, processors or processes.",
        DefaultSeverity = DiagnosticSeverity.None,
        PeerIds = ["CIS Docker 5.11", "CIS Docker 5.12", "CIS Docker 5.29"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Project is not { Project.IsIncomplete: false } || LinuxService.Of(container) is not { } service)
        {
            yield break;
        }

        var limits = service.Node.GetMapping("deploy")?.GetMapping("resources")?.GetMapping("limits");
        var missing = string.Empty;
        foreach (var (name, own, deploy) in Limits)
        {
            if (!IsSet(service.Node, own) && (limits is null || !IsSet(limits, deploy)) && !(name == "cpus" && (IsSet(service.Node, "cpu_quota") || service.Node.GetScalar("cpuset") is not null)))
            {
                missing += missing.Length == 0 ? name : ", " + name;
            }
        }

        if (missing.Length > 0)
        {
            yield return Finding(
                service.KeyLocation,
                $"Service '{service.Name}' has no limit for {missing}: one fault or attack in it takes what the other containers and the host need. Set 'mem_limit', 'cpus' and 'pids_limit', or "
                + "'deploy.resources.limits'.") with
            {
                KeyPath = "services." + service.Name,
            };
        }
    }

    private static bool IsSet(ComposeMapping mapping, string key) =>
        mapping.GetScalar(key) is { } scalar && (!scalar.Value.TryGet(out var text) || text is not ("0" or "-1" or ""));
}
