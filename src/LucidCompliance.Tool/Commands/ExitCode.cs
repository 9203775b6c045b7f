namespace LucidCompliance.Tool.Commands;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Nothing that the caller wants to fail on.</summary>
    public const int Clean = 0;

    /// <summary>Findings at error, or at what <c>--fail-on</c> names.</summary>
    public const int Findings = 1;

    /// <summary>The command line has no meaning, or the command could not do its work.</summary>
    public const int Usage = 2;
}
