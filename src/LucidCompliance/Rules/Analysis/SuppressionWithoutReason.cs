using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects.Suppressions;

namespace LucidCompliance.Rules.Analysis;

/// <summary>LUCID0007: a suppression without a reason, where the policy asks for one.</summary>
public sealed class SuppressionWithoutReason : SuppressionRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID0007",
        Name = nameof(SuppressionWithoutReason),
        Title = "A suppression gives no reason, though the policy asks for one.",
        DefaultSeverity = DiagnosticSeverity.Warning,
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(SuppressionReport report)
    {
        foreach (var remark in report.WithoutReason)
        {
            yield return Finding(remark.Location, remark.Comment is null
                ? $"The exemption from {remark.RuleId} gives no reason, and the policy asks for one (suppressions.requireReason). Without it nobody can "
                    + "tell later whether it still holds. Add 'reason:' to the entry."
                : "The comment gives no reason, and the policy asks for one (suppressions.requireReason). Without it nobody can tell later whether the "
                    + "comment still holds. Write '-- ' and the reason at its end.");
        }
    }
}
