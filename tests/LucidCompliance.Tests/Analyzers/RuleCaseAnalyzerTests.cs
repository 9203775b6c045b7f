using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine;
using LucidCompliance.Rules;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Analyzers;

/// <summary>All rule cases through the analyzer: with the facts of the build it says what the engine says; without them nothing else.</summary>
public sealed class RuleCaseAnalyzerTests
{
    public static IEnumerable<object[]> Rules() =>
        Directory.EnumerateDirectories(Path.Combine(Repository.Tests, "cases")).Order(StringComparer.Ordinal).Select(rule => new object[] { Path.GetFileName(rule) });

    [Theory]
    [MemberData(nameof(Rules))]
    public void With_facts_the_analyzer_says_what_the_engine_says(string rule)
    {
        foreach (var ruleCase in Read(rule))
        {
            var (facts, result) = AnalyzerRun.Record(ruleCase.GetInput(ruleCase.Files));
            var found = AnalyzerRun.Run(AnalyzerRun.GetFiles(facts, ruleCase.Files).Append(AnalyzerRun.GetFile(facts)));

            AssertEqual(ruleCase, Shown(result).Select(Whole), found.Select(Whole));
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Without_facts_nothing_false_is_said(string rule)
    {
        // How an item says that Compose is run is a fact of the build, of which nothing is left without the facts file.
        foreach (var ruleCase in Read(rule).Where(ruleCase => ruleCase.Items.Values.All(item => item.Run is null)))
        {
            var expected = Shown(ruleCase.Analyze()).SelectMany(PlacesOfDefect).ToHashSet(StringComparer.Ordinal);
            var found = AnalyzerRun.Run(AnalyzerRun.GetFiles(ruleCase.Files));

            AssertEqual(ruleCase, [], found.Select(Place).Where(line => !expected.Contains(line)));
        }
    }

    private static IEnumerable<RuleCase> Read(string rule) =>
        Directory.EnumerateDirectories(Path.Combine(Repository.Tests, "cases", rule)).Order(StringComparer.Ordinal).Select(RuleCase.Read);

    private static IEnumerable<Diagnostic> Shown(AnalysisResult result) => result.Diagnostics.Where(diagnostic => diagnostic.Suppression is null);

    private static void AssertEqual(RuleCase ruleCase, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (left, right) = (expected.Order(StringComparer.Ordinal).ToArray(), actual.Order(StringComparer.Ordinal).ToArray());
        Assert.True(left.SequenceEqual(right), $"{ruleCase.Name}\nexpected:\n{string.Join('\n', left)}\nfound:\n{string.Join('\n', right)}");
    }

    // Where the more specific rule lacks a fact, the one that yields to it says the same defect in general words.
    private static IEnumerable<string> PlacesOfDefect(Diagnostic diagnostic) =>
        RuleCatalogue.Descriptors.Where(rule => rule.YieldsTo.Contains(diagnostic.Rule.Id)).Select(rule => Place(diagnostic, rule.Id)).Prepend(Place(diagnostic));

    private static string Place(Diagnostic diagnostic) => Place(diagnostic, diagnostic.Rule.Id);

    private static string Place(Diagnostic diagnostic, string id)
    {
        var (start, end) = (diagnostic.Location.Start, diagnostic.Location.End);
        return $"{AnalyzerRun.Root}/{diagnostic.Location.Path}({start.Line},{start.Column},{end.Line},{end.Column}) {id}";
    }

    private static string Place(Microsoft.CodeAnalysis.Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line},{span.StartLinePosition.Character},{span.EndLinePosition.Line},{span.EndLinePosition.Character}) {diagnostic.Id}";
    }

    private static string Whole(Diagnostic diagnostic) =>
        $"{Place(diagnostic)} {diagnostic.Severity}: {diagnostic.Message} ({diagnostic.Rule.Id}: see LucidExplain)";

    private static string Whole(Microsoft.CodeAnalysis.Diagnostic diagnostic) =>
        $"{Place(diagnostic)} {diagnostic.Severity}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
}
