using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;

namespace LucidCompliance.Engine.Fixes;

/// <summary>Applies as many fixes of a batch as do no harm, all to the same texts.</summary>
internal sealed class FixRound
{
    private static readonly HashSet<Fix> None = new(ReferenceComparer<Fix>.Instance);
    private readonly FixSelection _selection;
    private readonly SyntaxCheck _syntax;
    private readonly Func<OverlayFiles, ImmutableArray<Diagnostic>?> _analyze;
    private readonly OverlayFiles _base;
    private readonly ImmutableArray<Diagnostic> _before;
    private bool _isClosed;

    /// <param name="selection">Which fixes are applicable.</param>
    /// <param name="syntax">Tells whether a file still parses.</param>
    /// <param name="analyze">The findings of texts; null where no more analysis is allowed.</param>
    /// <param name="files">The texts that the fixes refer to.</param>
    /// <param name="before">The findings in them.</param>
    public FixRound(
        FixSelection selection, SyntaxCheck syntax, Func<OverlayFiles, ImmutableArray<Diagnostic>?> analyze, OverlayFiles files, ImmutableArray<Diagnostic> before)
    {
        _selection = selection;
        _syntax = syntax;
        _analyze = analyze;
        _base = files;
        _before = before;
        Files = files;
        Findings = before;
    }

    /// <summary>The fixes that did no harm.</summary>
    public List<AppliedFix> Accepted { get; } = new();

    /// <summary>The fixes that did.</summary>
    public List<RejectedFix> Rejected { get; } = new();

    /// <summary>The texts with the accepted fixes.</summary>
    public OverlayFiles Files { get; private set; }

    /// <summary>The findings in them.</summary>
    public ImmutableArray<Diagnostic> Findings { get; private set; }

    /// <summary>Tries a part of a batch. By halves: most batches do no harm at all. The depth is the logarithm of the batch's size.</summary>
    public void Try(List<AppliedFix> batch, int start, int count)
    {
        if (_isClosed)
        {
            return;
        }

        var edits = new EditBatch();
        var repaired = new HashSet<Diagnostic>(ReferenceComparer<Diagnostic>.Instance);
        Add(Accepted, 0, Accepted.Count, edits, repaired);
        Add(batch, start, count, edits, repaired);
        var files = _base.With(edits);
        if (_syntax.Breaks(_base, files, edits))
        {
            Divide(batch, start, count, FixRejection.BreaksSyntax, null);
            return;
        }

        if (_analyze(files) is not { } after)
        {
            _isClosed = true;
            return;
        }

        var harm = new FindingComparison(_before, edits, repaired.Contains).FindHarm(after);
        if (harm.Count == 0)
        {
            Accept(batch.GetRange(start, count), files, after);
        }
        else if (count > 1 || !TryFollow(batch[start], harm, files, after))
        {
            Divide(batch, start, count, harm[0].Reason, harm[0].Finding);
        }
    }

    // A fix may make another text wrong that has a fix itself (a label that names the user): the two are applied as one.
    private bool TryFollow(AppliedFix cause, List<(Diagnostic Finding, FixRejection Reason)> harm, OverlayFiles files, ImmutableArray<Diagnostic> after)
    {
        var edits = new EditBatch();
        var accepted = new List<AppliedFix> { cause };
        var repaired = new HashSet<Diagnostic>(ReferenceComparer<Diagnostic>.Instance);
        foreach (var (finding, reason) in harm)
        {
            if (reason != FixRejection.IntroducesFinding || _selection.FirstApplicable(finding, files, None) is not { } fix || !edits.TryAdd(fix))
            {
                return false;
            }

            accepted.Add(new AppliedFix(finding, fix));
            repaired.Add(finding);
        }

        var followed = files.With(edits);
        if (_syntax.Breaks(files, followed, edits)
            || _analyze(followed) is not { } findings
            || new FindingComparison(after, edits, repaired.Contains).FindHarm(findings).Count > 0)
        {
            return false;
        }

        // The rest of the batch refers to texts that are no longer there: it waits for the next round.
        Accept(accepted, followed, findings);
        _isClosed = true;
        return true;
    }

    private void Accept(List<AppliedFix> fixes, OverlayFiles files, ImmutableArray<Diagnostic> findings)
    {
        Accepted.AddRange(fixes);
        Files = files;
        Findings = findings;
    }

    private void Divide(List<AppliedFix> batch, int start, int count, FixRejection reason, Diagnostic? witness)
    {
        if (count == 1)
        {
            Rejected.Add(new RejectedFix(batch[start].Finding, batch[start].Fix, reason, witness));
            return;
        }

        Try(batch, start, count / 2);
        Try(batch, start + (count / 2), count - (count / 2));
    }

    private static void Add(List<AppliedFix> batch, int start, int count, EditBatch edits, HashSet<Diagnostic> repaired)
    {
        for (var i = start; i < start + count; i++)
        {
            edits.TryAdd(batch[i].Fix);
            repaired.Add(batch[i].Finding);
        }
    }
}
