using System;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;

namespace LucidCompliance.Reports;

/// <summary>What one SARIF log tells: the rules and the findings of one analysis.</summary>
public sealed record SarifRun
{
    /// <summary>The product's version, in the notation of Semantic Versioning.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The repository root as a <c>file:</c> URI; null keeps the log free of machine-specific paths.</summary>
    public string? RootUri { get; init; }

    /// <summary>All rules, in the catalogue's order.</summary>
    public required ImmutableArray<RuleDescriptor> Rules { get; init; }

    /// <summary>A rule's page in Markdown by the rule's id; null where there is none.</summary>
    public Func<string, string?> RuleHelp { get; init; } = static _ => null;

    /// <summary>The findings in the order in which they shall appear, suppressed ones included.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
}
