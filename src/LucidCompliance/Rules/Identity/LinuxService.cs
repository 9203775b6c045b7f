using System;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Identity;

/// <summary>The services that Linux hardening applies to.</summary>
internal static class LinuxService
{
    /// <summary>The container's service; null where there is none, where something else than a container provides it, or on Windows.</summary>
    public static ComposeService? Of(ContainerSubject container) =>
        container.Service is { } service && service.Node.GetValue("provider") is null && !IsWindows(container, service) ? service : null;

    /// <summary>
    /// The same, where what the service does not say is proven to be missing. A privileged service is left out: what it lacks, privileged
    /// mode takes away again, and LUCID3006 reports that.
    /// </summary>
    public static ComposeService? WithoutMore(ContainerSubject container) =>
        Of(container) is { } service && container.Project is { Project.IsIncomplete: false } && service.IsPrivileged is { IsKnown: true, Value: false }
            ? service
            : null;

    private static bool IsWindows(ContainerSubject container, ComposeService service) =>
        container.BaseFacts is { IsWindows: true }
        || container.Image?.Shipping?.Base.Root.IsWindows == true
        || (service.Platform?.Value is { IsKnown: true } platform && platform.Value.StartsWith("windows", StringComparison.OrdinalIgnoreCase));
}
