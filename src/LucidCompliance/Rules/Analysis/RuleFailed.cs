using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Analysis;

/// <summary>LUCID0006: a rule threw, or the model of an artifact could not be made because of a defect of the product.</summary>
public sealed class RuleFailed : Rule
{
    private static readonly RuleDescriptor Data = new()
    {
        Id = "LUCID0006",
        Name = nameof(RuleFailed),
        Title = "A rule failed, so its findings are missing.",
        DefaultSeverity = DiagnosticSeverity.Warning,
    };

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor => Data;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var (artifact, exception) in subjects.Failures)
        {
            yield return Finding(
                new SourceLocation(new SourceText(artifact.Path, string.Empty), new TextSpan(0, 0)),
                $"The analysis of this file fails with {exception.GetType().Name}. Findings that depend on it are missing, all others are "
                + "complete. Report the defect.");
        }
    }

    /// <summary>
    /// The finding about a rule that threw. It names the exception's type and never its message, which may quote an artifact.
    /// </summary>
    /// <param name="failed">The rule.</param>
    /// <param name="exception">What it threw.</param>
    /// <param name="place">The artifact at whose beginning the finding stands.</param>
    public static Diagnostic Finding(RuleDescriptor failed, Exception exception, SourceText place) => new()
    {
        Rule = Data,
        Location = new SourceLocation(place, new TextSpan(0, 0)),
        Message = $"Rule {failed.Id} ({failed.Name}) fails with {exception.GetType().Name}. Its findings are missing, those of all other rules "
            + "are complete. Report the defect; until it is repaired, set the rule to none.",
        Severity = Data.DefaultSeverity,
        Subject = failed.Id,
        KeyPath = failed.Id,
    };
}
