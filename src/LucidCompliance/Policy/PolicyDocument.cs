using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Text;

namespace LucidCompliance.Policy;

/// <summary>
/// What one <c>lucid-compliance.yml</c> demands, the files and presets that it extends included. What it does not say is
/// null or empty. Invalid parts are left out; <see cref="PolicySet.Errors"/> has them.
/// </summary>
public sealed record PolicyDocument
{
    /// <summary>The policy without a file: the preset <c>recommended</c>.</summary>
    public static PolicyDocument Default { get; } = new();

    /// <summary>The policy's file; null without a file.</summary>
    public SourceText? Text { get; init; }

    /// <summary>
    /// The folder that the paths in the policy are relative to: empty for the root, otherwise with a final '/'. It is the policy
    /// file's folder; the root for a file that lies outside or that the build names for all artifacts.
    /// </summary>
    public string BaseDirectory { get; init; } = string.Empty;

    /// <summary>The last preset in <c>extends</c>, and the item that names it.</summary>
    public PolicyValue<PolicyPreset> Preset { get; init; } = new(PolicyPreset.Recommended, null);

    /// <summary>The severities that the policy states, by rule id.</summary>
    public ImmutableDictionary<string, PolicyValue<DiagnosticSeverity>> Rules { get; init; } =
        ImmutableDictionary<string, PolicyValue<DiagnosticSeverity>>.Empty;

    /// <summary><c>baseImages</c></summary>
    public BaseImagePolicy BaseImages { get; init; } = new();

    /// <summary><c>registries</c></summary>
    public RegistryPolicy Registries { get; init; } = new();

    /// <summary>The user that images and services must run as, <c>uid:gid</c> or one name or number.</summary>
    public PolicyValue<string>? User { get; init; }

    /// <summary><c>labels.required</c> in the order of the file.</summary>
    public ImmutableArray<PolicyLabel> RequiredLabels { get; init; } = ImmutableArray<PolicyLabel>.Empty;

    /// <summary><c>networks</c> in the order of the file.</summary>
    public ImmutableArray<PolicyNetwork> Networks { get; init; } = ImmutableArray<PolicyNetwork>.Empty;

    /// <summary><c>environment</c></summary>
    public EnvironmentPolicy Environment { get; init; } = new();

    /// <summary>Whether Dockerfiles must have a builder and a shipping stage (<c>multiStage: required</c>).</summary>
    public PolicyValue<bool>? MultiStageRequired { get; init; }

    /// <summary>Whether each service needs a health check (<c>healthcheck: required</c>).</summary>
    public PolicyValue<bool>? HealthcheckRequired { get; init; }

    /// <summary>The platforms that images may have, such as <c>linux/arm64</c>; empty where the policy has no list.</summary>
    public ImmutableArray<PolicyValue<string>> Platforms { get; init; } = ImmutableArray<PolicyValue<string>>.Empty;

    /// <summary>The engines that run the images: <c>docker</c>, <c>podman</c>, <c>kubernetes</c>; empty where the policy does not say.</summary>
    public ImmutableArray<PolicyValue<string>> Engines { get; init; } = ImmutableArray<PolicyValue<string>>.Empty;

    /// <summary><c>exemptions</c> in the order of the file.</summary>
    public ImmutableArray<PolicyExemption> Exemptions { get; init; } = ImmutableArray<PolicyExemption>.Empty;

    /// <summary><c>suppressions</c></summary>
    public SuppressionPolicy Suppressions { get; init; } = new();

    /// <summary>Whether the regime of the Lucid foundation services is in force.</summary>
    public bool IsLucidFoundation => Preset.Value == PolicyPreset.LucidFoundation;
}
