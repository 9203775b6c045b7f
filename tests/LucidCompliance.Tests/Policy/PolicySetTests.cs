using System.Linq;
using LucidCompliance.Policy;
using Xunit;

namespace LucidCompliance.Tests.Policy;

public sealed class PolicySetTests
{
    [Fact]
    public void The_nearest_policy_upwards_counts_and_is_read_once()
    {
        var files = new MemoryFiles(
            (PolicySet.FileName, "user: \"1\""),
            ("services/auth/lucid-compliance.yml", "user: \"2\""));
        var set = new PolicySet(files, []);
        Assert.Equal("2", set.For("services/auth/docker/Dockerfile").User!.Value);
        Assert.Equal("2", set.For("services/auth/compose.yml").User!.Value);
        Assert.Equal("1", set.For("services/api/Dockerfile").User!.Value);
        Assert.Equal("1", set.For("Dockerfile").User!.Value);
        Assert.Equal("1", set.For("/outside/NuGet.config").User!.Value);
        Assert.Same(set.For("a/b/c"), set.For("d"));
        Assert.All(files.Asked.Values, static count => Assert.Equal(1, count));
    }

    [Fact]
    public void Without_a_file_the_preset_recommended_counts()
    {
        var set = new PolicySet(new MemoryFiles(), []);
        Assert.Same(PolicyDocument.Default, set.For("a/b/Dockerfile"));
        Assert.Empty(set.Errors);
        Assert.Empty(set.Documents);
    }

    [Fact]
    public void A_named_policy_counts_for_all_and_its_paths_are_relative_to_the_root()
    {
        var set = new PolicySet(
            new MemoryFiles(
                ("build/policy.yml", "environment: { files: [configs/a.env] }\nexemptions: [ { rule: LUCID1001, path: legacy } ]"),
                (PolicySet.FileName, "user: \"1\"")),
            [],
            "build/policy.yml");
        var policy = set.For("legacy/Dockerfile");
        Assert.Null(policy.User);
        Assert.Equal("configs/a.env", policy.Environment.Files!.Value[0].Value);
        Assert.True(policy.Exemptions[0].Covers("legacy/Dockerfile"));
    }

    [Fact]
    public void The_paths_of_a_found_policy_are_relative_to_its_folder()
    {
        var set = new PolicySet(
            new MemoryFiles(("services/auth/lucid-compliance.yml", "environment: { files: [./env/a.env, ../common.env] }\nexemptions: [ { rule: LUCID1001, path: old/* } ]")),
            []);
        var policy = set.For("services/auth/Dockerfile");
        Assert.Equal("services/auth/", policy.BaseDirectory);
        Assert.Equal(["services/auth/env/a.env", "services/common.env"], policy.Environment.Files!.Value.Select(static file => file.Value));
        Assert.True(policy.Exemptions[0].Covers("services/auth/old/Dockerfile"));
        Assert.False(policy.Exemptions[0].Covers("old/Dockerfile"));
    }
}
