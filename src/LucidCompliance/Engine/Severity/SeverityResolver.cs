using System;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Policy;

namespace LucidCompliance.Engine.Severity;

/// <summary>
/// Decides how a finding is shown. From the strongest: locked by the policy, NoWarn, WarningsAsErrors, the policy's
/// <c>rules</c>, the <c>.editorconfig</c> section, the global configuration, the preset; a warning then becomes an error by
/// TreatWarningsAsErrors, unless WarningsNotAsErrors names the rule or the finding depends on the calendar.
/// </summary>
public static class SeverityResolver
{
    /// <summary>The effective severity of a finding. A pure function.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="findingSeverity">The finding's own severity under the preset <c>recommended</c>.</param>
    /// <param name="policy">The policy for the finding's file.</param>
    /// <param name="editorConfig">What <c>.editorconfig</c> files say for the finding's file.</param>
    /// <param name="globalConfig">What global configuration files say.</param>
    /// <param name="options">The build's properties; <see cref="SeverityOptions.GlobalConfigs"/> is not read here.</param>
    public static DiagnosticSeverity Resolve(
        RuleDescriptor rule,
        DiagnosticSeverity findingSeverity,
        PolicyDocument policy,
        SeverityConfiguration editorConfig,
        SeverityConfiguration globalConfig,
        SeverityOptions options)
    {
        var isLocked = policy.Suppressions.IsLocked(rule.Id);
        if (!isLocked && Contains(options.NoWarn, rule.Id))
        {
            return DiagnosticSeverity.None;
        }

        var severity = policy.Rules.TryGetValue(rule.Id, out var stated)
            ? stated.Value
            : isLocked
                ? OfPreset(rule, findingSeverity, policy.Preset.Value)
                : OfConfiguration(rule, editorConfig, globalConfig) ?? OfPreset(rule, findingSeverity, policy.Preset.Value);

        // A lock holds the rule up, not down: the build may still raise a locked warning.
        if (Contains(options.WarningsAsErrors, rule.Id) && (!isLocked || severity == DiagnosticSeverity.Warning))
        {
            return DiagnosticSeverity.Error;
        }

        return severity == DiagnosticSeverity.Warning
            && options.TreatWarningsAsErrors
            && !rule.DependsOnDate
            && !Contains(options.WarningsNotAsErrors, rule.Id)
                ? DiagnosticSeverity.Error
                : severity;
    }

    /// <summary>The severity of a finding where only the preset speaks.</summary>
    public static DiagnosticSeverity OfPreset(RuleDescriptor rule, DiagnosticSeverity findingSeverity, PolicyPreset preset) => preset switch
    {
        PolicyPreset.None => DiagnosticSeverity.None,
        _ when findingSeverity == DiagnosticSeverity.None => DiagnosticSeverity.None,
        PolicyPreset.Audit => DiagnosticSeverity.Info,
        PolicyPreset.Strict or PolicyPreset.LucidFoundation when rule.IsErrorUnderStrict => DiagnosticSeverity.Error,
        PolicyPreset.Strict or PolicyPreset.LucidFoundation when findingSeverity == DiagnosticSeverity.Info => DiagnosticSeverity.Warning,
        _ => findingSeverity,
    };

    // "default" in a configuration ends the search: the preset decides.
    private static DiagnosticSeverity? OfConfiguration(RuleDescriptor rule, SeverityConfiguration editorConfig, SeverityConfiguration globalConfig) =>
        (editorConfig.Find(rule) ?? globalConfig.Find(rule))?.Severity;

    private static bool Contains(ImmutableArray<string> ids, string id)
    {
        foreach (var candidate in ids)
        {
            if (string.Equals(candidate.Trim(), id, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
