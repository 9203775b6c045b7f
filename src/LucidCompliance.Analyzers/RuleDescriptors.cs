using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Build.Findings;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules;
using Microsoft.CodeAnalysis;
using DiagnosticSeverity = LucidCompliance.Diagnostics.DiagnosticSeverity;
using RoslynSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace LucidCompliance.Analyzers;

/// <summary>The rules of the catalogue as Roslyn describes them.</summary>
internal static class RuleDescriptors
{
    // The engine has applied NoWarn, WarningsAsErrors, the policy and the configuration files already, and knows cases that the compiler
    // does not (a locked rule, a finding that depends on the calendar): the compiler must not apply its own options to the answer.
    private static readonly string[] Tags = [WellKnownDiagnosticTags.NotConfigurable];

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = Create();

    /// <summary>All rules, in the order of their ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.CreateRange(RuleCatalogue.Descriptors, static rule => Get(rule.Id));

    /// <summary>The descriptor of a rule.</summary>
    public static DiagnosticDescriptor Get(string id) => ById[id];

    /// <summary>A severity of the engine in Roslyn's words; never <see cref="DiagnosticSeverity.None"/>, which is not reported.</summary>
    public static RoslynSeverity Convert(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => RoslynSeverity.Error,
        DiagnosticSeverity.Warning => RoslynSeverity.Warning,
        _ => RoslynSeverity.Info,
    };

    private static Dictionary<string, DiagnosticDescriptor> Create()
    {
        var descriptors = new Dictionary<string, DiagnosticDescriptor>(RuleCatalogue.Descriptors.Length);
        foreach (var rule in RuleCatalogue.Descriptors)
        {
            descriptors.Add(rule.Id, Create(rule));
        }

        return descriptors;
    }

    // A rule that is off by default is enabled nevertheless: whether it speaks is the engine's decision.
    private static DiagnosticDescriptor Create(RuleDescriptor rule) => new(
        rule.Id,
        rule.Title.TrimEnd('.'),
        "{0}",
        rule.Category,
        Convert(rule.DefaultSeverity),
        isEnabledByDefault: true,
        helpLinkUri: HelpReference.GetLink(rule.Id),
        customTags: Tags);
}
