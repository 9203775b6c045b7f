using System.Collections.Generic;
using LucidCompliance.Policy;
using LucidCompliance.Subjects.Suppressions;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Suppressions;

/// <summary>Which suppressions have suppressed something, or may have: of a rule that failed it is not known.</summary>
internal sealed class SuppressionUse(CommentIndex comments, HashSet<SourceLocation> exemptions, HashSet<string> failedRules)
{
    /// <summary>Whether a rule of a comment is not proven to be unused.</summary>
    public bool IsUsed(SuppressionComment comment, string ruleId) => failedRules.Contains(ruleId) || comments.IsUsed(comment, ruleId);

    /// <summary>Whether an exemption is not proven to be unused.</summary>
    public bool IsUsed(PolicyExemption exemption) => failedRules.Contains(exemption.RuleId) || exemptions.Contains(exemption.Location);
}
