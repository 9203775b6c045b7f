using LucidCompliance.Diagnostics;

namespace LucidCompliance.Engine.Severity;

/// <summary>What a configuration file says about a rule.</summary>
/// <param name="Severity">The severity; null where the file says <c>default</c>, so that the preset decides.</param>
public sealed record ConfiguredSeverity(DiagnosticSeverity? Severity)
{
    /// <summary>Reads a value of <c>dotnet_diagnostic.….severity</c>; null where the compilers would not know it.</summary>
    internal static ConfiguredSeverity? Parse(string value) => value.ToLowerInvariant() switch
    {
        "none" or "silent" => new(DiagnosticSeverity.None),
        "suggestion" => new(DiagnosticSeverity.Info),
        "warning" => new(DiagnosticSeverity.Warning),
        "error" => new(DiagnosticSeverity.Error),
        "default" => new((DiagnosticSeverity?)null),
        _ => null,
    };
}
