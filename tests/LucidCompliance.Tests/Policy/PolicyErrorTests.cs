using System;
using System.Linq;
using LucidCompliance.Model;
using LucidCompliance.Policy;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Policy;

public sealed class PolicyErrorTests
{
    // The policy, the text the error stands at, and a part of its message.
    [Theory]
    [InlineData("baseImage: {}", "baseImage", "Did you mean 'baseImages'?")]
    [InlineData("colour: red", "colour", "'colour' is no key of the policy. Its keys are version,")]
    [InlineData("baseImages: { allows: [a] }", "allows", "Did you mean 'allow'?")]
    [InlineData("suppressions: { lokced: [] }", "lokced", "Did you mean 'locked'?")]
    [InlineData("version: 2", "2", "Write 'version: 1'")]
    [InlineData("version: [1]", "[1]", "Version is one text.")]
    [InlineData("extends: [strikt]", "strikt", "Did you mean 'strict'?")]
    [InlineData("extends: [./missing.yml]", "./missing.yml", "There is no such policy file.")]
    [InlineData("extends: [../other.yml]", "../other.yml", "leads out of the repository")]
    [InlineData("extends: { a: b }", "{ a: b }", "Extends is a list")]
    [InlineData("baseImages: { versions: { mongo: \"[8.0\" } }", "\"[8.0\"", "no version range")]
    [InlineData("baseImages: { allow: [\"a b\"] }", "\"a b\"", "An image pattern is a reference")]
    [InlineData("baseImages: { allow: gcr.io }", "gcr.io", "BaseImages.allow is a list")]
    [InlineData("baseImages: { requireDigest: yes }", "yes", "is 'true' or 'false'")]
    [InlineData("baseImages: { known: { a: { shell: true } } }", "true", "'shell' is 'false'")]
    [InlineData("baseImages: { known: { a: { user: root } } }", "root", "its number")]
    [InlineData("registries: { allow: [\"https://gcr.io\"] }", "\"https://gcr.io\"", "without a scheme")]
    [InlineData("user: a:b:c", "a:b:c", "A user is")]
    [InlineData("networks: { n: { subnet: 172.20.0.0 } }", "172.20.0.0", "address range")]
    [InlineData("networks: { n: { subnet: 172.20.0.0/33 } }", "172.20.0.0/33", "address range")]
    [InlineData("networks: { n: { subnet: 172.20.0.5/16 } }", "172.20.0.5/16", "bits behind its prefix")]
    [InlineData("networks: { n: { gateway: 172.20.1 } }", "172.20.1", "one IP address")]
    [InlineData("networks: { n: { subnet: 172.20.0.0/16, gateway: 172.21.0.1 } }", "172.21.0.1", "does not lie in the subnet")]
    [InlineData("networks: { n: { subnet: \"fd00::/64\", gateway: 172.21.0.1 } }", "172.21.0.1", "does not lie in the subnet")]
    [InlineData("networks: { n: bridge }", "bridge", "A network is a mapping")]
    [InlineData("environment: { required: [\"1A\"] }", "\"1A\"", "A variable's name")]
    [InlineData("environment: { files: [../../x.env] }", "../../x.env", "leads out of the repository")]
    [InlineData("multiStage: requird", "requird", "Did you mean 'required'?")]
    [InlineData("platforms: [arm64]", "arm64", "A platform is")]
    [InlineData("engines: [lxc]", "lxc", "is no engine")]
    [InlineData("rules: { LUCID1: error }", "LUCID1", "LUCID and four digits")]
    [InlineData("rules: { LUCID1001: eror }", "eror", "Did you mean 'error'?")]
    [InlineData("rules: [LUCID1001]", "[LUCID1001]", "Rules is a mapping")]
    [InlineData("rules: { LUCID1001: error, LUCID1001: none }", "LUCID1001", "repeated")]
    [InlineData("exemptions: [ { path: a } ]", "{ path: a }", "needs a rule")]
    [InlineData("exemptions: [ { rule: LUCID1001, until: 1.3.2027 } ]", "1.3.2027", "year-month-day")]
    [InlineData("exemptions: [ { rule: LUCID1001, until: 2027-02-30 } ]", "2027-02-30", "year-month-day")]
    [InlineData("exemptions: [ { rule: LUCID1001, path: \"a{b\" } ]", "\"a{b\"", "no '}' behind it")]
    [InlineData("exemptions: [ { rule: LUCID1001, path: 'a\\b' } ]", "'a\\b'", "'/' as separator")]
    [InlineData("exemptions: [ { rule: LUCID1001, path: } ]", "path", "no value")]
    [InlineData("exemptions: [ { rule: LUCID1001, paths: a } ]", "paths", "Did you mean 'path'?")]
    [InlineData("suppressions: { locked: [X] }", "X", "LUCID and four digits")]
    [InlineData("- a", "- a", "The policy is a mapping")]
    public void A_defect_has_its_span_and_says_what_to_do(string content, string covered, string message)
    {
        PolicyFixture.Read(content, out var errors);
        var error = Assert.Single(errors);
        Assert.Equal(covered, error.Location.Covered());
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_valid_rest_still_applies()
    {
        var policy = PolicyFixture.Read("user: a:b:c\nplatforms: [arm64, linux/amd64]\nhealthcheck: required\n", out var errors);
        Assert.Equal(2, errors.Length);
        Assert.Null(policy.User);
        Assert.Equal("linux/amd64", Assert.Single(policy.Platforms).Value);
        Assert.True(policy.HealthcheckRequired!.Value);
    }

    [Theory]
    [InlineData("{ rule: LUCID1001, until: soon }")]
    [InlineData("{ rule: LUCID1001, path: }")]
    [InlineData("{ rule: LUCID1001, paths: legacy }")]
    [InlineData("{ rule: LUCID1001, path: [a] }")]
    public void An_exemption_with_a_broken_condition_exempts_nothing(string exemption) =>
        Assert.Empty(PolicyFixture.Read($"exemptions: [ {exemption} ]", out _).Exemptions);

    [Theory]
    [InlineData("LUCID9999", "There is no rule 'LUCID9999'.")]
    [InlineData("lucid1001", "Write 'LUCID1001'.")]
    [InlineData("ImageRunsAsRoot", "Write 'LUCID3001'.")]
    [InlineData("LUCD1001", "Did you mean 'LUCID1001'?")]
    public void A_rule_that_does_not_exist_is_an_error(string id, string message)
    {
        var rules = PolicyFixture.Rules("LUCID1001").Add(TestRules.Create("LUCID3001", name: "ImageRunsAsRoot"));
        var set = new PolicySet(new MemoryFiles((PolicySet.FileName, $"rules: {{ {id}: none, LUCID1001: error }}")), rules);
        Assert.Equal("LUCID1001", Assert.Single(set.For("x").Rules).Key);
        Assert.Contains(message, Assert.Single(set.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_yaml_is_reported_and_its_beginning_applies()
    {
        var policy = PolicyFixture.Read("healthcheck: required\nrules: { LUCID1001: [\n", out var errors);
        Assert.NotEmpty(errors);
        Assert.All(errors, static error => Assert.Equal(PolicySet.FileName, error.Location.Path));
        Assert.True(policy.HealthcheckRequired?.Value ?? true);
    }

    [Theory]
    [InlineData(FileReadStatus.Missing)]
    [InlineData(FileReadStatus.AccessDenied)]
    [InlineData(FileReadStatus.NotText)]
    public void A_policy_that_the_build_names_must_be_readable(FileReadStatus status)
    {
        var files = new MemoryFiles();
        files.Add("build/policy.yml", new FileRead(status));
        var set = new PolicySet(files, [], "build/policy.yml");
        Assert.Same(PolicyDocument.Default, set.For("Dockerfile"));
        var error = Assert.Single(set.Errors);
        Assert.Equal("build/policy.yml", error.Location.Path);
        Assert.Equal(new LinePosition(0, 0), error.Location.Start);
    }

    [Fact]
    public void A_deep_or_bombed_policy_ends()
    {
        PolicyFixture.Read("rules: " + new string('[', 5000), out var deep);
        Assert.NotEmpty(deep);
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 9).Select(static i =>
            FormattableString.Invariant($"b{i}: &b{i} [{string.Join(",", Enumerable.Repeat(i == 1 ? "*a" : $"*b{i - 1}", 10))}]\n")));
        PolicyFixture.Read(bomb + "platforms: *b9\n", out var errors);
        Assert.NotEmpty(errors);
    }
}
