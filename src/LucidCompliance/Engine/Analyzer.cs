using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine.Baselines;
using LucidCompliance.Engine.Severity;
using LucidCompliance.Engine.Suppressions;
using LucidCompliance.Model;
using LucidCompliance.Policy;
using LucidCompliance.Rules;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Suppressions;
using LucidCompliance.Text;

namespace LucidCompliance.Engine;

/// <summary>The engine: a pure function from artifacts to findings.</summary>
public static class Analyzer
{
    /// <summary>Analyses the artifacts. Never throws for what an artifact contains.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static AnalysisResult Analyze(AnalysisInput input, CancellationToken cancellation = default) =>
        Analyze(input, RuleCatalogue.All, cancellation);

    internal static AnalysisResult Analyze(AnalysisInput input, ImmutableArray<Rule> rules, CancellationToken cancellation = default)
    {
        var policies = new PolicySet(input.Files, RuleCatalogue.Descriptors, input.PolicyPath);
        // The scope asks for the policy of every artifact, so that the rules see the defects of all of them.
        var scope = new FindingScope(input.Artifacts, policies);
        var subjects = new SubjectBuilder(input.Artifacts, input.Files, policies, input.Date, input.ReporterOf, cancellation) { Evaluated = input.EvaluatedProjects }.Build();
        scope.LeaveSharedFiles(subjects.ComposeProjects);
        scope.LeaveDockerfiles(subjects, input.ReporterOf);
        var place = PlaceOfFailures(input);
        var findings = RuleRun.Run(rules, subjects, place, cancellation);
        InlineDockerfiles.MoveToCompose(findings, subjects);
        findings.RemoveAll(finding => !scope.Contains(finding.Location.Path));
        FindingIdentity.Complete(findings, subjects.Dockerfiles);
        var suppressed = SuppressionEngine.Apply(
            [.. findings], SuppressionComments(subjects, scope), scope.Paths, policies, input.Date);
        var baselined = input.IgnoresBaselines
            ? new BaselineResult(suppressed.Diagnostics, suppressed.Report, [])
            : new BaselineMatch(subjects, scope, input.OwnsPath).Apply(suppressed);
        var report = baselined.Report;
        if (input.Files is IPartialRepositoryFiles { HasOpenQuestions: true })
        {
            // What a suppression hides may be just what could not be proven here.
            report = report with { Unused = ImmutableArray<SuppressionRemark>.Empty };
        }

        var remarks = RuleRun.Run(rules, report, place, cancellation);

        // Which entries of a baseline are spoken of is settled: its file is everybody's.
        remarks.RemoveAll(finding => !scope.Contains(finding.Location.Path) && !subjects.Baselines.Contains(finding.Location.Path));
        return new AnalysisResult(WithSeverities(baselined.Diagnostics.AddRange(remarks), input, policies))
        {
            Baselines = subjects.Baselines,
            OwnedEntries = baselined.OwnedEntries,
            Policies = policies,
            Subjects = subjects,
        };
    }

    // A rule that fails belongs to no file; it is reported at the first one in scope.
    private static SourceText PlaceOfFailures(AnalysisInput input)
    {
        foreach (var artifact in input.Artifacts)
        {
            if (artifact.IsInScope)
            {
                return new SourceText(artifact.Path, string.Empty);
            }
        }

        return new SourceText(".", string.Empty);
    }

    private static ImmutableArray<Diagnostic> WithSeverities(ImmutableArray<Diagnostic> findings, AnalysisInput input, PolicySet policies)
    {
        var editorConfigs = new EditorConfigSet(input.Files);
        var globalConfig = GlobalConfigs.Merge(input.Severities.GlobalConfigs);
        var shown = new List<Diagnostic>(findings.Length);
        foreach (var finding in findings)
        {
            var path = finding.Location.Path;
            var severity = SeverityResolver.Resolve(
                finding.Rule, finding.Severity, policies.For(path), editorConfigs.For(path), globalConfig, input.Severities);
            if (severity != DiagnosticSeverity.None)
            {
                shown.Add(finding with { Severity = severity });
            }
        }

        shown.Sort(static (left, right) => Compare(left, right));
        return [.. shown];
    }

    private static ImmutableArray<SuppressionComment> SuppressionComments(AnalysisSubjects subjects, FindingScope scope)
    {
        var comments = ImmutableArray.CreateBuilder<SuppressionComment>();
        foreach (var dockerfile in subjects.Dockerfiles)
        {
            if (dockerfile.Artifact.Kind == ArtifactKind.Dockerfile && scope.Contains(dockerfile.Artifact.Path))
            {
                comments.AddRange(Suppressions.SuppressionComments.Read(dockerfile.Syntax));
            }
        }

        foreach (var document in subjects.ComposeDocuments)
        {
            if (scope.Contains(document.Text.Path))
            {
                comments.AddRange(Suppressions.SuppressionComments.Read(document));
            }
        }

        foreach (var file in subjects.EnvFiles)
        {
            if (scope.Contains(file.Artifact.Path))
            {
                comments.AddRange(Suppressions.SuppressionComments.Read(file.Syntax));
            }
        }

        foreach (var file in subjects.SettingsFiles)
        {
            if (scope.Contains(file.Artifact.Path))
            {
                comments.AddRange(Suppressions.SuppressionComments.ReadLines(file.Syntax.Text, "//"));
            }
        }

        foreach (var config in subjects.NuGetConfigs)
        {
            if (scope.Contains(config.Artifact.Path))
            {
                comments.AddRange(Suppressions.SuppressionComments.ReadLines(config.Text, "<!--"));
            }
        }

        foreach (var project in subjects.MsBuildFiles)
        {
            if (scope.Contains(project.Artifact.Path))
            {
                comments.AddRange(Suppressions.SuppressionComments.ReadLines(project.Text, "<!--"));
            }
        }

        foreach (var script in subjects.Scripts)
        {
            if (scope.Contains(script.Artifact.Path))
            {
                comments.AddRange(Suppressions.SuppressionComments.ReadLines(script.Text, script.CommentMarker));
            }
        }

        return comments.ToImmutable();
    }

    private static int Compare(Diagnostic left, Diagnostic right)
    {
        var byPath = string.CompareOrdinal(left.Location.Path, right.Location.Path);
        if (byPath != 0)
        {
            return byPath;
        }

        var bySpan = left.Location.Span.CompareTo(right.Location.Span);
        if (bySpan != 0)
        {
            return bySpan;
        }

        var byRule = string.CompareOrdinal(left.Rule.Id, right.Rule.Id);
        return byRule != 0 ? byRule : string.CompareOrdinal(left.Message, right.Message);
    }
}
