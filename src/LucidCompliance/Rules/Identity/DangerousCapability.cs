using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3007: a capability that breaks the container's isolation.</summary>
public sealed class DangerousCapability : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3007",
        Name = nameof(DangerousCapability),
        Title = "A service has a capability that breaks its isolation.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        IsErrorUnderStrict = true,
        PeerIds = ["CIS Docker 5.4", "CWE-250"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        foreach (var capability in LinuxService.Of(container)?.CapAdd ?? [])
        {
            if (capability.Value.TryGet(out var text) && Power(Normalize(text)) is { } power)
            {
                yield return Finding(
                    capability.Location,
                    $"Service '{container.Service!.Name}' gets the capability {Normalize(text)}: it can {power}. Remove it, or give the narrower one that the program needs.") with
                {
                    KeyPath = capability.KeyPath,
                };
            }
        }
    }

    private static string Normalize(string text)
    {
        var name = text.Trim().ToUpperInvariant();
        return name.StartsWith("CAP_", StringComparison.Ordinal) ? name.Substring(4) : name;
    }

    private static string? Power(string capability) => capability switch
    {
        "ALL" => "do all that root on the host can",
        "BPF" => "load programs into the kernel",
        "DAC_READ_SEARCH" => "read every file, also of the host by its handle",
        "MAC_ADMIN" or "MAC_OVERRIDE" => "change or pass the host's mandatory access control",
        "NET_ADMIN" => "change interfaces, routes and firewall rules",
        "PERFMON" => "watch what the kernel and other processes do",
        "SYS_ADMIN" => "mount file systems and do most of what root can",
        "SYS_BOOT" => "restart the host",
        "SYS_MODULE" => "load kernel modules, which run on the host",
        "SYS_PTRACE" => "read and change the memory of other processes",
        "SYS_RAWIO" => "write to the host's memory and devices",
        "SYS_TIME" => "set the host's clock",
        "SYSLOG" => "read the kernel's log and addresses",
        _ => null,
    };
}
