using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Fixes;

/// <summary>
/// Tells the findings that edits bring from those that were there before. An old finding is known again by its rule, its file and its
/// message (numbers aside, for a message may name a line), or by its rule and its place, which moves with the edits. For one use.
/// </summary>
internal sealed class FindingComparison
{
    // How many findings of a rule around a place are looked at: those of one rule hardly ever lie in each other.
    private const int Neighbours = 4;

    private readonly Dictionary<(string Rule, string Path, string Message, TextSpan Span), Stack<Known>> _byPlace = new();
    private readonly Dictionary<(string Rule, string Path, string Message), Stack<Known>> _byMessage = new();
    private readonly Dictionary<(string Rule, string Path), List<Known>> _byFile = new();

    /// <param name="before">The findings before the edits.</param>
    /// <param name="edits">The edits.</param>
    /// <param name="repaired">Whether the edits are meant to repair the finding.</param>
    public FindingComparison(ImmutableArray<Diagnostic> before, EditBatch edits, Predicate<Diagnostic> repaired)
    {
        foreach (var finding in before)
        {
            if (finding.Suppression is null)
            {
                var (rule, path) = (finding.Rule.Id, finding.Location.Path);
                var known = new Known(finding.Severity, edits.Map(path, finding.Location.Span), repaired(finding));
                var message = WithoutNumbers(finding.Message);
                Get(_byPlace, (rule, path, message, known.Span)).Push(known);
                Get(_byFile, (rule, path)).Add(known);
                if (!known.IsRepaired)
                {
                    Get(_byMessage, (rule, path, message)).Push(known);
                }
            }
        }

        foreach (var list in _byFile.Values)
        {
            list.Sort(static (a, b) => a.Span.CompareTo(b.Span));
        }
    }

    /// <summary>The findings that are new or were to be repaired and stay.</summary>
    /// <param name="after">The findings after the edits.</param>
    public List<(Diagnostic Finding, FixRejection Reason)> FindHarm(ImmutableArray<Diagnostic> after)
    {
        var harm = new List<(Diagnostic, FixRejection)>();
        var left = new List<(Diagnostic Finding, string Message)>();
        foreach (var finding in after)
        {
            if (finding.Suppression is not null)
            {
                continue;
            }

            var message = WithoutNumbers(finding.Message);
            var same = Take(_byPlace, (finding.Rule.Id, finding.Location.Path, message, finding.Location.Span), finding);
            if (same is null)
            {
                left.Add((finding, message));
            }
            else if (same.IsRepaired)
            {
                harm.Add((finding, FixRejection.KeepsFinding));
            }
        }

        // A finding whose place is the same but whose words are not may be that of another service, which the first one covered.
        left.RemoveAll(item => Take(_byMessage, (item.Finding.Rule.Id, item.Finding.Location.Path, item.Message), item.Finding) is not null);
        left.RemoveAll(item => TakeNear(item.Finding));
        foreach (var (finding, _) in left)
        {
            if (finding.Severity >= DiagnosticSeverity.Warning)
            {
                harm.Add((finding, FixRejection.IntroducesFinding));
            }
        }

        return harm;
    }

    private static TValue Get<TKey, TValue>(Dictionary<TKey, TValue> values, TKey key)
        where TKey : notnull
        where TValue : new()
    {
        if (!values.TryGetValue(key, out var value))
        {
            values.Add(key, value = new TValue());
        }

        return value;
    }

    private static Known? Take<TKey>(Dictionary<TKey, Stack<Known>> values, TKey key, Diagnostic finding)
        where TKey : notnull
    {
        if (!values.TryGetValue(key, out var stack))
        {
            return null;
        }

        while (stack.Count > 0)
        {
            var known = stack.Pop();
            if (known.TryTake(finding))
            {
                return known;
            }
        }

        return null;
    }

    private bool TakeNear(Diagnostic finding)
    {
        if (!_byFile.TryGetValue((finding.Rule.Id, finding.Location.Path), out var list))
        {
            return false;
        }

        var span = finding.Location.Span;
        var low = 0;
        var high = list.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (list[middle].Span.Start < span.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (var i = Math.Max(0, low - Neighbours); i < list.Count && i < low + Neighbours; i++)
        {
            if (list[i].Span.Start <= span.End && span.Start <= list[i].Span.End && list[i].TryTake(finding))
            {
                return true;
            }
        }

        return false;
    }

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

    private sealed class Known(DiagnosticSeverity severity, TextSpan span, bool isRepaired)
    {
        private bool _isTaken;

        public TextSpan Span { get; } = span;

        public bool IsRepaired { get; } = isRepaired;

        /// <summary>Takes the old finding for a new one. A suggestion that becomes a warning is a new finding.</summary>
        public bool TryTake(Diagnostic finding)
        {
            if (_isTaken || severity < finding.Severity)
            {
                return false;
            }

            return _isTaken = true;
        }
    }
}
