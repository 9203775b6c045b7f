using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine.Baselines;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Fixes;
using LucidCompliance.Repository.Incremental;

namespace LucidCompliance.Repository.Baselines;

/// <summary>What a target that writes a baseline says.</summary>
/// <param name="Text">The summary, or why nothing was written.</param>
/// <param name="HasFailed">Whether the baseline is not what it should be.</param>
internal sealed record BaselineOutcome(string Text, bool HasFailed);

/// <summary>Brings the present findings of one reporter into the baseline. What others have in it stays.</summary>
internal static class BaselineRun
{
    private const int MaximumRows = 30;

    /// <summary>Analyses, writes and tells.</summary>
    /// <param name="analysis">What to analyse.</param>
    /// <param name="subject">Whose findings these are, in words.</param>
    /// <param name="cancellation">Cancels the run; a file that is being replaced is finished first.</param>
    public static BaselineOutcome Run(PreparedAnalysis analysis, string subject, CancellationToken cancellation)
    {
        using var repository = RepositoryLock.Take(analysis.Root, cancellation);
        var index = RepositoryIndex.TryParse(analysis.Index) ?? new RepositoryIndex([], []);
        var (input, _) = EngineRun.CreateInput(analysis.Request, index, analysis.Facts, QuestionJournal.None);
        var plan = BaselinePlanner.Plan(input, cancellation);
        if (plan.Broken is { } broken)
        {
            return new BaselineOutcome(DescribeBroken("LucidBaseline", broken), true);
        }

        var refusals = BaselineFiles.Write(analysis.Facts.Disk, plan);
        return refusals.Count > 0
            ? new BaselineOutcome("LucidBaseline: " + string.Join(" ", refusals) + " Run the target again.", true)
            : new BaselineOutcome(Describe(plan, subject), false);
    }

    /// <summary>Says that a baseline is left alone.</summary>
    public static string DescribeBroken(string target, string path) =>
        $"{target}: {path} is not understood, so it was left as it is. A build says what is wrong in it: repair or delete it, and run the target again.";

    private static string Describe(BaselinePlan plan, string subject)
    {
        var text = new StringBuilder("LucidBaseline: ");
        if (plan.Held.IsEmpty)
        {
            text.Append("nothing to hold back in ").Append(subject);
        }
        else
        {
            text.Append(plan.Held.Length == 1 ? "1 finding of " : FormattableString.Invariant($"{plan.Held.Length} findings of "))
                .Append(subject).Append(plan.Held.Length == 1 ? " is held back" : " are held back");
        }

        text.Append(FormattableString.Invariant($" ({plan.Added} new, {plan.Removed} gone)"))
            .Append(plan.Files.IsEmpty ? "; nothing was written.\n" : ".\n");
        foreach (var file in plan.Files)
        {
            text.Append("Written: ").Append(EngineRun.OneLine(file.Path)).Append(FormattableString.Invariant($", {file.Entries} entries in all.\n"));
        }

        new RuleCounts(plan.Held).AppendTo(text, MaximumRows);
        AppendLeft(text, plan.Left);
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>Adds the findings that no baseline holds.</summary>
    public static void AppendLeft(StringBuilder text, IReadOnlyList<Diagnostic> left)
    {
        if (left.Count == 0)
        {
            return;
        }

        text.Append("No baseline may hold these:\n");
        for (var i = 0; i < left.Count && i < MaximumRows; i++)
        {
            var start = left[i].Location.Start;
            text.Append(FormattableString.Invariant($"  {EngineRun.OneLine(left[i].Location.Path)}({start.Line + 1},{start.Column + 1}): {left[i].Rule.Id}: "))
                .Append(left[i].Rule.Title).Append('\n');
        }
    }
}
