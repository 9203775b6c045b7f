namespace LucidCompliance.Diagnostics;

/// <summary>How a finding is shown.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Not shown.</summary>
    None,

    /// <summary>A message; never fails a build.</summary>
    Info,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>An error; fails the build.</summary>
    Error,
}
