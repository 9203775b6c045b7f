using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;

namespace LucidCompliance.Engine.Severity;

/// <summary>
/// The severities that configuration files state for one artifact (or, from global files, for all): the properties
/// <c>dotnet_diagnostic.ID.severity</c>, <c>dotnet_analyzer_diagnostic.category-NAME.severity</c> and
/// <c>dotnet_analyzer_diagnostic.severity</c>.
/// </summary>
public sealed class SeverityConfiguration
{
    private const string DiagnosticPrefix = "dotnet_diagnostic.";
    private const string BulkPrefix = "dotnet_analyzer_diagnostic.";
    private const string CategoryPrefix = BulkPrefix + "category-";
    private const string Suffix = ".severity";

    private readonly Dictionary<string, ConfiguredSeverity> _properties;

    internal SeverityConfiguration(Dictionary<string, ConfiguredSeverity> properties) => _properties = properties;

    /// <summary>Nothing is stated.</summary>
    public static SeverityConfiguration Empty { get; } =
        new(new Dictionary<string, ConfiguredSeverity>(StringComparer.OrdinalIgnoreCase));

    /// <summary>
    /// What is stated for a rule: by its id, else by its category, else for all rules. As in the compilers, the latter two do
    /// not turn on a rule that is off by default.
    /// </summary>
    public ConfiguredSeverity? Find(RuleDescriptor rule)
    {
        if (_properties.Count == 0)
        {
            return null;
        }

        if (_properties.TryGetValue(DiagnosticPrefix + rule.Id + Suffix, out var result))
        {
            return result;
        }

        if (rule.DefaultSeverity == DiagnosticSeverity.None)
        {
            return null;
        }

        return _properties.TryGetValue(CategoryPrefix + rule.Category + Suffix, out result) || _properties.TryGetValue(BulkPrefix + "severity", out result)
            ? result
            : null;
    }

    internal static bool IsSeverityKey(string key) =>
        key.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
        && (key.StartsWith(DiagnosticPrefix, StringComparison.OrdinalIgnoreCase) || key.StartsWith(BulkPrefix, StringComparison.OrdinalIgnoreCase));
}
