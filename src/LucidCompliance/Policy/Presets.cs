using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Policy;

/// <summary>What the names in <c>extends</c> bring.</summary>
internal static class Presets
{
    /// <summary>Lays a preset over a policy.</summary>
    /// <param name="name">One of <see cref="PolicyKeys.Presets"/>.</param>
    /// <param name="location">The item of <c>extends</c>.</param>
    /// <param name="policy">What came before.</param>
    public static PolicyDocument Apply(string name, SourceLocation location, PolicyDocument policy) => name switch
    {
        "strict" => policy with { Preset = new(PolicyPreset.Strict, location) },
        "audit" => policy with { Preset = new(PolicyPreset.Audit, location) },
        "none" => policy with { Preset = new(PolicyPreset.None, location) },
        "lucid-foundation" => LucidFoundation(location, policy),
        _ => policy with { Preset = new(PolicyPreset.Recommended, location) },
    };

    private static PolicyDocument LucidFoundation(SourceLocation location, PolicyDocument policy)
    {
        ImagePattern.TryParse("gcr.io/distroless/*", out var distroless, out _);
        return policy with
        {
            Preset = new(PolicyPreset.LucidFoundation, location),
            BaseImages = policy.BaseImages with { Allow = new([new(distroless!, location)], location) },
            User = new("65532:65532", location),
            RequiredLabels =
            [
                new("org.lucid.security", new WildcardPattern("distroless"), location),
                new("org.lucid.user", new WildcardPattern("65532:65532"), location),
                new("org.lucid.shell", new WildcardPattern("false"), location),
            ],
            Networks =
            [
                new("lucid-pi-network", location)
                {
                    Driver = new("bridge", location),
                    Subnet = new("172.20.0.0/16", location),
                    Gateway = new("172.20.0.1", location),
                    Attachable = new(true, location),
                },
            ],
            Environment = policy.Environment with { Required = [new("ENCRYPTION_KEY", location), new("TOR_PASSWORD", location)] },
            MultiStageRequired = new(true, location),
            HealthcheckRequired = new(true, location),
        };
    }
}
