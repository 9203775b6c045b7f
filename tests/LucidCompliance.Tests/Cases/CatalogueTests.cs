using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LucidCompliance.Rules;
using Xunit;

namespace LucidCompliance.Tests.Cases;

/// <summary>What adding a rule means: a class, a page, a folder of cases and one line of the catalogue.</summary>
public sealed class CatalogueTests
{
    public static IEnumerable<object[]> Ids() => RuleCatalogue.All.Select(rule => new object[] { rule.Descriptor.Id });

    [Fact]
    public void The_catalogue_lists_every_rule_once_and_in_order()
    {
        var classes = typeof(Rule).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract).Select(type => type.Name);
        Assert.Equal(classes.Order(StringComparer.Ordinal), RuleCatalogue.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(RuleCatalogue.All.Select(rule => rule.Descriptor.Id).Order(StringComparer.Ordinal).Distinct(), RuleCatalogue.All.Select(rule => rule.Descriptor.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_named_as_its_class_and_titled_with_a_sentence(string id)
    {
        var rule = RuleCatalogue.Find(id)!;
        Assert.Equal(rule.GetType().Name, rule.Descriptor.Name);
        Assert.Matches("^LUCID[0-8][0-9]{3}$", id);
        Assert.EndsWith(".", rule.Descriptor.Title, StringComparison.Ordinal);
        Assert.EndsWith(rule.Descriptor.Category switch { "DotNet" => "Rules.DotNet", var category => "Rules." + category }, rule.GetType().Namespace, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_that_begins_with_its_id_and_name(string id)
    {
        var page = RulePages.Paths().SingleOrDefault(path => Path.GetFileNameWithoutExtension(path) == id);
        Assert.True(page is not null, $"src/LucidCompliance/Rules/**/{id}.md is missing.");
        var lines = File.ReadAllLines(page!);
        Assert.Equal($"# {id}: {RuleCatalogue.Find(id)!.Descriptor.Name}", lines[0]);
        foreach (var heading in new[] { "## Why", "## Example", "## What to do", "## Silent when", "## Presets" })
        {
            Assert.Contains(heading, lines);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_reported_and_an_innocent_case_and_a_fix_case_where_it_fixes(string id)
    {
        if (id == "LUCID0006")
        {
            // No file makes a rule fail: RuleRunTests has its cases.
            return;
        }

        var folder = Path.Combine(Repository.Tests, "cases", id);
        Assert.True(Directory.Exists(folder), $"tests/cases/{id} is missing.");
        var cases = Directory.EnumerateDirectories(folder).Select(RuleCase.Read).ToList();
        Assert.Contains(cases, ruleCase => ruleCase.Expectations.Any(mark => mark.Id == id));
        Assert.Contains(cases, ruleCase => ruleCase.Expectations.All(mark => mark.Id != id));
        if (RuleCatalogue.Find(id)!.Descriptor.Fix is not null)
        {
            Assert.Contains(cases, ruleCase => ruleCase.Fixed.Count > 0);
        }
    }
}
