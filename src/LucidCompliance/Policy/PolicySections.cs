using System;
using System.Collections.Immutable;
using LucidCompliance.Text;
using LucidCompliance.Text.Globs;

namespace LucidCompliance.Policy;

/// <summary>An entry of <c>labels.required</c>.</summary>
/// <param name="Key">The label's key.</param>
/// <param name="Value">The value that it must have; <c>*</c> stands for any characters.</param>
/// <param name="Location">Where the key is written.</param>
public sealed record PolicyLabel(string Key, WildcardPattern Value, SourceLocation? Location);

/// <summary>The key <c>environment</c>. Paths are relative to the repository root, as all paths of the model.</summary>
public sealed record EnvironmentPolicy
{
    /// <summary>The env files that define variables, instead of <c>.env</c>; null where the policy has no list.</summary>
    public PolicyValue<ImmutableArray<PolicyValue<string>>>? Files { get; init; }

    /// <summary>Names of variables that an env file must define.</summary>
    public ImmutableArray<PolicyValue<string>> Required { get; init; } = ImmutableArray<PolicyValue<string>>.Empty;

    /// <summary>Names of variables that the build server or the host defines.</summary>
    public ImmutableArray<PolicyValue<string>> Provided { get; init; } = ImmutableArray<PolicyValue<string>>.Empty;
}

/// <summary>The key <c>suppressions</c>.</summary>
public sealed record SuppressionPolicy
{
    /// <summary>Whether each suppression comment and exemption needs a reason.</summary>
    public PolicyValue<bool>? RequireReason { get; init; }

    /// <summary>
    /// Ids of the rules that nothing may suppress or lower. Locks add up along <c>extends</c>: a policy cannot lift the lock of
    /// one that it extends.
    /// </summary>
    public ImmutableArray<PolicyValue<string>> Locked { get; init; } = ImmutableArray<PolicyValue<string>>.Empty;

    /// <summary>Whether the ignore comments of hadolint, Trivy, Checkov and BuildKit count where a rule is their peer.</summary>
    public PolicyValue<bool>? Foreign { get; init; }

    /// <summary>Whether a rule is locked.</summary>
    public bool IsLocked(string ruleId)
    {
        foreach (var locked in Locked)
        {
            if (string.Equals(locked.Value, ruleId, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>An entry of <c>exemptions</c>: findings that the policy accepts. All conditions must hold.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Location">The whole entry.</param>
public sealed record PolicyExemption(string RuleId, SourceLocation Location)
{
    /// <summary>The files, relative to <see cref="BaseDirectory"/>; a directory means all that lies in it. Null means all.</summary>
    public Glob? Path { get; init; }

    /// <summary>The folder of the policy file that states the exemption: empty for the root, otherwise with a final '/'.</summary>
    public string BaseDirectory { get; init; } = string.Empty;

    /// <summary>The Compose service. Null means all.</summary>
    public string? Service { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>The last day on which the exemption counts. Null means for ever.</summary>
    public DateTime? Until { get; init; }

    /// <summary>Where the rule's id is written.</summary>
    public SourceLocation RuleLocation { get; init; } = Location;

    /// <summary>Whether the exemption no longer counts on a day.</summary>
    public bool IsExpired(DateTime date) => Until is { } until && date.Date > until.Date;

    /// <summary>Whether the exemption speaks of a file.</summary>
    /// <param name="path">Relative to the repository root.</param>
    public bool Covers(string path) =>
        path.StartsWith(BaseDirectory, StringComparison.Ordinal) && (Path is null || Path.IsMatchOrBelow(path, BaseDirectory.Length));
}
