using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Baselines;
using LucidCompliance.Diagnostics;

namespace LucidCompliance.Engine.Baselines;

/// <summary>
/// Plans the baseline of the present findings of severity warning and error. What the analysis speaks for is replaced, every other entry
/// stays: the reporters of a solution share a file. A finding goes into the nearest baseline file upwards, else into one at the root.
/// </summary>
public static class BaselinePlanner
{
    /// <summary>Plans the files.</summary>
    /// <param name="input">What is analysed.</param>
    /// <param name="cancellation">Cancels the analysis.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BaselinePlan Plan(AnalysisInput input, CancellationToken cancellation = default) =>
        Plan(Analyzer.Analyze(input, cancellation));

    internal static BaselinePlan Plan(AnalysisResult result)
    {
        var held = ImmutableArray.CreateBuilder<Diagnostic>();
        var left = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var finding in result.Diagnostics)
        {
            // What the baseline itself is blamed for goes when it is written anew.
            if (finding.Severity >= DiagnosticSeverity.Warning
                && finding.Suppression is null or { Kind: Suppression.Baseline }
                && !(IsAboutSuppressions(finding) && result.Baselines!.Contains(finding.Location.Path)))
            {
                (MayHold(finding, result) ? held : left).Add(finding);
            }
        }

        var baselines = result.Baselines!;
        foreach (var file in baselines.Files)
        {
            if (!file.Errors.IsEmpty)
            {
                return new BaselinePlan { Files = [], Held = [], Left = left.ToImmutable(), Added = 0, Removed = 0, Broken = file.Path };
            }
        }

        var before = new HashSet<BaselineKey>();
        var keys = new SortedDictionary<string, HashSet<BaselineKey>>(StringComparer.Ordinal);
        var owned = new HashSet<BaselineEntry>(result.OwnedEntries, Fixes.ReferenceComparer<BaselineEntry>.Instance);
        foreach (var file in baselines.Files)
        {
            var kept = keys[file.Path] = new HashSet<BaselineKey>();
            foreach (var entry in file.Entries)
            {
                before.Add(entry.Key);
                if (!owned.Contains(entry))
                {
                    kept.Add(entry.Key);
                }
            }
        }

        var added = 0;
        foreach (var finding in held)
        {
            var key = BaselineKey.Of(finding);
            var path = baselines.FindFile(key.Path)?.Path ?? BaselineSet.FileName;
            if (!keys.TryGetValue(path, out var entries))
            {
                keys[path] = entries = new HashSet<BaselineKey>();
            }

            entries.Add(key);
            added += before.Contains(key) ? 0 : 1;
        }

        return new BaselinePlan
        {
            Files = Changes(keys, baselines),
            Held = held.ToImmutable(),
            Left = left.ToImmutable(),
            Added = added,
            Removed = before.Count - CountIn(before, keys),
        };
    }

    private static bool MayHold(Diagnostic finding, AnalysisResult result) =>
        BaselineKey.CanHold(finding)
        && !IsAboutSuppressions(finding)
        && !result.Policies!.For(finding.Location.Path).Suppressions.IsLocked(finding.Rule.Id);

    // They are made after the baseline is applied.
    private static bool IsAboutSuppressions(Diagnostic finding) => Rules.RuleCatalogue.Find(finding.Rule.Id) is Rules.SuppressionRule;

    private static int CountIn(HashSet<BaselineKey> before, SortedDictionary<string, HashSet<BaselineKey>> keys)
    {
        var left = new HashSet<BaselineKey>();
        foreach (var file in keys.Values)
        {
            left.UnionWith(file);
        }

        left.IntersectWith(before);
        return left.Count;
    }

    private static ImmutableArray<BaselineChange> Changes(SortedDictionary<string, HashSet<BaselineKey>> keys, BaselineSet baselines)
    {
        var changes = ImmutableArray.CreateBuilder<BaselineChange>();
        foreach (var pair in keys)
        {
            var file = Find(baselines, pair.Key);
            var original = file?.Text;
            var newLine = original?.Content.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
            var content = BaselineText.Format(pair.Value, file?.BaseDirectory ?? string.Empty, newLine);
            if (!string.Equals(content, original?.Content, StringComparison.Ordinal))
            {
                changes.Add(new BaselineChange(pair.Key, original, content, pair.Value.Count));
            }
        }

        return changes.ToImmutable();
    }

    private static BaselineFile? Find(BaselineSet baselines, string path)
    {
        foreach (var file in baselines.Files)
        {
            if (string.Equals(file.Path, path, StringComparison.Ordinal))
            {
                return file;
            }
        }

        return null;
    }
}
