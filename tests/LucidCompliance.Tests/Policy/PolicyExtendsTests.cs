using System;
using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Policy;
using Xunit;

namespace LucidCompliance.Tests.Policy;

public sealed class PolicyExtendsTests
{
    private static PolicySet Set(params (string Path, string Content)[] files) => new(new MemoryFiles(files), []);

    [Fact]
    public void The_later_value_wins_mappings_merge_and_lists_replace()
    {
        var set = Set(
            ("shared/base.yml", """
                user: "1000"
                platforms: [linux/amd64, linux/arm64]
                rules: { LUCID1001: error, LUCID3001: error }
                labels: { required: { a: "1", b: "2" } }
                networks: { n: { driver: bridge, subnet: 10.0.0.0/8 } }
                baseImages: { requireDigest: true, versions: { mongo: "7.0", redis: "7.0" } }
                """),
            ("shared/more.yml", "user: \"2000\"\nrules: { LUCID3001: warning }\n"),
            (PolicySet.FileName, """
                extends: [strict, ./shared/base.yml, shared/more.yml]
                platforms: [linux/arm64]
                rules: { LUCID4001: none }
                labels: { required: { b: "3" } }
                networks: { n: { driver: overlay } }
                baseImages: { versions: { mongo: "8.0" } }
                """));
        var policy = set.For("Dockerfile");
        Assert.Empty(set.Errors);
        Assert.Equal(PolicyPreset.Strict, policy.Preset.Value);
        Assert.Equal("2000", policy.User!.Value);
        Assert.Equal("shared/more.yml", policy.User.Location!.Path);
        Assert.Equal(["linux/arm64"], policy.Platforms.Select(static platform => platform.Value));
        Assert.Equal(
            [("LUCID1001", DiagnosticSeverity.Error), ("LUCID3001", DiagnosticSeverity.Warning), ("LUCID4001", DiagnosticSeverity.None)],
            policy.Rules.OrderBy(static rule => rule.Key, StringComparer.Ordinal).Select(static rule => (rule.Key, rule.Value.Value)));
        Assert.Equal(["a=1", "b=3"], policy.RequiredLabels.Select(static label => label.Key + "=" + label.Value));
        var network = Assert.Single(policy.Networks);
        Assert.Equal("overlay", network.Driver!.Value);
        Assert.Equal("10.0.0.0/8", network.Subnet!.Value);
        Assert.True(policy.BaseImages.RequireDigest!.Value);
        Assert.Equal(["mongo", "redis"], policy.BaseImages.Versions.Select(static version => version.Image.Pattern));
        Assert.Equal(LucidCompliance.Knowledge.Trilean.No, policy.BaseImages.Versions[0].Allows("7.1"));
    }

    [Fact]
    public void One_item_needs_no_list()
    {
        var policy = PolicyFixture.Read("extends: audit\n");
        Assert.Equal(PolicyPreset.Audit, policy.Preset.Value);
        Assert.Equal("audit", policy.Preset.Location.Covered());
    }

    [Fact]
    public void The_last_preset_decides_and_a_file_without_one_keeps_it()
    {
        var set = Set(("a.yml", "extends: [none]"), ("b.yml", "multiStage: required"), (PolicySet.FileName, "extends: [strict, ./a.yml, ./b.yml]"));
        Assert.Equal(PolicyPreset.None, set.For("x").Preset.Value);
    }

    [Fact]
    public void A_file_is_relative_to_the_file_that_names_it()
    {
        var set = Set(
            ("shared/a/one.yml", "extends: [../b/two.yml]"),
            ("shared/b/two.yml", "user: \"7\""),
            (PolicySet.FileName, "extends: [./shared/a/one.yml]"));
        Assert.Equal("7", set.For("x").User!.Value);
        Assert.Empty(set.Errors);
    }

    [Fact]
    public void A_circle_is_reported_once_and_the_rest_applies()
    {
        var set = Set(
            ("a.yml", "extends: [./b.yml]\nuser: \"1\""),
            ("b.yml", "extends: [./a.yml]\nhealthcheck: required"),
            (PolicySet.FileName, "extends: [./a.yml]"));
        var policy = set.For("x");
        var error = Assert.Single(set.Errors);
        Assert.Equal(("b.yml", "./a.yml"), (error.Location.Path, error.Location.Covered()));
        Assert.Contains("circle", error.Message, StringComparison.Ordinal);
        Assert.Equal("1", policy.User!.Value);
        Assert.True(policy.HealthcheckRequired!.Value);
    }

    [Fact]
    public void A_policy_may_extend_itself_as_little_as_others()
    {
        var set = Set((PolicySet.FileName, "extends: [./lucid-compliance.yml]"));
        set.For("x");
        Assert.Contains("circle", Assert.Single(set.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tree_of_files_that_doubles_at_each_level_ends()
    {
        var files = Enumerable.Range(0, 30)
            .Select(static i => ($"p{i}.yml", $"extends: [./p{i + 1}.yml, ./p{i + 1}.yml]"))
            .Append((PolicySet.FileName, "extends: [./p0.yml]"))
            .Append(("p30.yml", "user: \"1\""));
        var memory = new MemoryFiles(files.ToArray());
        var set = new PolicySet(memory, []);
        set.For("x");
        Assert.InRange(memory.Asked.Values.Sum(), 1, 100);
        Assert.Contains(set.Errors, static error => error.Message.Contains("more than", StringComparison.Ordinal));
    }

    [Fact]
    public void A_lock_cannot_be_lifted_by_the_policy_that_extends_it()
    {
        var set = Set(
            ("platform.yml", "rules: { LUCID2001: error }\nsuppressions: { locked: [LUCID2001] }"),
            (PolicySet.FileName, "extends: [./platform.yml]\nrules: { LUCID2001: none, LUCID2002: none }\nsuppressions: { locked: [LUCID2003] }"));
        var policy = set.For("x");
        Assert.Equal("LUCID2001", Assert.Single(set.Errors).Location.Covered());
        Assert.Equal(DiagnosticSeverity.Error, policy.Rules["LUCID2001"].Value);
        Assert.Equal(DiagnosticSeverity.None, policy.Rules["LUCID2002"].Value);
        Assert.Equal(["LUCID2001", "LUCID2003"], policy.Suppressions.Locked.Select(static id => id.Value));
    }

    [Fact]
    public void A_policy_may_state_the_severity_of_a_rule_that_it_locks_itself()
    {
        var policy = PolicyFixture.Read("suppressions: { locked: [LUCID2001] }\nrules: { LUCID2001: warning }");
        Assert.Equal(DiagnosticSeverity.Warning, policy.Rules["LUCID2001"].Value);
    }

    [Fact]
    public void The_seeds_regime_is_a_preset_whose_values_stand_at_its_name()
    {
        var policy = PolicyFixture.Read("extends: [lucid-foundation]\nenvironment: { provided: [CI] }\n");
        Assert.True(policy.IsLucidFoundation);
        Assert.Equal("gcr.io/distroless/*", Assert.Single(policy.BaseImages.Allow!.Value).Value.Pattern);
        Assert.Equal("65532:65532", policy.User!.Value);
        Assert.Equal(
            ["org.lucid.security=distroless", "org.lucid.user=65532:65532", "org.lucid.shell=false"],
            policy.RequiredLabels.Select(static label => label.Key + "=" + label.Value));
        var network = Assert.Single(policy.Networks);
        Assert.Equal(
            ("lucid-pi-network", "bridge", "172.20.0.0/16", "172.20.0.1", true),
            (network.Name, network.Driver!.Value, network.Subnet!.Value, network.Gateway!.Value, network.Attachable!.Value));
        Assert.Equal(["ENCRYPTION_KEY", "TOR_PASSWORD"], policy.Environment.Required.Select(static name => name.Value));
        Assert.True(policy.MultiStageRequired!.Value);
        Assert.True(policy.HealthcheckRequired!.Value);
        Assert.Equal("lucid-foundation", policy.User.Location.Covered());
        Assert.Equal("lucid-foundation", network.Subnet.Location.Covered());
        Assert.Equal("CI", policy.Environment.Provided[0].Location.Covered());
    }

    [Fact]
    public void Errors_of_a_file_that_two_policies_extend_come_once()
    {
        var set = Set(
            ("shared.yml", "colour: red"),
            ("a/lucid-compliance.yml", "extends: [../shared.yml]"),
            ("b/lucid-compliance.yml", "extends: [../shared.yml]"));
        set.For("a/Dockerfile");
        set.For("b/Dockerfile");
        Assert.Equal("shared.yml", Assert.Single(set.Errors).Location.Path);
        Assert.Equal(2, set.Documents.Length);
    }
}
