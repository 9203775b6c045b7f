namespace LucidCompliance.Diagnostics;

/// <summary>
/// The ids under which a front end reports what it meets itself, before or beside the engine: the only ones that it knows. Constants, so
/// that a build which only replays findings loads no engine for them.
/// </summary>
public static class FrontEndRuleIds
{
    /// <summary>A setting of the build is not valid.</summary>
    public const string PolicyInvalid = "LUCID0004";

    /// <summary>An item cannot be read as what it says that it is.</summary>
    public const string ArtifactUnreadable = "LUCID0005";

    /// <summary>The front end itself failed.</summary>
    public const string RuleFailed = "LUCID0006";
}
