using LucidCompliance.Policy;

namespace LucidCompliance.Rules.Runtime;

/// <summary>What the policy means for the health checks of images and services.</summary>
internal static class HealthcheckPolicy
{
    /// <summary>Whether only engines run the images that never look at an image's health check: Kubernetes has its own probes.</summary>
    public static bool IsIgnored(PolicyDocument policy)
    {
        foreach (var engine in policy.Engines)
        {
            if (engine.Value != "kubernetes")
            {
                return false;
            }
        }

        return !policy.Engines.IsEmpty;
    }
}
