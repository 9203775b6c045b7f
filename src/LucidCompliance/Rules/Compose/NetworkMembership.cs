using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model.Compose;
using LucidCompliance.Policy;

namespace LucidCompliance.Rules.Compose;

/// <summary>How a service stands to the policy's networks.</summary>
internal enum NetworkMembershipKind
{
    /// <summary>Not decidable, or judged elsewhere: it shares another container's network.</summary>
    Unknown,

    /// <summary>It is on none of them.</summary>
    None,

    /// <summary>It is on at least one of them.</summary>
    Member,

    /// <summary>It is on one that allows no other network, and on another one.</summary>
    Exclusive,
}

/// <summary>Which services of a project are on the policy's networks.</summary>
internal sealed class NetworkMembership
{
    private readonly Dictionary<string, PolicyNetwork?> _byKey = new(StringComparer.Ordinal);
    private readonly HashSet<string> _undecided = new(StringComparer.Ordinal);

    public NetworkMembership(ComposeProject project, ImmutableArray<PolicyNetwork> demanded)
    {
        var names = new List<string>();
        foreach (var policy in demanded)
        {
            names.Add("'" + policy.Name + "'");
            ExclusiveName = policy.Exclusive is { Value: true } ? policy.Name : ExclusiveName;

            // A network that is used and not declared is LUCID6007's matter; the name says which one is meant.
            _byKey[policy.Name] = policy;
        }

        DemandedNames = names.Count == 1 ? "the network " + names[0] : "one of the networks " + string.Join(", ", names);
        foreach (var network in project.Networks)
        {
            Declare(network, demanded);
        }
    }

    /// <summary>The policy's networks, as the object of "demands".</summary>
    public string DemandedNames { get; }

    /// <summary>The policy's network that allows no other one; empty where there is none.</summary>
    public string ExclusiveName { get; } = "";

    /// <summary>The key under which the project declares one of the policy's networks; null where it declares none.</summary>
    public string? DeclaredKey { get; private set; }

    public NetworkMembershipKind Of(ComposeService service)
    {
        if (service.NetworkMode is { } mode)
        {
            // "none" is more than the policy asks for; "service:x" is judged at x; a container outside the project is not known.
            return mode.Value.TryGet(out var text) && text is "host" or "bridge" ? NetworkMembershipKind.None : NetworkMembershipKind.Unknown;
        }

        if (service.Node.GetMapping("networks") is { HasUnknownEntries: true })
        {
            return NetworkMembershipKind.Unknown;
        }

        if (service.Networks.IsEmpty)
        {
            return IsUndecided("default") ? NetworkMembershipKind.Unknown
                : Demanded("default") is null ? NetworkMembershipKind.None
                : NetworkMembershipKind.Member;
        }

        var isMember = false;
        var isExclusive = false;
        foreach (var attachment in service.Networks)
        {
            if (IsUndecided(attachment.Name))
            {
                return NetworkMembershipKind.Unknown;
            }

            var policy = Demanded(attachment.Name);
            isMember |= policy is not null;
            isExclusive |= policy?.Exclusive is { Value: true };
        }

        return !isMember ? NetworkMembershipKind.None
            : isExclusive ? NetworkMembershipKind.Exclusive
            : NetworkMembershipKind.Member;
    }

    /// <summary>The networks of a service that are none of the policy's.</summary>
    public IEnumerable<ComposeNetworkAttachment> Others(ComposeService service)
    {
        foreach (var attachment in service.Networks)
        {
            if (Demanded(attachment.Name) is null)
            {
                yield return attachment;
            }
        }
    }

    private void Declare(ComposeResource network, ImmutableArray<PolicyNetwork> demanded)
    {
        var name = network.ExternalName;
        if (name.IsUnknown || network.IsExternal.IsUnknown)
        {
            _undecided.Add(network.Name);
            return;
        }

        foreach (var policy in demanded)
        {
            if (string.Equals(name.TryGet(out var text) ? text : network.Name, policy.Name, StringComparison.Ordinal)
                || string.Equals(network.Name, policy.Name, StringComparison.Ordinal))
            {
                _byKey[network.Name] = policy;
                DeclaredKey ??= network.Name;
                return;
            }
        }
    }

    private bool IsUndecided(string key) => _undecided.Contains(key);

    private PolicyNetwork? Demanded(string key) => _byKey.TryGetValue(key, out var policy) ? policy : null;
}
