using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Policy;
using LucidCompliance.Subjects.Suppressions;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Suppressions;

/// <summary>Finds the suppressions that are unused, forbidden or without a reason.</summary>
internal static class SuppressionReporter
{
    public static SuppressionReport Report(
        ImmutableArray<SuppressionComment> comments,
        ImmutableArray<string> judgedPaths,
        PolicySet policies,
        DateTime date,
        SuppressionUse use)
    {
        var remarks = new Remarks();
        foreach (var comment in comments)
        {
            if (!comment.IsForeign)
            {
                AddComment(comment, policies.For(comment.Location.Path), use, remarks);
            }
        }

        var seen = new HashSet<SourceLocation>();
        foreach (var policy in policies.Documents)
        {
            foreach (var exemption in policy.Exemptions)
            {
                // Several policies may extend the file that states an exemption.
                if (!seen.Contains(exemption.Location) && AddExemption(exemption, policy, judgedPaths, policies, date, use, remarks))
                {
                    seen.Add(exemption.Location);
                }
            }
        }

        return new SuppressionReport
        {
            Unused = remarks.Unused.ToImmutable(),
            Forbidden = remarks.Forbidden.ToImmutable(),
            WithoutReason = remarks.WithoutReason.ToImmutable(),
        };
    }

    private static void AddComment(SuppressionComment comment, PolicyDocument policy, SuppressionUse use, Remarks remarks)
    {
        if (comment.Reason is null && policy.Suppressions.RequireReason?.Value == true)
        {
            remarks.WithoutReason.Add(new SuppressionRemark(comment.Location, comment.Rules.IsEmpty ? string.Empty : comment.Rules[0].Id) { Comment = comment });
        }

        if (comment.Rules.IsEmpty)
        {
            remarks.Unused.Add(new SuppressionRemark(comment.Location, string.Empty)
            {
                Comment = comment,
                Removal = new TextEdit(comment.RemovalSpan, string.Empty),
            });
            return;
        }

        var isUnused = new bool[comment.Rules.Length];
        for (var i = 0; i < isUnused.Length; i++)
        {
            var rule = comment.Rules[i];
            if (policy.Suppressions.IsLocked(rule.Id))
            {
                remarks.Forbidden.Add(new SuppressionRemark(LocationOf(comment, rule), rule.Id) { Comment = comment });
            }
            else
            {
                isUnused[i] = !use.IsUsed(comment, rule.Id);
            }
        }

        for (var i = 0; i < isUnused.Length; i++)
        {
            if (isUnused[i])
            {
                var rule = comment.Rules[i];
                remarks.Unused.Add(new SuppressionRemark(LocationOf(comment, rule), rule.Id)
                {
                    Comment = comment,
                    Removal = new TextEdit(RemovalOf(comment, i, isUnused), string.Empty),
                });
            }
        }
    }

    private static SourceLocation LocationOf(SuppressionComment comment, SuppressedRule rule) => new(comment.Location.Text, rule.Span);

    // Edits of one comment do not overlap: in front of a used id each takes its own comma, behind the last used one the comma before it.
    private static TextSpan RemovalOf(SuppressionComment comment, int index, bool[] isUnused)
    {
        var lastUsed = Array.LastIndexOf(isUnused, false);
        if (lastUsed < 0)
        {
            return comment.RemovalSpan;
        }

        var rules = comment.Rules;
        return index < lastUsed
            ? TextSpan.FromBounds(rules[index].Span.Start, rules[index + 1].Span.Start)
            : TextSpan.FromBounds(rules[index - 1].Span.End, rules[index].Span.End);
    }

    private static bool AddExemption(
        PolicyExemption exemption,
        PolicyDocument policy,
        ImmutableArray<string> judgedPaths,
        PolicySet policies,
        DateTime date,
        SuppressionUse use,
        Remarks remarks)
    {
        var remark = new SuppressionRemark(exemption.RuleLocation, exemption.RuleId) { Exemption = exemption };
        var lacksReason = exemption.Reason is null && policy.Suppressions.RequireReason?.Value == true;
        if (lacksReason)
        {
            remarks.WithoutReason.Add(remark);
        }

        if (policy.Suppressions.IsLocked(exemption.RuleId))
        {
            remarks.Forbidden.Add(remark);
            return true;
        }

        if (exemption.IsExpired(date))
        {
            remarks.Unused.Add(remark with { IsExpired = true });
            return true;
        }

        if (!use.IsUsed(exemption) && exemption.Path is not null && CoversAny(exemption, policy, judgedPaths, policies))
        {
            remarks.Unused.Add(remark);
            return true;
        }

        return lacksReason;
    }

    private static bool CoversAny(PolicyExemption exemption, PolicyDocument policy, ImmutableArray<string> judgedPaths, PolicySet policies)
    {
        foreach (var path in judgedPaths)
        {
            if (exemption.Covers(path) && ReferenceEquals(policies.For(path), policy))
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Remarks
    {
        public ImmutableArray<SuppressionRemark>.Builder Unused { get; } = ImmutableArray.CreateBuilder<SuppressionRemark>();

        public ImmutableArray<SuppressionRemark>.Builder Forbidden { get; } = ImmutableArray.CreateBuilder<SuppressionRemark>();

        public ImmutableArray<SuppressionRemark>.Builder WithoutReason { get; } = ImmutableArray.CreateBuilder<SuppressionRemark>();
    }
}
