using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3008: a service keeps the capabilities that the engine gives by default.</summary>
public sealed class CapabilitiesNotDropped : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3008",
        Name = nameof(CapabilitiesNotDropped),
        Title = "A service keeps the capabilities that it has by default.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Fix = FixSafety.Unsafe,
        PeerIds = ["CIS Docker 5.4"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (LinuxService.WithoutMore(container) is not { } service || MayDropAll(service))
        {
            yield break;
        }

        yield return Finding(
            service.KeyLocation,
            $"Service '{service.Name}' keeps about a dozen capabilities, such as CHOWN, NET_RAW and SETUID, that few programs need and attackers use. Add 'cap_drop: [ALL]', and give back "
            + "with 'cap_add' what the program misses.") with
        {
            KeyPath = "services." + service.Name + ".cap_drop",
            Fixes = ServiceInsertion.AddItem(service, "cap_drop", "ALL") is { } edit
                ? [new Fix("Drop all capabilities", FixSafety.Unsafe, [edit])]
                : ImmutableArray<Fix>.Empty,
        };
    }

    private static bool MayDropAll(ComposeService service)
    {
        foreach (var capability in service.CapDrop)
        {
            if (!capability.Value.TryGet(out var text) || text.Equals("ALL", StringComparison.OrdinalIgnoreCase) || text.Equals("CAP_ALL", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
