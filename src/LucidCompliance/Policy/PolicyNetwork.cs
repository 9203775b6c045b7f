using LucidCompliance.Text;

namespace LucidCompliance.Policy;

/// <summary>An entry of <c>networks</c>: what a network of that name must be. Null attributes are free.</summary>
/// <param name="Name">The network's name.</param>
/// <param name="Location">Where the name is written.</param>
public sealed record PolicyNetwork(string Name, SourceLocation? Location)
{
    /// <summary><c>bridge</c>, <c>overlay</c>, …</summary>
    public PolicyValue<string>? Driver { get; init; }

    /// <summary>The address range in CIDR notation, a valid one.</summary>
    public PolicyValue<string>? Subnet { get; init; }

    /// <summary>The gateway's address, a valid one that lies in <see cref="Subnet"/>.</summary>
    public PolicyValue<string>? Gateway { get; init; }

    /// <summary>Whether containers outside the project may attach.</summary>
    public PolicyValue<bool>? Attachable { get; init; }

    /// <summary>Whether the network has no way out.</summary>
    public PolicyValue<bool>? Internal { get; init; }

    /// <summary>Whether services may be on no other network (RULES.md convention 18).</summary>
    public PolicyValue<bool>? Exclusive { get; init; }
}
