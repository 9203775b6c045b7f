using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Text;

namespace LucidCompliance.Engine;

/// <summary>One finding per defect: equal findings are merged, and the most specific rule wins on a subject (RULES.md convention 4).</summary>
internal static class DefectFilter
{
    public static List<Diagnostic> OnePerDefect(List<Diagnostic> findings)
    {
        var spoken = new HashSet<RuleSubject>();
        foreach (var finding in findings)
        {
            spoken.Add(new RuleSubject(finding.Rule.Id, finding.Subject ?? finding.Location));
            spoken.Add(new RuleSubject(finding.Rule.Id, finding.Location));
        }

        var places = new Dictionary<RuleSubject, int>();
        var others = new List<OtherServices?>();
        var result = new List<Diagnostic>(findings.Count);
        foreach (var finding in findings)
        {
            if (IsSilenced(finding, spoken))
            {
                continue;
            }

            // Several services that share a Dockerfile say the same of one place: the strongest stays, the first of equals.
            var place = new RuleSubject(finding.Rule.Id, finding.Location);
            if (places.TryGetValue(place, out var index) && !IsAnotherMatter(result[index], finding))
            {
                result[index] = Merge(result[index], finding, others[index] ??= new OtherServices());
            }
            else
            {
                places[place] = result.Count;
                result.Add(finding);
                others.Add(null);
            }
        }

        for (var i = 0; i < result.Count; i++)
        {
            if (others[i] is { } list)
            {
                result[i] = result[i] with { OfOtherServices = list.Findings.ToImmutable() };
            }
        }

        return result;
    }

    private static Diagnostic Merge(Diagnostic first, Diagnostic second, OtherServices others)
    {
        var (shown, hidden) = second.Severity > first.Severity ? (second, first) : (first, second);
        if (hidden.Service is null)
        {
            if (ReferenceEquals(shown, second))
            {
                others.Clear();
            }
        }
        else if (!string.Equals(shown.Service, hidden.Service, StringComparison.Ordinal))
        {
            others.Add(hidden);
        }

        return shown;
    }

    // Two findings of one rule at one place differ where they name different keys (two labels missing at one service). What several
    // services share by extends or an anchor is one text, though its keys differ by the service.
    private static bool IsAnotherMatter(Diagnostic left, Diagnostic right) =>
        left.KeyPath is not null && right.KeyPath is not null && !string.Equals(left.KeyPath, right.KeyPath, StringComparison.Ordinal)
        && string.Equals(left.Service, right.Service, StringComparison.Ordinal);

    private static bool IsSilenced(Diagnostic finding, HashSet<RuleSubject> spoken)
    {
        foreach (var id in finding.Rule.YieldsTo)
        {
            if (spoken.Contains(new RuleSubject(id, finding.Subject ?? finding.Location)) || spoken.Contains(new RuleSubject(id, finding.Location)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What services whose finding is not shown say of the same place, each service once.</summary>
    private sealed class OtherServices
    {
        private readonly HashSet<string> _services = new(StringComparer.Ordinal);

        public ImmutableArray<Diagnostic>.Builder Findings { get; } = ImmutableArray.CreateBuilder<Diagnostic>();

        public void Add(Diagnostic finding)
        {
            if (_services.Add(finding.Service!))
            {
                Findings.Add(finding);
            }
        }

        public void Clear()
        {
            _services.Clear();
            Findings.Clear();
        }
    }

    // A class and no tuple: collections of tuples are compiled when they are first used, even where the rest was compiled ahead of time.
    private sealed class RuleSubject(string rule, object subject) : IEquatable<RuleSubject>
    {
        private readonly string _rule = rule;
        private readonly object _subject = subject;

        public bool Equals(RuleSubject? other) =>
            other is not null && string.Equals(_rule, other._rule, StringComparison.Ordinal)
            && (_subject is string or SourceLocation ? _subject.Equals(other._subject) : ReferenceEquals(_subject, other._subject));

        public override bool Equals(object? obj) => Equals(obj as RuleSubject);

        public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(_rule) * 397) ^ _subject.GetHashCode());
    }
}
