using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine;
using LucidCompliance.Engine.Fixes;
using LucidCompliance.Model;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Syntax.IgnoreFile;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Tests.Cases;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Engine.Fixes;

/// <summary>What holds for every fix of every rule, over all rule cases.</summary>
public sealed class FixPropertyTests
{
    private static readonly FixOptions Everything = new() { IncludeUnsafe = true };

    public static IEnumerable<object[]> Folders() => RuleCaseTests.Folders();

    [Theory]
    [MemberData(nameof(Folders))]
    public void No_fix_does_harm_and_a_second_run_changes_nothing(string rule, string name)
    {
        var ruleCase = Read(rule, name);
        var plan = FixPlanner.Plan(ruleCase.GetInput(ruleCase.Files), Everything);

        Assert.True(plan.IsComplete);
        Assert.Empty(plan.Rejected.Select(Describe));
        var files = ruleCase.Files.With(plan);
        AssertNothingNew(ruleCase.Analyze(ruleCase.Files), ruleCase.Analyze(files));
        AssertParses(ruleCase.Files, files);
        Assert.Empty(FixPlanner.Plan(ruleCase.GetInput(files), Everything).Files);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Line_endings_and_byte_order_marks_stay(string rule, string name)
    {
        var ruleCase = Read(rule, name);
        var plan = FixPlanner.Plan(ruleCase.GetInput(ruleCase.Files), Everything);
        if (plan.Files.IsEmpty || ruleCase.Files.Paths.Any(path => ruleCase.Files.ReadBytes(path).Contains((byte)'\r')))
        {
            return;
        }

        foreach (var file in plan.Files.Where(file => !file.IsNew))
        {
            var path = file.Original.Path;
            ruleCase.Files.Add(path, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(file.Original.Content.Replace("\n", "\r\n"))).ToArray());
        }

        var windows = FixPlanner.Plan(ruleCase.GetInput(ruleCase.Files), Everything);

        Assert.Equal(
            plan.Files.Select(file => file.IsNew ? file.NewContent : file.NewContent.Replace("\n", "\r\n")),
            windows.Files.Select(file => file.NewContent));
        var written = ruleCase.Files.With(windows);
        foreach (var file in windows.Files.Where(file => !file.IsNew))
        {
            Assert.Equal([0xFF, 0xFE], written.ReadBytes(file.Original.Path)[..2]);
            Assert.Equal(file.NewContent, written.Read(file.Original.Path).Text!.Content);
        }
    }

    // The planner's own guard is not asked: the fixes themselves must be harmless, in any order.
    [Fact]
    public void Five_hundred_random_sequences_of_fixes_break_nothing()
    {
        var cases = Folders().Select(folder => Read((string)folder[0], (string)folder[1])).Where(ruleCase => Applicable(ruleCase.Analyze()).Count > 0).ToArray();
        var random = new Random(20261124);
        for (var i = 0; i < 500; i++)
        {
            var ruleCase = cases[i % cases.Length];
            var files = (IRepositoryFiles)ruleCase.Files;
            var trace = ruleCase.Name;
            for (var step = 0; step < 12; step++)
            {
                var before = Analyzer.Analyze(ruleCase.GetInput(ruleCase.Files) with { Files = files });
                var fixes = Applicable(before);
                if (fixes.Count == 0)
                {
                    break;
                }

                var (finding, fix) = fixes[random.Next(fixes.Count)];
                trace += $"\n{finding}: {fix.Title}";
                var edits = new EditBatch();
                Assert.True(edits.TryAdd(fix), trace);
                var fixedFiles = new OverlayFiles(files).With(edits);
                Assert.False(new SyntaxCheck(ruleCase.GetInput(ruleCase.Files).Artifacts).Breaks(files, fixedFiles, edits), trace);
                var after = Analyzer.Analyze(ruleCase.GetInput(ruleCase.Files) with { Files = fixedFiles });
                var harm = new FindingComparison(before.Diagnostics, edits, other => ReferenceEquals(other, finding)).FindHarm(after.Diagnostics);

                // What a fix makes wrong elsewhere must have a fix itself, which the planner applies with it.
                Assert.DoesNotContain(harm, item => item.Reason == FixRejection.KeepsFinding || item.Finding.Fixes.IsEmpty);
                if (harm.Count > 0)
                {
                    Assert.Empty(FixPlanner.Plan(ruleCase.GetInput(ruleCase.Files) with { Files = files }, Everything).Rejected);
                }

                files = fixedFiles;
            }
        }
    }

    private static List<(Diagnostic Finding, Fix Fix)> Applicable(AnalysisResult result) =>
        [.. from finding in result.Diagnostics
            where finding.Suppression is null && finding.Fixes.Length > 0
            select (finding, finding.Fixes[0])];

    private static void AssertNothingNew(AnalysisResult before, AnalysisResult after)
    {
        var known = before.Diagnostics.Select(Key).ToHashSet();
        Assert.Empty(after.Diagnostics.Where(finding => finding.Severity >= DiagnosticSeverity.Warning && !known.Contains(Key(finding))).Select(finding => finding.ToString()));

        static string Key(Diagnostic diagnostic) => diagnostic.Rule.Id + " " + diagnostic.Location.Path;
    }

    private static void AssertParses(MemoryRepository before, MemoryRepository after)
    {
        foreach (var path in before.Paths)
        {
            if (before.Read(path).Text is { } old && after.Read(path).Text is var text && old.Content != text!.Content)
            {
                Assert.True(Errors(text) <= Errors(old), path);
            }
        }
    }

    private static int Errors(SourceText text) => ArtifactDiscovery.Classify(text.Path) switch
    {
        ArtifactKind.Dockerfile => DockerfileSyntax.Parse(text).Errors.Length,
        ArtifactKind.EnvFile => DotEnvFile.Parse(text).Errors.Length,
        ArtifactKind.IgnoreFile => DockerIgnore.Parse(text).Errors.Length,
        _ when text.Path.EndsWith("yml", StringComparison.Ordinal) || text.Path.EndsWith("yaml", StringComparison.Ordinal) => YamlDocument.Parse(text).Errors.Length,
        _ => 0,
    };

    private static string Describe(RejectedFix rejected) => $"{rejected.Reason}: {rejected.Finding} {rejected.Fix.Title} {rejected.Witness}";

    private static RuleCase Read(string rule, string name) => RuleCase.Read(Path.Combine(Repository.Tests, "cases", rule, name));
}
