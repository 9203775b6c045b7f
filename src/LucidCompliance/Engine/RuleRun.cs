using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules;
using LucidCompliance.Subjects;

namespace LucidCompliance.Engine;

/// <summary>Runs rules over the subjects; a rule that throws is isolated and named (LUCID0006), the others still run.</summary>
internal static class RuleRun
{
    /// <summary>The findings of all rules, one for each defect.</summary>
    public static List<Diagnostic> Run(ImmutableArray<Rule> rules, AnalysisSubjects subjects, CancellationToken cancellation)
    {
        var findings = new List<Diagnostic>();
        foreach (var rule in rules)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = findings.Count;
            try
            {
                foreach (var finding in rule.Check(subjects))
                {
                    findings.Add(finding);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // What the rule found before it failed may be half a truth: it is dropped.
                findings.RemoveRange(count, findings.Count - count);
                if (RuleFailed.Finding(rule.Descriptor, exception, subjects) is { } failure)
                {
                    findings.Add(failure);
                }
            }
        }

        return DefectFilter.OnePerDefect(findings);
    }
}
