using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules;
using LucidCompliance.Rules.Analysis;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Suppressions;
using LucidCompliance.Text;

namespace LucidCompliance.Engine;

/// <summary>Runs rules over the subjects; a rule that throws is isolated and named (LUCID0006), the others still run.</summary>
internal static class RuleRun
{
    /// <summary>The findings of all rules, one for each defect.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="subjects">What they judge.</param>
    /// <param name="place">The file in scope at which a failed rule is reported.</param>
    /// <param name="cancellation">Cancels the run.</param>
    public static List<Diagnostic> Run(ImmutableArray<Rule> rules, AnalysisSubjects subjects, SourceText place, CancellationToken cancellation) =>
        Run(rules, rule => rule.Check(subjects), place, cancellation);

    /// <summary>The findings about suppressions: a second run, because only the findings of the first one tell which suppression is used.</summary>
    /// <param name="rules">The rules; those that are no <see cref="SuppressionRule"/> have spoken.</param>
    /// <param name="report">What they judge.</param>
    /// <param name="place">The file in scope at which a failed rule is reported.</param>
    /// <param name="cancellation">Cancels the run.</param>
    public static List<Diagnostic> Run(ImmutableArray<Rule> rules, SuppressionReport report, SourceText place, CancellationToken cancellation) =>
        Run(rules, rule => rule is SuppressionRule suppressionRule ? suppressionRule.Check(report) : [], place, cancellation);

    private static List<Diagnostic> Run(
        ImmutableArray<Rule> rules, Func<Rule, IEnumerable<Diagnostic>> check, SourceText place, CancellationToken cancellation)
    {
        var findings = new List<Diagnostic>();
        foreach (var rule in rules)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = findings.Count;
            try
            {
                foreach (var finding in check(rule))
                {
                    findings.Add(finding);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // What the rule found before it failed may be half a truth: it is dropped.
                findings.RemoveRange(count, findings.Count - count);
                findings.Add(RuleFailed.Finding(rule.Descriptor, exception, place));
            }
        }

        return DefectFilter.OnePerDefect(findings);
    }
}
