using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Baselines;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects.Suppressions;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Analysis;

/// <summary>LUCID0008: a suppression or a baseline entry that matches no finding, or an exemption whose last day has passed.</summary>
public sealed class UnusedSuppression : SuppressionRule
{
    private static readonly string[] Directives = ["syntax", "escape", "check"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID0008",
        Name = nameof(UnusedSuppression),
        Title = "A suppression matches no finding.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Tag = RuleTag.Unnecessary,
        Fix = FixSafety.Safe,
        DependsOnDate = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(SuppressionReport report)
    {
        foreach (var remark in report.Unused)
        {
            yield return Finding(remark.Location, Describe(remark)) with
            {
                Severity = remark.IsExpired ? DiagnosticSeverity.Warning : Descriptor.DefaultSeverity,
                Fixes = FixesOf(remark),
            };
        }
    }

    private static string Describe(SuppressionRemark remark) =>
        remark.Comment is not null ? DescribeComment(remark)
        : remark.Entry is { } entry ? DescribeEntry(entry)
        : DescribeExemption(remark);

    private static string DescribeEntry(BaselineEntry entry) =>
        $"No finding of {entry.Key.RuleId} in {entry.Key.Path} matches this entry any more, so it only hides what may come. "
        + Cause(entry.Key.RuleId, "Remove the entry, or write the baseline anew with the target LucidBaseline.");

    private static string DescribeExemption(SuppressionRemark remark) => remark is { IsExpired: true, Exemption.Until: { } until }
        ? $"The exemption from {remark.RuleId} ended on {Wording.Day(until)}, so the findings that it covered are reported again. Repair them and "
            + "remove the entry, or set a later date under 'until'."
        : $"No finding of {remark.RuleId} matches this exemption, so it only hides what may come. {Cause(remark.RuleId, "Remove the entry.")}";

    private static string DescribeComment(SuppressionRemark remark)
    {
        if (remark.RuleId.Length == 0)
        {
            return "The comment names no rule, so it suppresses nothing. Name one, such as LUCID1001, or remove the comment.";
        }

        var where = remark.Comment!.IsFileWide ? "in this file" : remark.Comment.Target is null ? "here, because nothing follows the comment" : "in what follows";
        return $"There is no finding of {remark.RuleId} {where}, so the comment suppresses nothing and only hides what may come. "
            + Cause(remark.RuleId, "Remove the id, or the comment.");
    }

    private static string Cause(string ruleId, string advice) =>
        RuleCatalogue.Find(ruleId) is not { } rule ? $"No rule has that id: correct it. {advice}"
        : rule is SuppressionRule ? $"Findings about suppressions cannot be suppressed; set the rule's severity instead. {advice}"
        : advice;

    private static ImmutableArray<Fix> FixesOf(SuppressionRemark remark) =>
        remark.Removal is { } removal && (remark.Comment is null || !WouldReviveDirective(remark.Location.Text, removal.Span))
            ? [new Fix(
                remark.Comment is null ? "Remove the entry"
                : removal.Span == remark.Comment.RemovalSpan ? "Remove the comment"
                : $"Remove {remark.RuleId} from the comment",
                FixSafety.Safe,
                [new FileEdit(remark.Location.Text, removal)])]
            : [];

    // A parser directive below a comment is none; with the comment it would lose what makes it one.
    private static bool WouldReviveDirective(SourceText text, TextSpan removal)
    {
        var content = text.Content;
        var position = removal.End;
        if (position >= content.Length || content[position] != '#' || (removal.Start > 0 && content[removal.Start - 1] is not ('\n' or '\r')))
        {
            return false;
        }

        position++;
        while (position < content.Length && content[position] is ' ' or '\t')
        {
            position++;
        }

        foreach (var directive in Directives)
        {
            if (string.Compare(content, position, directive, 0, directive.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
