using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6010: a subnet, gateway or fixed address with which Docker refuses to create the network or to start the container.</summary>
public sealed class NetworkAddressInvalid : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6010",
        Name = nameof(NetworkAddressInvalid),
        Title = "A network's addresses are not valid or do not fit each other.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ComposeSubject project)
    {
        var pools = new Dictionary<string, List<AddressPool>>(StringComparer.Ordinal);
        var earlier = new List<(ComposeResource Network, AddressPool Pool)>();
        foreach (var network in project.Project.Networks)
        {
            var own = AddressPool.Of(network);
            pools[network.Name] = own;
            for (var i = 0; i < own.Count; i++)
            {
                foreach (var finding in Check(own, i))
                {
                    yield return finding;
                }

                if (own[i].Range is not null && IsCreated(project.Project, network))
                {
                    if (FindOverlap(network, own[i], earlier) is { } overlap)
                    {
                        yield return overlap;
                    }

                    earlier.Add((network, own[i]));
                }
            }
        }

        foreach (var service in project.Project.Services)
        {
            foreach (var attachment in service.Networks)
            {
                if (pools.TryGetValue(attachment.Name, out var own))
                {
                    foreach (var finding in Check(attachment, own, service))
                    {
                        yield return finding;
                    }
                }
            }
        }
    }

    // Compose creates the networks that a service uses.
    private static bool IsCreated(ComposeProject project, ComposeResource network)
    {
        foreach (var service in project.Services)
        {
            if (service.Networks.IsEmpty && service.NetworkMode is null && network.Name == "default")
            {
                return true;
            }

            foreach (var attachment in service.Networks)
            {
                if (string.Equals(attachment.Name, network.Name, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private IEnumerable<Diagnostic> Check(List<AddressPool> pools, int index)
    {
        var pool = pools[index];
        if (pool.Subnet is { } subnet && subnet.Value.IsKnown)
        {
            if (pool.Range is not { } range)
            {
                yield return Finding(subnet, "The subnet is no address range, so Docker refuses to create the network. Write a network address and a prefix length, such as 172.20.0.0/16.");
            }
            else if (pool.HasHostBits)
            {
                yield return Finding(subnet, $"The subnet has bits behind its prefix, and Docker refuses it: the network's first address is meant. Write {range}.") with
                {
                    Fixes = subnet.Syntax is null || subnet.IsInterpolated ? [] : [Fix.Replace($"Write {range}", FixSafety.Safe, NetworkFixes.ContentOf(subnet), range.ToString())],
                };
            }
        }

        if (SplitItem(pools, index) is { } first)
        {
            yield return Finding(pool.Gateway!, "The '-' in front makes an item of its own of this gateway, so it has no subnet, and Docker refuses to create the network. Write it into the item of the subnet above, without the '-'.") with
            {
                Related = [new RelatedLocation(first.Node.Location, "The subnet is the item above.")],
                Fixes = SplitFix(first, pool) is { } fix ? [fix] : [],
            };
            yield break;
        }

        if (CheckAddress(pool.Gateway, pool, "gateway") is { } gateway)
        {
            yield return gateway;
        }

        if (pool.Node.GetScalar("ip_range") is { } part && part.Value.TryGet(out var text))
        {
            if (!AddressRange.TryParseWithHostBits(text, out var inner, out _))
            {
                yield return Finding(part, "'ip_range' is no address range, so Docker refuses to create the network. Write a part of the subnet, such as 172.20.5.0/24.");
            }
            else if (pool.Range is { } range && (!range.Overlaps(inner!) || inner!.PrefixLength < range.PrefixLength))
            {
                yield return Finding(part, $"The 'ip_range' {inner} is no part of the subnet {range}, so Docker refuses to create the network. Write a range inside the subnet.");
            }
        }
    }

    private Diagnostic? CheckAddress(ComposeScalar? scalar, AddressPool pool, string what)
    {
        if (scalar is null || !scalar.Value.TryGet(out var text))
        {
            return null;
        }

        if (!AddressRange.TryParseAddress(text, out var address))
        {
            return Finding(scalar, $"The {what} is no IP address, so Docker refuses to create the network. Write one address of the subnet, without a prefix length.");
        }

        return pool.Range is { } range && !range.Contains(address)
            ? Finding(scalar, $"The {what} {text} lies outside the subnet {range}, so Docker refuses to create the network. Write an address of the subnet.")
            : null;
    }

    // "- subnet: …" followed by "- gateway: …".
    private static AddressPool? SplitItem(List<AddressPool> pools, int index) =>
        index > 0
        && pools[index] is { Subnet: null, Gateway: not null, Node.Entries.Length: 1 }
        && pools[index - 1] is { Subnet: not null, Gateway: null } first
            ? first
            : null;

    // Safe where both are block items that follow each other: the dash becomes a blank, everything else stays.
    private static Fix? SplitFix(AddressPool first, AddressPool second)
    {
        var text = second.Node.Location.Text;
        var key = second.Node.Entries[0].KeyLocation;
        var line = text.GetLine(key.Start.Line);
        var dash = text.Content.IndexOf('-', line.Start, key.Span.Start - line.Start);
        var isBlock = dash >= 0 && text.Content.Substring(line.Start, key.Span.Start - line.Start).Trim() == "-";
        return isBlock && ReferenceEquals(first.Node.Location.Text, text) && first.Node.Entries[0].KeyLocation.Start.Column == key.Start.Column
            ? Fix.Replace("Write the gateway into the subnet's item", FixSafety.Safe, new SourceLocation(text, new TextSpan(dash, 1)), " ")
            : null;
    }

    private Diagnostic? FindOverlap(ComposeResource network, AddressPool pool, List<(ComposeResource Network, AddressPool Pool)> earlier)
    {
        foreach (var (otherNetwork, other) in earlier)
        {
            if (other.Range!.Overlaps(pool.Range!) && IsLocal(network) && IsLocal(otherNetwork))
            {
                var where = ReferenceEquals(network, otherNetwork) ? "another item of the network" : $"the network '{otherNetwork.Name}'";
                return Finding(pool.Subnet!, $"The subnet {pool.Range} overlaps with {other.Range} of {where}, so Docker refuses to create it. Take a range that is free.") with
                {
                    Related = [new RelatedLocation(other.Subnet!.Location, "The other subnet.")],
                };
            }
        }

        return null;
    }

    // A swarm's overlay networks have an address space of their own, and so may have those of a plugin.
    private static bool IsLocal(ComposeResource network) =>
        network.Driver is not { } driver || driver.Value is { IsKnown: true, Value: "bridge" or "macvlan" or "ipvlan" };

    private IEnumerable<Diagnostic> Check(ComposeNetworkAttachment attachment, List<AddressPool> pools, ComposeService service)
    {
        foreach (var scalar in new[] { attachment.Ipv4Address, attachment.Ipv6Address })
        {
            if (scalar is null || !scalar.Value.TryGet(out var text))
            {
                continue;
            }

            var isVersion6 = ReferenceEquals(scalar, attachment.Ipv6Address);
            if (!AddressRange.TryParseAddress(text, out var address) || (address.Length == 16) != isVersion6)
            {
                yield return Finding(scalar, $"'{scalar.Key}' is no IPv{(isVersion6 ? "6" : "4")} address, so the container does not start. Write one address of the network '{attachment.Name}', without a prefix length.") with { Service = service.Name };
            }
            else if (Subnets(pools, address) is { } subnets)
            {
                yield return Finding(scalar, $"The address {text} lies outside the subnet {subnets} of the network '{attachment.Name}', so the container does not start. Write an address of the subnet.") with { Service = service.Name };
            }
        }
    }

    // The subnets that all do not have the address; null where one has it or may have it.
    private static string? Subnets(List<AddressPool> pools, byte[] address)
    {
        string? names = null;
        foreach (var pool in pools)
        {
            if (pool.Subnet is null)
            {
                continue;
            }

            if (pool.Range is not { } range || range.Contains(address))
            {
                return null;
            }

            names = names is null ? range.ToString() : names + ", " + range;
        }

        return names;
    }

    private Diagnostic Finding(ComposeScalar scalar, string message) => Finding(scalar.Location, message) with { KeyPath = scalar.KeyPath };
}
