using System;
using System.Collections.Generic;
using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine;
using LucidCompliance.Engine.Fixes;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Rules;
using LucidCompliance.Subjects;
using LucidCompliance.Text.Diffs;
using Xunit;

namespace LucidCompliance.Tests.Rules.Secrets;

/// <summary>A secret is found in every place in which it may be written, and said nowhere.</summary>
public sealed class SecretPlaceTests
{
    [Theory]
    [MemberData(nameof(SecretPlaces.All), MemberType = typeof(SecretPlaces))]
    public void The_rule_of_the_place_finds_it_exactly(string rule, string path, string text)
    {
        var secret = SecretPlaces.Sentinel(text.Length);
        var findings = SecretPlaces.Case(path, text, secret).Analyze().Diagnostics;
        var finding = Assert.Single(findings, finding => finding.Rule.Id == rule);
        Assert.Equal((path, secret), (finding.Location.Path, finding.Location.Text.GetText(finding.Location.Span)));
    }

    [Theory]
    [MemberData(nameof(SecretPlaces.All), MemberType = typeof(SecretPlaces))]
    public void No_output_repeats_it(string rule, string path, string text)
    {
        var secret = SecretPlaces.Sentinel(text.Length + rule.Length);
        var place = SecretPlaces.Case(path, text, secret);
        AssertSilent(secret, string.Join('\n', CanaryTests.OutputsOf(place)));
    }

    /// <summary>The lines around a change are shown in a preview: whatever the change, they must not show a secret.</summary>
    [Theory]
    [MemberData(nameof(SecretPlaces.All), MemberType = typeof(SecretPlaces))]
    public void A_diff_of_the_file_does_not_show_it(string rule, string path, string text)
    {
        Assert.NotEmpty(rule);
        var secret = SecretPlaces.Sentinel(text.Length);
        var place = SecretPlaces.Case(path, text, secret);
        var secrets = KnownSecrets.Of(place.GetInput(place.Files));
        foreach (var (name, content) in SecretPlaces.Files(path, text, secret))
        {
            var diff = UnifiedDiff.Create(name, content, content + "x\n", secrets.Redact) + UnifiedDiff.Create(name, "x\n" + content, content, secrets.Redact);
            AssertSilent(secret, diff + secrets);
            Assert.Contains(SecretValue.Redacted, name == path ? diff : SecretValue.Redacted, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(SecretPlaces.All), MemberType = typeof(SecretPlaces))]
    public void The_preview_of_its_fixes_does_not_show_it(string rule, string path, string text)
    {
        Assert.NotEmpty(rule);
        var secret = SecretPlaces.Sentinel(text.Length);
        var place = SecretPlaces.Case(path, text, secret);
        var plan = FixPlanner.Plan(place.GetInput(place.Files), new FixOptions { IncludeUnsafe = true });
        var secrets = KnownSecrets.Of(place.GetInput(place.Files));
        AssertSilent(secret, string.Concat(plan.Files.Select(file => UnifiedDiff.Create(file.Original.Path, file.Original.Content, file.NewContent, secrets.Redact, file.IsNew))));
    }

    /// <summary>An exception may hold what its thrower held: its text, its data and what it wraps.</summary>
    [Theory]
    [MemberData(nameof(SecretPlaces.All), MemberType = typeof(SecretPlaces))]
    public void A_rule_that_fails_with_it_in_hand_says_nothing_of_it(string rule, string path, string text)
    {
        Assert.NotEmpty(rule);
        var secret = SecretPlaces.Sentinel(text.Length);
        var place = SecretPlaces.Case(path, text, secret);
        var thrower = new Thrower();
        var result = Analyzer.Analyze(place.GetInput(place.Files), [.. RuleCatalogue.All, thrower]);
        Assert.Contains(secret, thrower.Held);
        Assert.Contains(result.Diagnostics, finding => finding.Rule.Id == "LUCID0006" && finding.Message.Contains("LUCID8998", StringComparison.Ordinal));
        AssertSilent(secret, string.Join('\n', CanaryTests.Outputs(result)));
    }

    [Fact]
    public void Of_a_file_with_more_secrets_than_anybody_reads_no_line_is_shown()
    {
        var text = string.Concat(Enumerable.Range(0, 1100).Select(i => "T" + i + "_TOKEN=" + SecretPlaces.Sentinel(i) + "\n")) + "MODE=fast\n";
        var place = SecretPlaces.Case(".env", text, "");
        Assert.Equal(string.Concat(Enumerable.Repeat(SecretValue.Redacted + "\n", 1101)), KnownSecrets.Of(place.GetInput(place.Files)).Redact(text));
    }

    internal static void AssertSilent(string secret, string output)
    {
        foreach (var form in SecretPlaces.Forms(secret))
        {
            Assert.DoesNotContain(form, output, StringComparison.OrdinalIgnoreCase);
        }
    }

    private sealed class Thrower : Rule
    {
        public List<string> Held { get; } = [];

        public override RuleDescriptor Descriptor { get; } = TestRules.Create("LUCID8998");

        public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
        {
            Held.AddRange(subjects.Secrets.SelectMany(secret => secret.Verdict.Ranges.Select(range => secret.Candidate.Value.Characters.Substring(range.Start, range.Length))));
            var texts = string.Join(' ', Held);
            throw new InvalidOperationException(texts, new FormatException(texts)) { Data = { ["value"] = texts }, HelpLink = texts, Source = texts };
        }
    }
}
