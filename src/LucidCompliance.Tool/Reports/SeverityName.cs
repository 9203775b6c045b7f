using LucidCompliance.Diagnostics;

namespace LucidCompliance.Tool.Reports;

/// <summary>The words for severities.</summary>
internal static class SeverityName
{
    /// <summary>As build logs have it.</summary>
    public static string InBuildLog(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "message",
    };

    /// <summary>As GitHub's annotations have it.</summary>
    public static string InAnnotation(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "notice",
    };
}
