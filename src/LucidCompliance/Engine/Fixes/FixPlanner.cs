using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Fixes;

/// <summary>
/// Applies the fixes of an analysis to its texts until none is left: analyse, apply what does not conflict, analyse again. A fix that breaks
/// a file, brings a finding of severity warning or error, or does not remove its own finding is taken back. Equal inputs give equal plans.
/// </summary>
public sealed class FixPlanner
{
    // Each round removes at least one finding. What needs more rounds than this are rules that undo each other.
    private const int MaximumRounds = 32;

    // Hostile artifacts could make every fix do harm, and each is found by bisection.
    private const int MaximumAnalyses = 512;

    private readonly Func<AnalysisInput, AnalysisResult> _analyze;
    private readonly AnalysisInput _input;
    private readonly AnalysisInput _everything;
    private readonly FixSelection _selection;
    private readonly SyntaxCheck _syntax;
    private readonly List<AppliedFix> _applied = new();
    private readonly List<RejectedFix> _rejected = new();
    private readonly HashSet<Fix> _rejectedFixes = new(ReferenceComparer<Fix>.Instance);
    private OverlayFiles _files;
    private int _analyses;

    private FixPlanner(AnalysisInput input, FixOptions options, Func<AnalysisInput, AnalysisResult> analyze)
    {
        _input = input;
        _analyze = analyze;
        _selection = new FixSelection(input.Artifacts, options);
        _syntax = new SyntaxCheck(input.Artifacts);
        _files = new OverlayFiles(input.Files);

        // A fix must not bring a finding into a file that another reporter has.
        var artifacts = input.Artifacts.ToBuilder();
        for (var i = 0; i < artifacts.Count; i++)
        {
            artifacts[i] = artifacts[i] with { IsInScope = true };
        }

        _everything = input with { Artifacts = artifacts.ToImmutable() };
    }

    /// <summary>Plans the fixes of an analysis.</summary>
    /// <param name="input">What is analysed; its files answer equally throughout.</param>
    /// <param name="options">Which fixes.</param>
    /// <param name="cancellation">Cancels the planning.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FixPlan Plan(AnalysisInput input, FixOptions options, CancellationToken cancellation = default) =>
        Plan(input, options, i => Analyzer.Analyze(i, cancellation));

    internal static FixPlan Plan(AnalysisInput input, FixOptions options, Func<AnalysisInput, AnalysisResult> analyze) =>
        new FixPlanner(input, options, analyze).Run();

    private FixPlan Run()
    {
        var findings = Analyze(_files)!.Value;
        var isComplete = false;
        for (var round = 0; round < MaximumRounds && _analyses < MaximumAnalyses; round++)
        {
            var batch = _selection.Select(findings, _files, _rejectedFixes);
            if (batch.Count == 0)
            {
                isComplete = true;
                break;
            }

            var trial = new FixRound(_selection, _syntax, Analyze, _files, findings);
            trial.Try(batch, 0, batch.Count);
            if (trial.Accepted.Count > 0)
            {
                // On the new texts everything is tried anew.
                _applied.AddRange(trial.Accepted);
                _files = trial.Files;
                findings = trial.Findings;
                _rejected.Clear();
                _rejectedFixes.Clear();
            }
            else
            {
                foreach (var rejected in trial.Rejected)
                {
                    _rejected.Add(rejected);
                    _rejectedFixes.Add(rejected.Fix);
                }
            }
        }

        return CreatePlan(isComplete);
    }

    private FixPlan CreatePlan(bool isComplete)
    {
        var files = new SortedDictionary<string, FixedFile>(StringComparer.Ordinal);
        foreach (var path in _files.Paths)
        {
            var original = _input.Files.Read(path).Text;
            var content = _files.Read(path).Text!.Content;
            if (original is null)
            {
                files.Add(path, new FixedFile(new SourceText(path, string.Empty), content, IsNew: true));
            }
            else if (!string.Equals(original.Content, content, StringComparison.Ordinal))
            {
                files.Add(path, new FixedFile(original, content));
            }
        }

        var remaining = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var finding in _analyze(On(_input, _files)).Diagnostics)
        {
            if (finding.Suppression is null)
            {
                remaining.Add(finding);
            }
        }

        return new FixPlan
        {
            Files = files.Values.ToImmutableArray(),
            Applied = _applied.ToImmutableArray(),
            Rejected = _rejected.ToImmutableArray(),
            Remaining = remaining.ToImmutable(),
            IsComplete = isComplete,
        };
    }

    // What MSBuild evaluated does not hold for an edited project: then its files alone tell.
    private static AnalysisInput On(AnalysisInput input, OverlayFiles files)
    {
        foreach (var path in files.Paths)
        {
            if (ArtifactDiscovery.Classify(path) is ArtifactKind.Project or ArtifactKind.Props)
            {
                return input with { Files = files, EvaluatedProjects = [] };
            }
        }

        return input with { Files = files };
    }

    // Null where the budget is used up.
    private ImmutableArray<Diagnostic>? Analyze(OverlayFiles files) =>
        _analyses++ < MaximumAnalyses ? _analyze(On(_everything, files)).Diagnostics : null;
}
