using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using LucidCompliance.Policy;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Compose;

/// <summary>The platforms that the policy lists.</summary>
internal sealed class PlatformDemand
{
    private readonly List<Platform> _platforms = [];

    private PlatformDemand(SourceLocation? location) => Location = location;

    /// <summary>Where the first one is listed.</summary>
    public SourceLocation? Location { get; }

    /// <summary>The list for messages: <c>linux/arm64, linux/amd64</c>.</summary>
    public string Names { get; private set; } = string.Empty;

    /// <summary>The demand of a policy; null where it has no list, or one that is not understood.</summary>
    public static PlatformDemand? Of(PolicyDocument policy)
    {
        if (policy.Platforms.IsEmpty)
        {
            return null;
        }

        var demand = new PlatformDemand(policy.Platforms[0].Location);
        var names = new StringBuilder();
        foreach (var listed in policy.Platforms)
        {
            if (Platform.Parse(listed.Value) is not { } platform)
            {
                return null;
            }

            demand._platforms.Add(platform);
            names.Append(names.Length == 0 ? "" : ", ").Append(listed.Value);
        }

        demand.Names = names.ToString();
        return demand;
    }

    /// <summary>Whether the policy allows a platform.</summary>
    public bool Allows(Platform platform) => _platforms.Exists(platform.Matches);

    /// <summary>Whether an image of these architectures runs on one of the platforms.</summary>
    public bool AllowsOneOf(ImmutableArray<string> architectures)
    {
        foreach (var architecture in architectures)
        {
            if (Allows(Platform.OfArchitecture(architecture)))
            {
                return true;
            }
        }

        return false;
    }
}
