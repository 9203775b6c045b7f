using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine.Suppressions;
using LucidCompliance.Policy;
using LucidCompliance.Subjects.Suppressions;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;
using Xunit;
using Diagnostic = LucidCompliance.Diagnostics.Diagnostic;

namespace LucidCompliance.Tests.Engine.Suppressions;

public sealed class SuppressionEngineTests
{
    private static readonly DateTime Today = new(2026, 11, 24);

    private static SuppressionResult Apply(string content, string policy, params Diagnostic[] diagnostics) => Apply("Dockerfile", content, policy, diagnostics);

    private static SuppressionResult Apply(string path, string content, string policy, params Diagnostic[] diagnostics) =>
        SuppressionEngine.Apply(
            [.. diagnostics],
            SuppressionComments.Read(DockerfileSyntax.Parse(new SourceText(path, content))),
            [path],
            Policies(policy),
            Today);

    // Reads the policy for the root at once, as an analysis does for each artifact.
    private static PolicySet Policies(string policy)
    {
        var set = new PolicySet(new MemoryFiles((PolicySet.FileName, policy)), []);
        set.For("Dockerfile");
        Assert.Empty(set.Errors);
        return set;
    }

    private static Diagnostic Finding(string content, string at, string id, string path = "Dockerfile", string? service = null, string[]? peers = null) => new()
    {
        Rule = TestRules.Create(id) with { PeerIds = peers?.ToImmutableArray() ?? [] },
        Location = new SourceLocation(new SourceText(path, content), new TextSpan(content.IndexOf(at, StringComparison.Ordinal), at.Length)),
        Message = "Something is wrong.",
        Severity = DiagnosticSeverity.Warning,
        Service = service,
    };

    private static string[] Texts(ImmutableArray<SuppressionRemark> remarks) =>
        [.. remarks.Select(static remark => remark.Location.Text.GetText(remark.Location.Span))];

    [Fact]
    public void A_comment_suppresses_its_rule_in_its_instruction_only()
    {
        const string Text = "# lucid:ignore LUCID3001 -- needs root\nFROM a\nUSER root\n";
        var result = Apply(Text, "", Finding(Text, "a\n", "LUCID3001"), Finding(Text, "root\n", "LUCID3001"), Finding(Text, "a\n", "LUCID1001"));
        Assert.Equal(new Suppression("comment", "needs root"), result.Diagnostics[0].Suppression);
        Assert.Null(result.Diagnostics[1].Suppression);
        Assert.Null(result.Diagnostics[2].Suppression);
        Assert.Empty(result.Report.Unused);
    }

    [Fact]
    public void A_comment_for_the_file_suppresses_everywhere_and_the_nearer_comment_gives_the_reason()
    {
        const string Text = "# lucid:ignore-file LUCID3001 -- file\nFROM a\n# lucid:ignore LUCID3001 -- line\nUSER root\n";
        var result = Apply(Text, "", Finding(Text, "a\n", "LUCID3001"), Finding(Text, "root\n", "LUCID3001"));
        Assert.Equal(["file", "line"], result.Diagnostics.Select(static diagnostic => diagnostic.Suppression!.Reason));
        Assert.Empty(result.Report.Unused);
    }

    [Fact]
    public void A_comment_without_reason_suppresses_and_is_remarked_where_the_policy_asks_for_one()
    {
        const string Text = "# lucid:ignore LUCID3001\nFROM a\n";
        var strict = Apply(Text, "suppressions: { requireReason: true }", Finding(Text, "a\n", "LUCID3001"));
        Assert.NotNull(strict.Diagnostics[0].Suppression);
        Assert.Equal(["# lucid:ignore LUCID3001"], Texts(strict.Report.WithoutReason));
        Assert.Empty(Apply(Text, "", Finding(Text, "a\n", "LUCID3001")).Report.WithoutReason);
    }

    [Fact]
    public void A_locked_rule_is_not_suppressed()
    {
        const string Text = "# lucid:ignore LUCID2001,LUCID3001 -- x\nFROM a\n";
        var result = Apply(
            Text,
            "suppressions: { locked: [LUCID2001] }\nexemptions: [ { rule: LUCID2001 } ]",
            Finding(Text, "a\n", "LUCID2001"),
            Finding(Text, "a\n", "LUCID3001"));
        Assert.Null(result.Diagnostics[0].Suppression);
        Assert.NotNull(result.Diagnostics[1].Suppression);
        Assert.Equal(["LUCID2001", "LUCID2001"], Texts(result.Report.Forbidden));
        Assert.Equal(["Dockerfile", PolicySet.FileName], result.Report.Forbidden.Select(static remark => remark.Location.Path));
        Assert.Empty(result.Report.Unused);
    }

    [Theory]
    [InlineData("# lucid:ignore LUCID1,LUCID2,LUCID3 -- r", "", "")]
    [InlineData("# lucid:ignore LUCID1,LUCID2,LUCID3 -- r", "1", "# lucid:ignore LUCID1 -- r\n")]
    [InlineData("# lucid:ignore LUCID1,LUCID2,LUCID3 -- r", "2", "# lucid:ignore LUCID2 -- r\n")]
    [InlineData("# lucid:ignore LUCID1, LUCID2, LUCID3 -- r", "3", "# lucid:ignore LUCID3 -- r\n")]
    [InlineData("# lucid:ignore LUCID1, LUCID2, LUCID3", "13", "# lucid:ignore LUCID1, LUCID3\n")]
    [InlineData("# lucid:ignore LUCID1, LUCID2, LUCID3", "12", "# lucid:ignore LUCID1, LUCID2\n")]
    [InlineData("# lucid:ignore LUCID1, LUCID2, LUCID3", "123", "# lucid:ignore LUCID1, LUCID2, LUCID3\n")]
    public void Removing_what_is_unused_keeps_the_rest(string line, string used, string expected)
    {
        var text = line + "\nFROM a\n";
        var result = Apply(text, "", [.. used.Select(digit => Finding(text, "a\n", "LUCID" + digit))]);
        Assert.Equal(3 - used.Length, result.Report.Unused.Length);
        var edits = result.Report.Unused.Select(static remark => remark.Removal!).Distinct();
        Assert.Equal(expected + "FROM a\n", TextEdit.Apply(text, edits));
    }

    [Fact]
    public void A_comment_without_rule_or_with_nothing_below_is_unused()
    {
        const string Text = "# lucid:ignore\nFROM a\n# lucid:ignore LUCID3001\n";
        Assert.Equal(["# lucid:ignore", "LUCID3001"], Texts(Apply(Text, "", Finding(Text, "a\n", "LUCID3001")).Report.Unused));
    }

    [Fact]
    public void Two_comments_that_say_the_same_are_both_used()
    {
        const string Text = "# lucid:ignore LUCID3001\n# lucid:ignore LUCID3001\nFROM a\n";
        Assert.Empty(Apply(Text, "", Finding(Text, "a\n", "LUCID3001")).Report.Unused);
    }

    [Theory]
    [InlineData("{ rule: LUCID1001 }", true)]
    [InlineData("{ rule: LUCID1001, path: legacy }", true)]
    [InlineData("{ rule: LUCID1001, path: \"legacy/**\", service: db }", true)]
    [InlineData("{ rule: LUCID1001, service: api }", false)]
    [InlineData("{ rule: LUCID1001, path: src }", false)]
    [InlineData("{ rule: LUCID1002 }", false)]
    [InlineData("{ rule: LUCID1001, until: 2026-11-24 }", true)]
    [InlineData("{ rule: LUCID1001, until: 2026-11-23 }", false)]
    public void All_conditions_of_an_exemption_must_hold(string exemption, bool suppressed)
    {
        const string Text = "FROM a\n";
        var policy = $"exemptions: [ {exemption.Replace(" }", ", reason: why }", StringComparison.Ordinal)} ]";
        var result = Apply("legacy/Dockerfile", Text, policy, Finding(Text, "a\n", "LUCID1001", "legacy/Dockerfile", "db"));
        Assert.Equal(suppressed ? new Suppression("exemption", "why") : null, result.Diagnostics[0].Suppression);
    }

    [Fact]
    public void An_exemption_is_unused_only_where_its_files_were_judged()
    {
        const string Policy = "exemptions: [ { rule: LUCID1001, path: Dockerfile }, { rule: LUCID1002, path: other }, { rule: LUCID1003 } ]";
        var remark = Assert.Single(Apply("FROM a\n", Policy).Report.Unused);
        Assert.Equal("LUCID1001", remark.RuleId);
        Assert.False(remark.IsExpired);
        Assert.Null(remark.Removal);
    }

    [Fact]
    public void An_expired_exemption_is_always_remarked()
    {
        var remark = Assert.Single(Apply("FROM a\n", "exemptions: [ { rule: LUCID1001, path: other, until: 2026-11-23 } ]").Report.Unused);
        Assert.True(remark.IsExpired);
        Assert.Equal("LUCID1001", remark.Location.Text.GetText(remark.Location.Span));
    }

    [Fact]
    public void An_exemption_without_reason_is_remarked_where_the_policy_asks_for_one()
    {
        const string Policy = "suppressions: { requireReason: true }\nexemptions: [ { rule: LUCID1001 }, { rule: LUCID1002, reason: x } ]";
        Assert.Equal(["LUCID1001"], Texts(Apply("FROM a\n", Policy).Report.WithoutReason));
    }

    [Theory]
    [InlineData("# hadolint ignore=DL3002", true)]
    [InlineData("# trivy:ignore:DS002", true)]
    [InlineData("# checkov:skip=CKV_DOCKER_8", true)]
    [InlineData("# hadolint ignore=DL3003", false)]
    public void Comments_of_other_tools_count_only_where_the_policy_says_so(string line, bool matches)
    {
        var text = line + "\nFROM a\n";
        var finding = Finding(text, "a\n", "LUCID3001", peers: ["hadolint DL3002", "Trivy DS-0002", "CKV_DOCKER_8"]);
        Assert.Null(Apply(text, "", finding).Diagnostics[0].Suppression);
        var result = Apply(text, "suppressions: { foreign: true, requireReason: true }", finding);
        Assert.Equal(matches, result.Diagnostics[0].Suppression is not null);
        Assert.Empty(result.Report.Unused);
        Assert.Empty(result.Report.WithoutReason);
    }

    [Fact]
    public void A_suppression_that_a_finding_already_has_stays()
    {
        const string Text = "# lucid:ignore LUCID1001 -- comment\nFROM a\n";
        var baselined = Finding(Text, "a\n", "LUCID1001") with { Suppression = new Suppression("baseline", null) };
        var result = Apply(Text, "", baselined);
        Assert.Equal("baseline", result.Diagnostics[0].Suppression!.Kind);
        Assert.Empty(result.Report.Unused);
    }

    [Fact]
    public void Many_comments_and_findings_take_linear_time()
    {
        var builder = new StringBuilder("FROM a\n");
        for (var i = 0; i < 20_000; i++)
        {
            builder.Append("# lucid:ignore LUCID1001 -- x\nRUN a\n");
        }

        var text = new SourceText("Dockerfile", builder.ToString());
        var rule = TestRules.Create("LUCID1001");
        var syntax = DockerfileSyntax.Parse(text);
        var findings = syntax.Instructions.Select(instruction => new Diagnostic
        {
            Rule = rule,
            Location = new SourceLocation(text, instruction.KeywordSpan),
            Message = "x",
            Severity = DiagnosticSeverity.Warning,
        }).ToImmutableArray();
        var result = HangGuard.Run(() => SuppressionEngine.Apply(findings, SuppressionComments.Read(syntax), ["Dockerfile"], Policies(""), Today));
        Assert.Equal(20_000, result.Diagnostics.Count(static diagnostic => diagnostic.Suppression is not null));
        Assert.Empty(result.Report.Unused);
    }
}
