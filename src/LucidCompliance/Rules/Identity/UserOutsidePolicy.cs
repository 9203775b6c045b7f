using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3003: the container's process is proven to run as another user than the policy demands.</summary>
public sealed class UserOutsidePolicy : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3003",
        Name = nameof(UserOutsidePolicy),
        Title = "The container runs as another user than the policy demands.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Unsafe,
        YieldsTo = ["LUCID3001", "LUCID3005"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Policy.User is not { } policy
            || !container.User.Value.TryGet(out var user)
            || new UserDemand(policy.Value).IsMetBy(user) != Trilean.No)
        {
            yield break;
        }

        var related = EffectiveUser.Related(container);
        if (policy.Location is { } location)
        {
            related = related.Add(new RelatedLocation(location, "The policy demands the user here."));
        }

        yield return Finding(
            container.User.Location,
            $"{container.Title} runs as {EffectiveUser.Name(user)}, {EffectiveUser.Origin(container)}, but the policy demands {policy.Value}. Files and volumes "
            + $"that belong to that user are not writable for it. {Advice(container, policy.Value)}") with
        {
            Subject = container,
            KeyPath = container.Service?.User?.KeyPath,
            Related = related,
            Fixes = UserFix.Suggest(container) is { } suggestion ? UserFix.Create(container, suggestion) : ImmutableArray<Fix>.Empty,
        };
    }

    private static string Advice(ContainerSubject container, string user) =>
        container.Service?.User is { IsNull: false } || container.Image is null ? "Set the service's 'user' to \"" + user + "\"."
        : container.User.IsFromBase ? "Add USER " + user + "."
        : "Write USER " + user + ".";
}
