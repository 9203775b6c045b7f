using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Fixes;

/// <summary>
/// Tells the findings that edits bring from those that were there before. An old finding is known again by its rule, its file and its
/// message (numbers aside, for a message may name a line), or by its rule and its place, which moves with the edits.
/// </summary>
internal sealed class FindingComparison
{
    private static readonly List<Known> None = new();
    private readonly Dictionary<(string Rule, string Path), List<Known>> _known = new();

    /// <param name="before">The findings before the edits.</param>
    /// <param name="edits">The edits.</param>
    /// <param name="repaired">Whether the edits are meant to repair the finding.</param>
    public FindingComparison(ImmutableArray<Diagnostic> before, EditBatch edits, Predicate<Diagnostic> repaired)
    {
        foreach (var finding in before)
        {
            if (finding.Suppression is null)
            {
                var key = (finding.Rule.Id, finding.Location.Path);
                if (!_known.TryGetValue(key, out var list))
                {
                    _known.Add(key, list = new List<Known>());
                }

                list.Add(new Known(finding, edits.Map(finding.Location.Path, finding.Location.Span), repaired(finding)));
            }
        }
    }

    /// <summary>The findings that are new or were to be repaired and stay.</summary>
    /// <param name="after">The findings after the edits.</param>
    public List<(Diagnostic Finding, FixRejection Reason)> FindHarm(ImmutableArray<Diagnostic> after)
    {
        var harm = new List<(Diagnostic, FixRejection)>();
        var left = new List<(Diagnostic Finding, List<Known> Known, string Message)>();
        foreach (var finding in after)
        {
            if (finding.Suppression is not null)
            {
                continue;
            }

            if (!_known.TryGetValue((finding.Rule.Id, finding.Location.Path), out var known))
            {
                known = None;
            }

            var message = WithoutNumbers(finding.Message);
            var same = Take(known, finding, k => k.Span == finding.Location.Span && k.Message == message);
            if (same is null)
            {
                left.Add((finding, known, message));
            }
            else if (same.IsRepaired)
            {
                harm.Add((finding, FixRejection.KeepsFinding));
            }
        }

        // A finding whose place is the same but whose words are not may be that of another service, which the first one covered.
        left.RemoveAll(item => Take(item.Known, item.Finding, k => !k.IsRepaired && k.Message == item.Message) is not null);
        left.RemoveAll(item => Take(item.Known, item.Finding, k => Touch(k.Span, item.Finding.Location.Span)) is not null);
        foreach (var (finding, _, _) in left)
        {
            if (finding.Severity >= DiagnosticSeverity.Warning)
            {
                harm.Add((finding, FixRejection.IntroducesFinding));
            }
        }

        return harm;
    }

    private static Known? Take(List<Known> known, Diagnostic finding, Predicate<Known> isSame)
    {
        foreach (var candidate in known)
        {
            // A suggestion that becomes a warning is a new finding.
            if (!candidate.IsTaken && candidate.Finding.Severity >= finding.Severity && isSame(candidate))
            {
                candidate.IsTaken = true;
                return candidate;
            }
        }

        return null;
    }

    private static bool Touch(TextSpan left, TextSpan right) => left.Start <= right.End && right.Start <= left.End;

    private static string WithoutNumbers(string message)
    {
        var result = new StringBuilder(message.Length);
        foreach (var c in message)
        {
            if (c is < '0' or > '9')
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    private sealed class Known(Diagnostic finding, TextSpan span, bool isRepaired)
    {
        public Diagnostic Finding { get; } = finding;

        public TextSpan Span { get; } = span;

        public string Message { get; } = WithoutNumbers(finding.Message);

        public bool IsRepaired { get; } = isRepaired;

        public bool IsTaken { get; set; }
    }
}
