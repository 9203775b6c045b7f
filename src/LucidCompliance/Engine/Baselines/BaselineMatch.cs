using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Baselines;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine.Suppressions;
using LucidCompliance.Model;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Suppressions;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Baselines;

/// <summary>Findings after the baseline.</summary>
/// <param name="Diagnostics">The given findings in the given order.</param>
/// <param name="Report">What to report about all suppressions.</param>
/// <param name="OwnedEntries">See <see cref="AnalysisResult.OwnedEntries"/>.</param>
internal sealed record BaselineResult(ImmutableArray<Diagnostic> Diagnostics, SuppressionReport Report, ImmutableArray<BaselineEntry> OwnedEntries);

/// <summary>
/// Holds back what a baseline names, after comments and exemptions have had their say. An entry is stale only where this analysis can know
/// it: the file is judged here, or it is gone and nobody else would speak for it.
/// </summary>
internal sealed class BaselineMatch
{
    private readonly AnalysisSubjects _subjects;
    private readonly Func<string, bool>? _ownsPath;
    private readonly HashSet<string> _judged;
    private readonly HashSet<BaselineEntry> _used = new(Fixes.ReferenceComparer<BaselineEntry>.Instance);

    public BaselineMatch(AnalysisSubjects subjects, FindingScope scope, Func<string, bool>? ownsPath)
    {
        _subjects = subjects;
        _ownsPath = ownsPath;
        _judged = new HashSet<string>(scope.Paths, StringComparer.Ordinal);
        foreach (var document in subjects.ComposeDocuments)
        {
            if (scope.Contains(document.Text.Path))
            {
                _judged.Add(document.Text.Path);
            }
        }

        foreach (var script in subjects.Scripts)
        {
            _judged.Add(script.Artifact.Path);
        }

        foreach (var unreadable in subjects.Unreadable)
        {
            _judged.Remove(unreadable.Artifact.Path);
        }
    }

    /// <summary>Marks the findings of the baselines and adds the entries that are unused or forbidden to the report.</summary>
    public BaselineResult Apply(SuppressionResult suppressed)
    {
        if (_subjects.Baselines.Files.IsEmpty)
        {
            return new BaselineResult(suppressed.Diagnostics, suppressed.Report, ImmutableArray<BaselineEntry>.Empty);
        }

        var diagnostics = suppressed.Diagnostics.ToBuilder();
        var failed = SuppressionEngine.FailedRules(suppressed.Diagnostics);
        for (var i = 0; i < diagnostics.Count; i++)
        {
            if (BaselineKey.CanHold(diagnostics[i]) && _subjects.Baselines.Find(BaselineKey.Of(diagnostics[i])) is { } entry)
            {
                _used.Add(entry);
                if (diagnostics[i].Suppression is null && !IsLocked(entry))
                {
                    diagnostics[i] = diagnostics[i] with { Suppression = new Suppression(Suppression.Baseline, null) };
                }
            }
        }

        var unused = suppressed.Report.Unused.ToBuilder();
        var forbidden = suppressed.Report.Forbidden.ToBuilder();
        var owned = ImmutableArray.CreateBuilder<BaselineEntry>();
        foreach (var file in _subjects.Baselines.Files)
        {
            foreach (var entry in file.Entries)
            {
                if (!IsOwned(entry))
                {
                    continue;
                }

                owned.Add(entry);
                var remark = new SuppressionRemark(entry.Location, entry.Key.RuleId) { Entry = entry, Removal = new TextEdit(entry.Removal, string.Empty) };
                if (IsLocked(entry))
                {
                    forbidden.Add(remark);
                }
                else if (!_used.Contains(entry) && !failed.Contains(entry.Key.RuleId))
                {
                    unused.Add(remark);
                }
            }
        }

        var report = suppressed.Report with { Unused = unused.ToImmutable(), Forbidden = forbidden.ToImmutable() };
        return new BaselineResult(diagnostics.ToImmutable(), report, owned.ToImmutable());
    }

    private bool IsLocked(BaselineEntry entry) => _subjects.Policies.For(entry.Key.Path).Suppressions.IsLocked(entry.Key.RuleId);

    // A file that git ignores is another one on every machine: here it may be missing, elsewhere it is not.
    private bool IsOwned(BaselineEntry entry)
    {
        var path = entry.Key.Path;
        if (_ownsPath is not null && !_ownsPath(path))
        {
            return false;
        }

        return _judged.Contains(path)
            || (_subjects.Files.GetKind(path) is { IsKnown: true, Value: PathKind.Missing }
                && _subjects.Files.IsIgnored(path) is { IsKnown: true, Value: false });
    }
}
