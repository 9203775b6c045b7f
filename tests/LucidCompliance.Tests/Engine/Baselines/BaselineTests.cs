using System;
using System.Collections.Generic;
using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine;
using LucidCompliance.Engine.Baselines;
using LucidCompliance.Engine.Fixes;
using LucidCompliance.Model;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Engine.Baselines;

/// <summary>From findings to a baseline and back.</summary>
public sealed class BaselineTests
{
    private const string Password = "services:\n  db:\n    image: docker.io/library/postgres:18.1\n    environment:\n      POSTGRES_PASSWORD: swordfish42x\n";

    private static RuleCase Case(params (string Path, string Text)[] files) => RuleCase.FromTexts("baseline", files);

    private static string[] Shown(AnalysisResult result) =>
        [.. result.Diagnostics.Where(finding => finding.Suppression is null && finding.Severity >= DiagnosticSeverity.Warning).Select(finding => $"{finding.Rule.Id} {finding.Location.Path}")];

    private static string Baseline(RuleCase ruleCase) => Baseline(ruleCase.GetInput(ruleCase.Files));

    private static string Baseline(AnalysisInput input) => Assert.Single(BaselinePlanner.Plan(input).Files).NewContent;

    private static AnalysisResult With(string baseline, params (string Path, string Text)[] files) => Case([.. files, ("lucid-baseline.json", baseline)]).Analyze();

    [Fact]
    public void What_is_in_the_baseline_is_not_shown_and_a_second_baseline_is_the_same()
    {
        (string, string)[] files = [("Dockerfile", "FROM alpine:3.22\nUSER root\nENV API_TOKEN=ghp_16C7e42F292c6912E7710c838347Ae178B4a\n"), ("compose.yml", Password)];
        Assert.NotEmpty(Shown(Case(files).Analyze()));
        var baseline = Baseline(Case(files));

        Assert.Empty(Shown(With(baseline, files)));
        Assert.Contains(With(baseline, files).Diagnostics, finding => finding.Suppression is { Kind: Suppression.Baseline });
        Assert.DoesNotContain(With(baseline, files).Diagnostics, finding => finding.Rule.Id == "LUCID0008");
        var again = Case([.. files, ("lucid-baseline.json", baseline)]);
        Assert.Empty(BaselinePlanner.Plan(again.GetInput(again.Files)).Files);
    }

    [Fact]
    public void Moved_lines_and_another_value_stay_in_the_baseline_and_another_key_or_kind_does_not()
    {
        var baseline = Baseline(Case(("compose.yml", Password)));

        Assert.Empty(Shown(With(baseline, ("compose.yml", "# a\n# b\n" + Password.Replace("swordfish42x", "marmalade77y")))));
        Assert.NotEmpty(Shown(With(baseline, ("compose.yml", Password + "      ADMIN_PASSWORD: marmalade77y\n"))));
        Assert.NotEmpty(Shown(With(baseline, ("compose.yml", Password.Replace("swordfish42x", "ghp_16C7e42F292c6912E7710c838347Ae178B4a")))));
    }

    [Fact]
    public void Of_equal_findings_as_many_are_held_back_as_there_are_entries()
    {
        const string Two = "FROM alpine:3.22\nRUN curl http://a.test | sh\nRUN curl http://b.test | sh\nUSER 65532:65532\n";
        var baseline = Baseline(Case(("Dockerfile", Two)));
        var shown = Shown(With(baseline, ("Dockerfile", Two.Replace("USER", "RUN curl http://c.test | sh\nUSER"))));

        Assert.NotEmpty(shown);
        Assert.Equal(shown.Distinct(), shown);
        Assert.Empty(Shown(With(baseline, ("Dockerfile", Two))));
    }

    [Fact]
    public void A_stage_added_above_changes_no_key()
    {
        const string Stages = "FROM alpine:3.22 AS tools\nRUN curl http://a.test | sh\nFROM alpine:3.22\nCOPY --from=tools /a /a\nUSER root\n";
        var baseline = Baseline(Case(("Dockerfile", Stages)));
        var more = "FROM gcr.io/distroless/static-debian13:nonroot AS first\n" + Stages.Replace("USER", "COPY --from=first /b /b\nUSER");
        Assert.Empty(Shown(With(baseline, ("Dockerfile", more))).Except(Shown(With(Baseline(Case(("Dockerfile", more))), ("Dockerfile", more)))));
        Assert.DoesNotContain("LUCID3001 Dockerfile", Shown(With(baseline, ("Dockerfile", more))));
        Assert.DoesNotContain("LUCID1001 Dockerfile", Shown(With(baseline, ("Dockerfile", more))));
    }

    [Fact]
    public void A_reporter_replaces_its_own_entries_and_calls_no_others_stale()
    {
        const string Entries = """
            { "version": 1, "findings": [
              { "path": "a/gone.env", "rule": "LUCID2010" },
              { "path": "b/Dockerfile", "rule": "LUCID1001", "key": "FROM" },
              { "path": "b/gone/Dockerfile", "rule": "LUCID1001", "key": "FROM" } ] }
            """;
        var ruleCase = Case(("a/Dockerfile", "FROM alpine:3.22\nUSER root\n"), ("b/Dockerfile", "FROM scratch\n"), ("lucid-baseline.json", Entries));
        var input = ruleCase.GetInput(ruleCase.Files) with { OwnsPath = path => path.StartsWith("a/", StringComparison.Ordinal) };
        input = input with { Artifacts = [.. input.Artifacts.Where(artifact => !artifact.Path.StartsWith("b/", StringComparison.Ordinal)).Select(artifact => artifact with { IsInScope = artifact.Path.StartsWith("a/", StringComparison.Ordinal) })] };

        var stale = Analyzer.Analyze(input).Diagnostics.Where(finding => finding.Rule.Id == "LUCID0008");
        Assert.Contains("a/gone.env", Assert.Single(stale).Message);
        var written = Baseline(input);
        Assert.DoesNotContain("gone.env", written);
        Assert.Contains("\"a/Dockerfile\", \"rule\": \"LUCID1001\"", written);
        Assert.Contains("\"b/Dockerfile\"", written);
        Assert.Contains("\"b/gone/Dockerfile\"", written);

        // A fix plan judges everything to see what its edits do, and still leaves the entries of others alone.
        var plan = FixPlanner.Plan(input, new FixOptions { MayEdit = _ => true });
        Assert.DoesNotContain("a/gone.env", Assert.Single(plan.Files).NewContent);
        Assert.Contains("b/gone", plan.Files[0].NewContent);
        Assert.Contains("b/Dockerfile", plan.Files[0].NewContent);
    }

    [Fact]
    public void The_nearest_baseline_holds_and_takes_what_is_new()
    {
        const string Empty = "{ \"version\": 1, \"findings\": [] }";
        (string, string)[] files = [("a/Dockerfile", "FROM alpine:3.22\nUSER root\n"), ("b/Dockerfile", "FROM alpine:3.22\nUSER root\n"), ("a/lucid-baseline.json", Empty)];
        var ruleCase = Case(files);
        var plan = BaselinePlanner.Plan(ruleCase.GetInput(ruleCase.Files));

        Assert.Equal(["a/lucid-baseline.json", "lucid-baseline.json"], plan.Files.Select(file => file.Path));
        Assert.Contains("\"path\": \"Dockerfile\"", plan.Files[0].NewContent);
        Assert.Contains("\"path\": \"b/Dockerfile\"", plan.Files[1].NewContent);
        foreach (var file in plan.Files)
        {
            ruleCase.Files.Add(file.Path, file.NewContent);
        }

        Assert.Empty(Shown(ruleCase.Analyze()));
    }

    [Fact]
    public void Locked_rules_suggestions_and_defects_of_the_policy_are_left_out()
    {
        var ruleCase = Case(("Dockerfile", "FROM alpine:3.22\nUSER root\n"), ("lucid-compliance.yml", "version: 1\nregistrys: {}\nsuppressions: { locked: [LUCID3001] }\n"));
        var plan = BaselinePlanner.Plan(ruleCase.GetInput(ruleCase.Files));

        Assert.Equal(["LUCID0004", "LUCID3001"], plan.Left.Select(finding => finding.Rule.Id).Order());
        Assert.All(plan.Held, finding => Assert.True(finding.Severity >= DiagnosticSeverity.Warning));
        Assert.DoesNotContain("LUCID3001", plan.Files[0].NewContent);
        Assert.DoesNotContain("LUCID0004", plan.Files[0].NewContent);
    }

    [Fact]
    public void A_baseline_that_is_not_understood_is_not_overwritten()
    {
        var ruleCase = Case(("Dockerfile", "FROM alpine:3.22\nUSER root\n"), ("lucid-baseline.json", "{ \"version\": 1,\n<<<<<<< mine\n"));
        var plan = BaselinePlanner.Plan(ruleCase.GetInput(ruleCase.Files));

        Assert.Empty(plan.Files);
        Assert.Equal("lucid-baseline.json", plan.Broken);
        Assert.Contains("LUCID1001 Dockerfile", Shown(ruleCase.Analyze()));
    }

    [Theory]
    [InlineData(FileReadStatus.AccessDenied)]
    [InlineData(FileReadStatus.LinkCycle)]
    [InlineData(FileReadStatus.OutsideRoot)]
    [InlineData(FileReadStatus.NotText)]
    public void A_baseline_that_cannot_be_read_is_said_once_and_holds_nothing_back(FileReadStatus status)
    {
        var ruleCase = Case(("Dockerfile", "FROM alpine:3.22\nUSER root\n"), ("lucid-baseline.json", ""));
        ruleCase.Files.Unreadable["lucid-baseline.json"] = status;

        Assert.Single(Shown(ruleCase.Analyze()), "LUCID0004 lucid-baseline.json");
        Assert.Contains("LUCID1001 Dockerfile", Shown(ruleCase.Analyze()));
    }

    [Fact]
    public void An_entry_of_a_script_that_a_Dockerfile_names_is_known_to_be_stale()
    {
        const string Entries = "{ \"version\": 1, \"findings\": [ { \"path\": \"start.sh\", \"rule\": \"LUCID2014\", \"key\": \"TOKEN\" }, { \"path\": \"other.sh\", \"rule\": \"LUCID2014\" } ] }";
        var result = With(Entries, ("Dockerfile", "FROM alpine:3.22\nCOPY start.sh /\nUSER 1:1\nENTRYPOINT [\"/start.sh\"]\n"), ("start.sh", "#!/bin/sh\nexec true\n"), ("other.sh", "exec true\n"));

        Assert.Contains("start.sh", Assert.Single(result.Diagnostics, finding => finding.Rule.Id == "LUCID0008").Message);
    }

    [Fact]
    public void A_comment_counts_before_the_baseline_and_its_entry_is_not_stale()
    {
        const string Text = "FROM alpine:3.22\nUSER root\n";
        var baseline = Baseline(Case(("Dockerfile", Text)));
        var result = With(baseline, ("Dockerfile", Text.Replace("USER", "# lucid:ignore LUCID3001 -- for the tests\nUSER")));

        Assert.Equal("comment", Assert.Single(result.Diagnostics, finding => finding.Rule.Id == "LUCID3001").Suppression!.Kind);
        Assert.DoesNotContain(result.Diagnostics, finding => finding.Rule.Id == "LUCID0008");
    }

    [Fact]
    public void A_thousand_entries_are_taken_out_by_the_fix_in_few_rounds()
    {
        var entries = new List<string>();
        for (var i = 0; i < 1000; i++)
        {
            entries.Add($"    {{ \"path\": \"gone/{i}.env\", \"rule\": \"LUCID2010\" }}");
        }

        var ruleCase = Case(("Dockerfile", "FROM scratch\n"), ("lucid-baseline.json", "{\n  \"version\": 1,\n  \"findings\": [\n" + string.Join(",\n", entries) + "\n  ]\n}\n"));
        var plan = FixPlanner.Plan(ruleCase.GetInput(ruleCase.Files), new FixOptions());

        Assert.True(plan.IsComplete);
        Assert.Equal("{\n  \"version\": 1,\n  \"findings\": []\n}\n", Assert.Single(plan.Files).NewContent);
    }
}
