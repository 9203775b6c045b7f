using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Policy;
using LucidCompliance.Subjects.Suppressions;
using LucidCompliance.Text;

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
        var index = new CommentIndex(comments);
        var usedExemptions = new HashSet<SourceLocation>();
        var result = diagnostics.ToBuilder();
        foreach (var group in Group(diagnostics))
        {
            var first = diagnostics[group[0]];
            var policy = policies.For(first.Location.Path);
            if (policy.Suppressions.IsLocked(first.Rule.Id))
            {
                continue;
            }

            var scopes = index.Find(first.Location.Path, first.Rule, policy.Suppressions.Foreign?.Value ?? false);
            var exemptions = FindExemptions(policy, first, date);
            if (scopes.Count > 0 || exemptions.Count > 0)
            {
                Mark(result, group, scopes, exemptions, usedExemptions);
            }
        }

        return new SuppressionResult(
            result.ToImmutable(),
            SuppressionReporter.Report(comments, judgedPaths, policies, date, new SuppressionUse(index, usedExemptions, FailedRules(diagnostics))));
    }

    /// <summary>The rules that threw: they have not said whether they have anything to suppress.</summary>
    internal static HashSet<string> FailedRules(ImmutableArray<Diagnostic> diagnostics)
    {
        var failed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Rule.Id == FrontEndRuleIds.RuleFailed && diagnostic.KeyPath is { } id)
            {
                failed.Add(id);
            }
        }

        return failed;
    }

    // One group for each rule and file, its findings in the order of the text.
    private static IEnumerable<List<int>> Group(ImmutableArray<Diagnostic> diagnostics)
    {
        var groups = new Dictionary<(string Path, string RuleId), List<int>>();
        for (var i = 0; i < diagnostics.Length; i++)
        {
            var key = (diagnostics[i].Location.Path, diagnostics[i].Rule.Id);
            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = new List<int>();
            }

            group.Add(i);
        }

        foreach (var group in groups.Values)
        {
            group.Sort((a, b) => diagnostics[a].Location.Span.CompareTo(diagnostics[b].Location.Span));
            yield return group;
        }
    }

    private static List<PolicyExemption> FindExemptions(PolicyDocument policy, Diagnostic diagnostic, DateTime date)
    {
        var result = new List<PolicyExemption>();
        foreach (var exemption in policy.Exemptions)
        {
            if (string.Equals(exemption.RuleId, diagnostic.Rule.Id, StringComparison.Ordinal)
                && !exemption.IsExpired(date)
                && exemption.Covers(diagnostic.Location.Path))
            {
                result.Add(exemption);
            }
        }

        return result;
    }

    // Sweeps over the text; the scopes that are open at one place are few, because they lie in each other like nodes.
    private static void Mark(
        ImmutableArray<Diagnostic>.Builder result,
        List<int> group,
        List<CommentIndex.Scope> scopes,
        List<PolicyExemption> exemptions,
        HashSet<SourceLocation> usedExemptions)
    {
        var open = new List<CommentIndex.Scope>();
        var next = 0;
        foreach (var i in group)
        {
            var diagnostic = result[i];
            var start = diagnostic.Location.Span.Start;
            while (next < scopes.Count && scopes[next].Span.Start <= start)
            {
                open.Add(scopes[next++]);
            }

            open.RemoveAll(scope => scope.Span.End < start);
            var suppression = FromComments(open, diagnostic);
            var exemption = FromExemptions(exemptions, diagnostic, usedExemptions);
            var exposed = Exposed(exemptions, diagnostic, usedExemptions);
            if (suppression is null && exemption is not null && exposed is not null)
            {
                result[i] = exposed with
                {
                    KeyPath = exposed.KeyPath ?? diagnostic.KeyPath,
                    Ordinal = diagnostic.Ordinal,
                    Suppression = diagnostic.Suppression,
                };
            }
            else if ((suppression ?? exemption) is { } found && diagnostic.Suppression is null)
            {
                result[i] = diagnostic with { Suppression = found };
            }
        }
    }

    private static Suppression? FromExemptions(List<PolicyExemption> exemptions, Diagnostic diagnostic, HashSet<SourceLocation> used)
    {
        Suppression? first = null;
        foreach (var exemption in exemptions)
        {
            if (exemption.Service is null || string.Equals(exemption.Service, diagnostic.Service, StringComparison.Ordinal))
            {
                used.Add(exemption.Location);
                first ??= new Suppression("exemption", exemption.Reason);
            }
        }

        return first;
    }

    // The strongest of the other services' findings that no exemption covers.
    private static Diagnostic? Exposed(List<PolicyExemption> exemptions, Diagnostic diagnostic, HashSet<SourceLocation> used)
    {
        Diagnostic? strongest = null;
        foreach (var other in diagnostic.OfOtherServices)
        {
            if (FromExemptions(exemptions, other, used) is null && (strongest is null || other.Severity > strongest.Severity))
            {
                strongest = other;
            }
        }

        return strongest;
    }

    // The innermost comment gives the reason; all that hold the finding are used.
    private static Suppression? FromComments(List<CommentIndex.Scope> open, Diagnostic diagnostic)
    {
        CommentIndex.Scope? innermost = null;
        foreach (var scope in open)
        {
            if (scope.Holds(diagnostic.Location))
            {
                scope.IsUsed = true;
                innermost = innermost is null || scope.Span.Length <= innermost.Span.Length ? scope : innermost;
            }
        }

        return innermost is null ? null : new Suppression("comment", innermost.Comment.Reason);
    }
}
