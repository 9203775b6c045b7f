using System;
using System.Linq;
using LucidCompliance.Model.Compose;
using Xunit;

namespace LucidCompliance.Tests.Model.Compose;

/// <summary>What the Compose Specification refuses, each with its own span.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData("user: 1000", "1000")]
    [InlineData("ports: 80", "80")]
    [InlineData("ports:", "ports")]
    [InlineData("environment: text", "text")]
    [InlineData("command: [1]", "1")]
    [InlineData("command: {a: b}", "{a: b}")]
    [InlineData("privileged: \"maybe\"", "\"maybe\"")]
    [InlineData("healthcheck: {retries: many}", "many")]
    [InlineData("healthcheck: {interval: 10}", "10")]
    [InlineData("healthcheck: {interval: 10 sec}", "10 sec")]
    [InlineData("healthcheck: [CMD, x]", "[CMD, x]")]
    [InlineData("cgroup: shared", "shared")]
    [InlineData("pull_policy: sometimes", "sometimes")]
    [InlineData("oom_score_adj: 2000", "2000")]
    [InlineData("depends_on: {b: {required: true}}", "{required: true}")]
    [InlineData("volumes: [{source: a}]", "{source: a}")]
    [InlineData("volumes: [{type: floppy}]", "floppy")]
    [InlineData("env_file: [{format: raw}]", "{format: raw}")]
    [InlineData("labels: {a: [b]}", "[b]")]
    [InlineData("build: {args: text}", "text")]
    [InlineData("deploy: {resources: {limits: {memory: 5}}}", "5")]
    [InlineData("ulimits: {nofile: {soft: 1}}", "{soft: 1}")]
    [InlineData("secrets: {a: b}", "{a: b}")]
    [InlineData("networks: {n: text}", "text")]
    public void A_wrong_type_stands_at_its_value(string property, string underlined)
    {
        var project = ComposeFixture.Bind($"services:\n  b: {{ image: b }}\n  a:\n    image: a\n    {property}\nnetworks: {{ n: {{}} }}\n");

        var problem = Assert.Single(project.Problems, static problem => problem.Kind == ComposeProblemKind.Schema);
        Assert.Equal(underlined, problem.Location.Underlined());
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("services.a.", problem.KeyPath, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user: \"1000\"")]
    [InlineData("privileged: \"true\"")]
    [InlineData("privileged: ${FLAG}")]
    [InlineData("read_only: yes")]
    [InlineData("cpus: \"0.5\"")]
    [InlineData("mem_limit: 512m")]
    [InlineData("healthcheck: {retries: \"3\", interval: 1h2m3.5s}")]
    [InlineData("command:")]
    [InlineData("environment: {A: 1, B: true, C: , D: text}")]
    [InlineData("ports: [80, \"81:81\", {target: \"80\", published: 8080}]")]
    [InlineData("pull_policy: every_12h")]
    [InlineData("gpus: all")]
    [InlineData("use_api_socket: true")]
    [InlineData("provider: {type: x, options: {a: [1, 2]}}")]
    [InlineData("post_start: [{command: [x], user: root}]")]
    [InlineData("build: {ssh: [default], secrets: [], tags: [a], no_cache: true}")]
    [InlineData("x-anything: {a: [1, {b: c}]}")]
    [InlineData("deploy: {x-more: 1, replicas: \"2\"}")]
    [InlineData("storage_opt: {size: 1G}")]
    [InlineData("extra_hosts: [\"a:1.2.3.4\"]")]
    [InlineData("develop: {watch: [{path: ., action: rebuild}]}")]
    [InlineData("healthcheck: {test: !reset null}")]
    public void What_the_specification_accepts_is_no_problem(string property) =>
        Assert.Empty(ComposeFixture.Bind($"services:\n  a:\n    image: a\n    {property}\n").Problems);

    [Theory]
    [InlineData("services: { a: { imge: x, build: . } }", "imge", "image")]
    [InlineData("services: { a: { image: a, enviroment: {} } }", "enviroment", "environment")]
    [InlineData("services: { a: { image: a, healthcheck: { tset: x } } }", "tset", "test")]
    [InlineData("services: { a: { image: a, depends-on: [] } }", "depends-on", "depends_on")]
    [InlineData("service: {}", "service", "services")]
    [InlineData("services: { a: { image: a, quite_another_thing: 1 } }", "quite_another_thing", null)]
    public void An_unknown_key_is_a_problem_of_its_own_with_what_was_meant(string compose, string underlined, string? suggestion)
    {
        var problem = Assert.Single(ComposeFixture.Bind(compose).Problems);

        Assert.Equal(ComposeProblemKind.UnknownKey, problem.Kind);
        Assert.Equal(underlined, problem.Location.Underlined());
        Assert.Equal(suggestion, problem.Suggestion);
    }

    [Fact]
    public void Every_violation_of_a_file_is_reported()
    {
        var project = ComposeFixture.Bind("services:\n  a: { image: 1, user: 2 }\n  b c: { image: b }\nnetworks: []\nfoo: 1\n");

        Assert.Equal(["Schema 1", "Schema 2", "Schema b c", "Schema []", "UnknownKey foo"], project.Describe());
    }

    [Fact]
    public void Roots_that_only_hold_anchors_are_not_judged() =>
        Assert.Empty(ComposeFixture.Bind("x-base: &base { imge: x, user: 5 }\nx-other: [1]\nservices: { a: { image: a } }\n").Problems);

    [Fact]
    public void A_key_that_is_no_text_is_refused() =>
        Assert.Equal(["Schema 8080"], ComposeFixture.Bind("services: { a: { image: a, labels: { 8080: x } } }").Describe());

    [Fact]
    public void A_repeated_key_is_found_in_extension_fields_too() =>
        Assert.Equal(["RepeatedKey a"], ComposeFixture.Bind("x-y: { a: 1, a: 2 }\nservices: { s: { image: s } }\n").Describe());

    [Fact]
    public void Broken_YAML_keeps_the_part_in_front_of_the_error()
    {
        var project = ComposeFixture.Bind("services:\n  a: { image: a }\n  b: [\n");

        Assert.Contains(project.Problems, static problem => problem.Kind == ComposeProblemKind.Syntax);
        Assert.Contains(project.Services, static service => service.Name == "a");
        Assert.True(project.IsIncomplete);
    }

    [Fact]
    public void An_invalid_template_stands_at_its_text()
    {
        var problem = Assert.Single(ComposeFixture.Bind("services: { a: { image: \"x:${1bad}\" } }").Problems, static problem => problem.Kind == ComposeProblemKind.Interpolation);

        Assert.Equal("${1bad}", problem.Location.Underlined());
    }

    [Fact]
    public void All_service_properties_of_the_specification_are_known() =>
        Assert.True(ComposeSchema.File.Object!.Properties["services"].Object!.Values!.Object!.Properties.Count >= 92);

    [Fact]
    public void A_message_never_repeats_a_value()
    {
        const string Secret = "hunter2hunter2";
        var project = ComposeFixture.Bind($"services:\n  a:\n    image: a\n    environment: [[{Secret}]]\n    privileged: \"{Secret}\"\n    cgroup: {Secret}\n    command: \"run '{Secret}\"\n");

        Assert.NotEmpty(project.Problems);
        Assert.All(project.Problems, problem => Assert.DoesNotContain(Secret, problem.Message + problem.Suggestion + problem.KeyPath, StringComparison.Ordinal));
        Assert.Equal(4, project.Problems.Count(static problem => problem.Kind == ComposeProblemKind.Schema));
    }
}
