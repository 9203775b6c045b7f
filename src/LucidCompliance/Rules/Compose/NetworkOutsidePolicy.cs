using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6009: a network that differs from the policy's network of its name, or a service that is on none of the policy's networks.</summary>
public sealed class NetworkOutsidePolicy : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6009",
        Name = nameof(NetworkOutsidePolicy),
        Title = "A network or a service's networks are not those that the policy demands.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ComposeSubject project)
    {
        var demanded = project.Policy.Networks;
        if (demanded.IsEmpty)
        {
            yield break;
        }

        foreach (var network in project.Project.Networks)
        {
            if (Find(demanded, network) is { } policy && network.IsExternal is { IsKnown: true, Value: false })
            {
                foreach (var finding in Compare(network, policy))
                {
                    yield return finding;
                }
            }
        }

        // A part that could not be read may declare networks, or put the service on one.
        if (!project.Project.IsIncomplete)
        {
            var membership = new NetworkMembership(project.Project, demanded);
            foreach (var finding in CheckServices(project, membership))
            {
                yield return finding;
            }
        }
    }

    /// <summary>The policy's network that a declared one is meant to be: by its name outside Compose, else by its key.</summary>
    private static PolicyNetwork? Find(ImmutableArray<PolicyNetwork> demanded, ComposeResource network)
    {
        PolicyNetwork? byKey = null;
        foreach (var policy in demanded)
        {
            if (network.ExternalName.TryGet(out var name) && string.Equals(name, policy.Name, StringComparison.Ordinal))
            {
                return policy;
            }

            byKey = string.Equals(network.Name, policy.Name, StringComparison.Ordinal) ? policy : byKey;
        }

        return byKey;
    }

    private IEnumerable<Diagnostic> Compare(ComposeResource network, PolicyNetwork policy)
    {
        var missing = new List<NetworkDifference>();
        var differences = new List<NetworkDifference>(NetworkDifferences.Between(network, policy));
        foreach (var difference in differences)
        {
            if (difference.Value is null)
            {
                missing.Add(difference);
                continue;
            }

            yield return Finding(
                difference.Value.Location,
                $"The network '{network.Name}' has {difference.Actual}, but the policy demands {difference.Demanded}. Containers that rely on the "
                + $"policy's network do not find it as it is agreed. Write {difference.Text}.") with
            {
                KeyPath = difference.Value.KeyPath,
                Fixes = NetworkFixes.Replace(difference, differences),
                Related = RelatedTo(policy),
            };
        }

        if (missing.Count > 0)
        {
            yield return Finding(
                network.KeyLocation,
                $"The network '{network.Name}' does not say {string.Join(", ", missing.ConvertAll(static item => item.Key))}, so Docker chooses, but the policy "
                + $"demands {string.Join(", ", missing.ConvertAll(static item => item.Demanded))}. Add what is missing.") with
            {
                KeyPath = "networks." + network.Name,
                Fixes = NetworkFixes.AddAttributes(network, missing),
                Related = RelatedTo(policy),
            };
        }
    }

    private IEnumerable<Diagnostic> CheckServices(ComposeSubject project, NetworkMembership membership)
    {
        var places = new HashSet<SourceLocation>();
        foreach (var service in project.Project.Services)
        {
            switch (membership.Of(service))
            {
                case NetworkMembershipKind.None:
                    yield return OnNone(service, membership);
                    break;
                case NetworkMembershipKind.Exclusive:
                    foreach (var attachment in membership.Others(service))
                    {
                        if (places.Add(attachment.Location))
                        {
                            yield return Finding(
                                attachment.Location,
                                $"The service '{service.Name}' is on the network '{attachment.Name}' too, but the policy says that its network is "
                                + $"exclusive: what is on '{membership.ExclusiveName}' can be reached from nowhere else. Remove '{attachment.Name}'.") with
                            {
                                KeyPath = "services." + service.Name + ".networks." + attachment.Name,
                                Service = service.Name,
                            };
                        }
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private Diagnostic OnNone(ComposeService service, NetworkMembership membership)
    {
        var where = service.NetworkMode is { } mode ? $"has network_mode '{mode.Value.Value}'"
            : service.Networks.IsEmpty ? "is on the default network only"
            : "is on other networks only";
        return Finding(
            service.NetworkMode?.Location ?? service.KeyLocation,
            $"The service '{service.Name}' {where}, but the policy demands {membership.DemandedNames}. The services there do not reach it. "
            + (membership.DeclaredKey is { } key ? $"Add '{key}' to the service's networks." : "Declare that network below 'networks' and add it to the service.")) with
        {
            KeyPath = "services." + service.Name + ".networks",
            Service = service.Name,
            Fixes = service.NetworkMode is null && membership.DeclaredKey is { } declared ? NetworkFixes.Join(service, declared) : [],
        };
    }

    private static ImmutableArray<RelatedLocation> RelatedTo(PolicyNetwork policy) =>
        policy.Location is { } location ? [new RelatedLocation(location, "The policy demands the network here.")] : [];
}
