namespace LucidCompliance.Build.Findings;

/// <summary>Where a rule is explained.</summary>
internal static class HelpReference
{
    /// <summary>
    /// The address below which the rule pages are published, with a trailing slash. The project has no public address yet; the pages
    /// ship in the package, and the target <c>LucidExplain</c> prints them.
    /// </summary>
    public static string? BaseAddress { get; } = null;

    /// <summary>The page's address, or null as long as there is none.</summary>
    public static string? GetLink(string ruleId) => BaseAddress is null ? null : BaseAddress + ruleId;

    /// <summary>What a message ends with, because MSBuild prints no help link of its own.</summary>
    public static string GetSuffix(string ruleId) =>
        BaseAddress is null ? " (" + ruleId + ": see LucidExplain)" : " (" + BaseAddress + ruleId + ")";
}
