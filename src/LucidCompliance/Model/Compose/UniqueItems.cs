using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace LucidCompliance.Model.Compose;

/// <summary>Of list items that mean the same thing the last counts, in the place of the first; what makes two items the same depends on the key.</summary>
internal static class UniqueItems
{
    /// <summary>Applies it to a merged service.</summary>
    public static ComposeMapping Of(ComposeMapping service)
    {
        var entries = ImmutableArray.CreateBuilder<ComposeEntry>(service.Entries.Length);
        foreach (var entry in service.Entries)
        {
            if (entry.Value is not ComposeSequence { Items.Length: > 1 } list || KeyOf(entry.Name) is not { } keyOf)
            {
                entries.Add(entry);
                continue;
            }

            entries.Add(entry.With(Of(list, keyOf)));
        }

        return service.With(entries.MoveToImmutable());
    }

    private static ComposeSequence Of(ComposeSequence list, Func<ComposeNode, string?> keyOf)
    {
        var items = ImmutableArray.CreateBuilder<ComposeNode>(list.Items.Length);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            // What is not known is equal to nothing.
            if (keyOf(item) is not { } key)
            {
                items.Add(item);
            }
            else if (places.TryGetValue(key, out var place))
            {
                items[place] = item;
            }
            else
            {
                places.Add(key, items.Count);
                items.Add(item);
            }
        }

        return list.With(items.ToImmutable());
    }

    private static Func<ComposeNode, string?>? KeyOf(string property) => property switch
    {
        "cap_add" or "cap_drop" or "dns" or "dns_opt" or "dns_search" or "expose" or "links" or "profiles" or "tmpfs" or "group_add" or "security_opt" => TextOf,
        "env_file" => node => node is ComposeMapping file ? TextOf(file.GetScalar("path")) : TextOf(node),
        "volumes" => VolumeTarget,
        "devices" => DeviceTarget,
        "secrets" => node => GrantTarget(node, "/run/secrets/"),
        "configs" => node => GrantTarget(node, "/"),
        "ports" => Port,
        _ => null,
    };

    private static string? TextOf(ComposeNode? node) => (node as ComposeScalar)?.TextAsCompose;

    private static string? VolumeTarget(ComposeNode node) =>
        ServiceMounts.Read(node).Target.TryGet(out var target) ? target : null;

    private static string? DeviceTarget(ComposeNode node)
    {
        if (node is ComposeMapping device)
        {
            return TextOf(device.GetScalar("target") ?? device.GetScalar("source"));
        }

        if (TextOf(node) is not { } text)
        {
            return null;
        }

        var parts = text.Split(':');
        return parts.Length > 1 ? parts[1] : parts[0];
    }

    private static string? GrantTarget(ComposeNode node, string directory)
    {
        var source = node is ComposeMapping grant ? grant.GetScalar("source") : node as ComposeScalar;
        return node is ComposeMapping mapping && mapping.GetScalar("target") is { } target ? TextOf(target)
            : TextOf(source) is { } name ? directory + name
            : null;
    }

    private static string? Port(ComposeNode node)
    {
        var port = ServicePorts.Read(node);
        if (!port.IsValid || !port.Target.TryGet(out var target) || port.Published.IsUnknown || port.HostIp.IsUnknown || !port.Protocol.TryGet(out var protocol))
        {
            return null;
        }

        var address = port.HostIp.TryGet(out var ip) ? ip : "0.0.0.0";
        var published = port.Published.TryGet(out var range) ? range.ToString() : string.Empty;
        return address + "|" + published + "|" + target + "|" + protocol;
    }
}
