using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine.Fixes;
using Xunit;

namespace LucidCompliance.Tests.Engine.Fixes;

public sealed class FixPlannerTests
{
    private static string ContentOf(FixPlan plan, string path = "a.sh") => plan.Files.Single(file => file.Original.Path == path).NewContent;

    [Fact]
    public void All_findings_are_fixed_in_their_order()
    {
        var plan = new WordRules().Safe("T1", "bad", "good").Safe("T2", "worse", "fine").Plan("x worse\ny bad z bad\n");

        Assert.Equal("x fine\ny good z good\n", ContentOf(plan));
        Assert.Equal(["T2", "T1", "T1"], plan.Applied.Select(applied => applied.Finding.Rule.Id));
        Assert.Empty(plan.Remaining);
        Assert.True(plan.IsComplete);
    }

    [Fact]
    public void What_a_fix_uncovers_is_fixed_in_the_next_round()
    {
        var plan = new WordRules().Add("T1", "bad", DiagnosticSeverity.Warning, ("poor", FixSafety.Safe)).Add("T2", "poor", DiagnosticSeverity.Info, ("good", FixSafety.Safe)).Plan("bad\n");

        Assert.Equal("good\n", ContentOf(plan));
        Assert.Equal(2, plan.Applied.Length);
    }

    [Fact]
    public void Fixes_that_touch_wait_for_each_other()
    {
        var rules = new WordRules().Safe("T1", "ab", "x").Safe("T2", "bc", "y");

        Assert.Equal("xc\n", ContentOf(rules.Plan("abc\n")));
        Assert.Equal("xy\n", ContentOf(rules.Plan("abbc\n")));
    }

    [Fact]
    public void A_fix_that_brings_a_warning_is_taken_back_and_the_others_stay()
    {
        var plan = new WordRules().Safe("T1", "bad", "evil").Add("T2", "evil").Safe("T3", "old", "new").Plan("old bad old old\n");

        Assert.Equal("new bad new new\n", ContentOf(plan));
        var rejected = Assert.Single(plan.Rejected);
        Assert.Equal(("T1", FixRejection.IntroducesFinding, "T2"), (rejected.Finding.Rule.Id, rejected.Reason, rejected.Witness!.Rule.Id));
        Assert.Equal(["T1"], plan.Remaining.Select(finding => finding.Rule.Id));
        Assert.True(plan.IsComplete);
    }

    [Fact]
    public void A_finding_elsewhere_of_the_same_rule_does_not_hide_a_new_one()
    {
        var plan = new WordRules().Safe("T1", "bad", "evil").Add("T2", "evil").Plan("evil\nbad\n");

        Assert.Empty(plan.Files);
        Assert.Equal(FixRejection.IntroducesFinding, Assert.Single(plan.Rejected).Reason);
    }

    [Theory]
    [InlineData("Dockerfile", "FROM scratch\nUSER bad\n", "USER", "UZER")]
    [InlineData("compose.yaml", "services: {}\n", "{", "{{")]
    [InlineData(".env", "A=bad\n", "bad", "\"bad")]
    public void A_fix_that_breaks_the_syntax_is_taken_back_though_no_rule_says_so(string path, string content, string word, string newText)
    {
        var plan = new WordRules().Safe("T1", word, newText).Plan(new FixOptions(), (path, content));

        Assert.Empty(plan.Files);
        Assert.Equal(FixRejection.BreaksSyntax, Assert.Single(plan.Rejected).Reason);
    }

    [Fact]
    public void What_a_fix_makes_wrong_elsewhere_is_fixed_with_it()
    {
        var rules = new WordRules().Safe("T1", "bad", "evil").Safe("T2", "evil", "good").Safe("T3", "old", "new");

        var plan = rules.Plan("bad old\n");

        Assert.Equal("good new\n", ContentOf(plan));
        Assert.Equal(["T1", "T2", "T3"], plan.Applied.Select(applied => applied.Finding.Rule.Id));
        Assert.Empty(plan.Rejected);
    }

    [Fact]
    public void A_fix_that_leaves_its_finding_is_taken_back()
    {
        var plan = new WordRules().Safe("T1", "bad", "bad bad").Plan("bad\n");

        Assert.Empty(plan.Files);
        Assert.Single(plan.Rejected);
        Assert.Single(plan.Remaining);
    }

    [Fact]
    public void After_a_fix_that_does_harm_the_next_of_the_finding_is_tried()
    {
        var plan = new WordRules().Add("T1", "bad", DiagnosticSeverity.Error, ("evil", FixSafety.Safe), ("good", FixSafety.Safe)).Add("T2", "evil").Plan("bad\n");

        Assert.Equal("good\n", ContentOf(plan));
        Assert.Empty(plan.Rejected);
    }

    [Fact]
    public void A_fix_may_bring_a_suggestion()
    {
        var plan = new WordRules().Safe("T1", "bad", "evil").Add("T2", "evil", DiagnosticSeverity.Info).Plan("bad\n");
        Assert.Equal("evil\n", ContentOf(plan));
    }

    [Fact]
    public void Unsafe_fixes_are_applied_on_request_only()
    {
        var rules = new WordRules().Add("T1", "bad", DiagnosticSeverity.Warning, ("good", FixSafety.Unsafe));

        Assert.Empty(rules.Plan("bad\n").Applied);
        Assert.Equal("good\n", ContentOf(rules.Plan(new FixOptions { IncludeUnsafe = true }, ("a.sh", "bad\n"))));
    }

    [Fact]
    public void Only_the_named_rules_are_fixed()
    {
        var plan = new WordRules().Safe("T1", "bad", "good").Safe("T2", "old", "new").Plan(new FixOptions { Rules = ["t2"] }, ("a.sh", "bad old\n"));

        Assert.Equal("bad new\n", ContentOf(plan));
    }

    [Fact]
    public void A_suppressed_finding_is_left_alone()
    {
        var plan = new WordRules().Safe("T1", "bad", "good").Plan(WordRules.Ignore + "bad bad\n");

        Assert.Equal(WordRules.Ignore + "bad good\n", ContentOf(plan));
        Assert.Empty(plan.Remaining);
    }

    [Fact]
    public void Files_of_others_are_not_edited_and_their_findings_are_not_listed()
    {
        var plan = new WordRules().Safe("T1", "bad", "good").Plan(new FixOptions(), ("a.sh", "bad"), ("others/b.sh", "bad"));

        Assert.Equal("a.sh", Assert.Single(plan.Files).Original.Path);
        Assert.Empty(plan.Remaining);
    }

    [Fact]
    public void A_file_that_may_not_be_edited_keeps_its_finding()
    {
        var plan = new WordRules().Safe("T1", "bad", "good").Plan(new FixOptions { MayEdit = path => path == "b.sh" }, ("a.sh", "bad"), ("b.sh", "bad"));

        Assert.Equal("b.sh", Assert.Single(plan.Files).Original.Path);
        Assert.Equal("a.sh", Assert.Single(plan.Remaining).Location.Path);
    }

    [Fact]
    public void Rules_that_undo_each_other_end()
    {
        var rules = new WordRules().Add("T1", "ping", DiagnosticSeverity.Info, ("pong", FixSafety.Safe)).Add("T2", "pong", DiagnosticSeverity.Info, ("ping", FixSafety.Safe));

        var plan = rules.Plan("ping\n");

        Assert.False(plan.IsComplete);
        Assert.Empty(plan.Files);
        Assert.InRange(rules.Analyses, 1, 100);
    }

    [Fact]
    public void Many_harmful_fixes_cost_a_bounded_number_of_analyses()
    {
        var rules = new WordRules().Safe("T1", "bad", "evil").Add("T2", "evil");

        var plan = rules.Plan(string.Concat(Enumerable.Repeat("bad\n", 600)));

        Assert.False(plan.IsComplete);
        Assert.Empty(plan.Files);
        Assert.InRange(rules.Analyses, 1, 600);
    }
}
