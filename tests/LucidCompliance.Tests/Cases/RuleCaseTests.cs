using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LucidCompliance.Engine.Fixes;
using LucidCompliance.Rules;
using Xunit;

namespace LucidCompliance.Tests.Cases;

public sealed class RuleCaseTests
{
    public static IEnumerable<object[]> Folders() =>
        from rule in Directory.EnumerateDirectories(Path.Combine(Repository.Tests, "cases")).Order(StringComparer.Ordinal)
        from folder in Directory.EnumerateDirectories(rule).Order(StringComparer.Ordinal)
        select new object[] { Path.GetFileName(rule), Path.GetFileName(folder) };

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_findings_are_the_marked_ones(string rule, string name)
    {
        var ruleCase = Read(rule, name);
        AssertFindings(ruleCase, rule);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_fixes_give_the_fixed_files_and_nothing_new(string rule, string name)
    {
        var ruleCase = Read(rule, name);
        if (ruleCase.Fixed.Count == 0)
        {
            return;
        }

        var options = new FixOptions { IncludeUnsafe = true, Rules = [rule] };
        var plan = FixPlanner.Plan(ruleCase.GetInput(ruleCase.Files), options);
        Assert.Empty(plan.Rejected.Select(rejected => $"{rejected.Reason}: {rejected.Finding} {rejected.Fix.Title} {rejected.Witness}"));
        Assert.True(plan.IsComplete, "The fixes do not converge.");
        var files = ruleCase.Files.With(plan);
        foreach (var (path, expected) in ruleCase.Fixed)
        {
            Assert.Equal(expected, files.Read(path).Text!.Content);
        }

        foreach (var path in files.Paths.Where(path => !ruleCase.Fixed.ContainsKey(path)))
        {
            Assert.Equal(ruleCase.Files.Read(path).Text?.Content, files.Read(path).Text?.Content);
        }

        Assert.Empty(FixPlanner.Plan(ruleCase.GetInput(files), options).Files);
    }

    [Theory]
    [MemberData(nameof(RulePages.Examples), MemberType = typeof(RulePages))]
    public void The_examples_of_a_page_report_what_they_mark(string rule, string heading) =>
        AssertFindings(RulePages.ReadExample(rule, heading), rule);

    internal static void AssertFindings(RuleCase ruleCase, string rule)
    {
        var judged = ruleCase.Expectations.Select(expectation => expectation.Id).Append(rule).ToHashSet(StringComparer.Ordinal);
        var actual = ruleCase.Actual(ruleCase.Analyze(), judged.Contains).ToList();
        var expected = ruleCase.Expectations.Select(mark => mark with
        {
            Severity = mark.Severity ?? RuleCatalogue.Find(mark.Id)!.Descriptor.DefaultSeverity.ToString().ToLowerInvariant(),
        });
        Assert.Equal(Lines(expected), Lines(actual));

        static string Lines(IEnumerable<Expectation> expectations) =>
            string.Join('\n', expectations.OrderBy(e => e.Path, StringComparer.Ordinal).ThenBy(e => e.Line).ThenBy(e => e.Start).ThenBy(e => e.Id, StringComparer.Ordinal));
    }

    private static RuleCase Read(string rule, string name) => RuleCase.Read(Path.Combine(Repository.Tests, "cases", rule, name));
}
