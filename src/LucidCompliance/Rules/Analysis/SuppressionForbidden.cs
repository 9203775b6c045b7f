using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects.Suppressions;

namespace LucidCompliance.Rules.Analysis;

/// <summary>LUCID0009: a suppression of a rule that the policy locks; it suppresses nothing (RULES.md convention 17).</summary>
public sealed class SuppressionForbidden : SuppressionRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID0009",
        Name = nameof(SuppressionForbidden),
        Title = "A suppression names a rule that the policy locks.",
        DefaultSeverity = DiagnosticSeverity.Error,
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(SuppressionReport report)
    {
        foreach (var remark in report.Forbidden)
        {
            var (what, advice) = remark switch
            {
                { Entry: not null } => ("The baseline entry", "remove the entry: the target LucidBaseline does, and never adds one for a locked rule."),
                { Comment: not null } => ("The comment", "remove the id from the comment."),
                _ => ("The exemption", "remove the exemption."),
            };
            yield return Finding(
                remark.Location,
                $"{what} suppresses {remark.RuleId}, which the policy locks (suppressions.locked), so it has no effect and every finding of the rule "
                + "stays. Repair what the rule reports, and " + advice);
        }
    }
}
