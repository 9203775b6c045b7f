using System.Collections.Generic;
using LucidCompliance.Model.Compose;
using LucidCompliance.Policy;

namespace LucidCompliance.Rules.Compose;

/// <summary>One item of a network's <c>ipam.config</c>.</summary>
internal sealed class AddressPool
{
    private AddressPool(ComposeMapping node)
    {
        Node = node;
        if (Subnet is { } subnet && subnet.Value.TryGet(out var text) && AddressRange.TryParseWithHostBits(text, out var range, out var hasHostBits))
        {
            Range = range;
            HasHostBits = hasHostBits;
        }
    }

    /// <summary>The item.</summary>
    public ComposeMapping Node { get; }

    /// <summary><c>subnet</c> as it is written.</summary>
    public ComposeScalar? Subnet => Node.GetScalar("subnet");

    /// <summary><c>gateway</c> as it is written.</summary>
    public ComposeScalar? Gateway => Node.GetScalar("gateway");

    /// <summary>The subnet; null where it is not known or not valid.</summary>
    public AddressRange? Range { get; }

    /// <summary>Whether the subnet is written with an address that is not its first one.</summary>
    public bool HasHostBits { get; }

    /// <summary>The items of a network whose addresses Docker itself manages; none where a driver or another project does.</summary>
    public static List<AddressPool> Of(ComposeResource network)
    {
        var pools = new List<AddressPool>();
        if (network.IsExternal is { IsKnown: true, Value: false }
            && network.Mapping?.GetMapping("ipam") is { } ipam
            && (ipam.GetScalar("driver") is not { } driver || driver.Value is { IsKnown: true, Value: "default" })
            && ipam.GetSequence("config") is { } config)
        {
            foreach (var item in config.Items)
            {
                if (item is ComposeMapping mapping)
                {
                    pools.Add(new AddressPool(mapping));
                }
            }
        }

        return pools;
    }
}
