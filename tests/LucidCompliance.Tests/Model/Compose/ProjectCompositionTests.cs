using System.Collections.Immutable;
using System.Linq;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Model.Compose;

/// <summary>Which files form a project (RULES.md convention 11), and what is said when one is missing.</summary>
public sealed class ProjectCompositionTests
{
    private const string Complete = "services: { a: { image: a } }";
    private const string Partial = "services: { a: { restart: always } }";

    private static string[] Discover(params (string Path, string Content)[] files) =>
        [.. ComposeProjects.Discover([.. files.Where(static file => !file.Path.EndsWith(".env")).Select(static file => new Artifact(file.Path, ArtifactKind.Compose))], ComposeFixture.Repository(files))
            .Select(static set => string.Join('+', new[] { set.Base.Path }.Concat(set.Overrides)) + (set.IsFragment ? " fragment" : ""))];

    [Fact]
    public void An_override_merges_onto_its_base_and_is_no_project() =>
        Assert.Equal(["compose.yaml+compose.override.yaml"], Discover(("compose.yaml", Complete), ("compose.override.yaml", Complete)));

    [Fact]
    public void An_override_belongs_to_the_base_of_its_directory() =>
        Assert.Equal(
            ["a/docker-compose.yml+a/docker-compose.override.yml", "b/compose.yaml"],
            Discover(("a/docker-compose.yml", Complete), ("b/compose.yaml", Complete), ("a/docker-compose.override.yml", Partial)));

    [Fact]
    public void An_override_of_a_variant_belongs_to_that_variant() =>
        Assert.Equal(
            ["compose.yaml", "compose.dev.yaml+compose.dev.override.yaml"],
            Discover(("compose.yaml", Complete), ("compose.dev.yaml", Complete), ("compose.dev.override.yaml", Partial)));

    [Fact]
    public void A_variant_without_images_is_an_overlay_on_the_base() =>
        Assert.Equal(
            ["docker-compose.yml", "docker-compose.yml+docker-compose.prod.yml"],
            Discover(("docker-compose.yml", Complete), ("docker-compose.prod.yml", Partial)));

    [Fact]
    public void A_variant_with_images_is_a_project_of_its_own() =>
        Assert.Equal(["docker-compose.yml", "docker-compose.prod.yml"], Discover(("docker-compose.yml", Complete), ("docker-compose.prod.yml", Complete)));

    [Fact]
    public void A_variant_whose_services_the_base_lacks_is_a_project_of_its_own() =>
        Assert.Equal(["compose.yaml", "compose.x.yaml"], Discover(("compose.yaml", Complete), ("compose.x.yaml", "services: { other: { restart: always } }")));

    [Fact]
    public void A_variant_that_waits_for_services_of_the_base_is_an_overlay()
    {
        const string Waits = "services: { b: { image: b, depends_on: { a: { condition: service_started }, c: { condition: service_started, required: false } } } }";
        Assert.Equal(["compose.yaml", "compose.yaml+compose.s3.yaml"], Discover(("compose.yaml", Complete), ("compose.s3.yaml", Waits)));
        Assert.Equal(["compose.yaml", "compose.s3.yaml"], Discover(("compose.yaml", "services: { x: { image: a } }"), ("compose.s3.yaml", Waits)));
        Assert.Equal(["compose.yaml", "compose.s3.yaml"], Discover(("compose.yaml", Complete), ("compose.s3.yaml", "services: { b: { image: b, depends_on: [a, x] } }")));
    }

    [Theory]
    [InlineData("COMPOSE_FILE=compose.yaml:compose.dev.yaml", "compose.yaml+compose.dev.yaml|compose.yaml+compose.override.yaml")]
    [InlineData("COMPOSE_FILE=\"compose.yaml;./compose.dev.yaml\"", "compose.yaml+compose.dev.yaml|compose.yaml+compose.override.yaml")]
    [InlineData("COMPOSE_PATH_SEPARATOR=,\nCOMPOSE_FILE=compose.yaml,compose.override.yaml,compose.dev.yaml", "compose.yaml+compose.override.yaml+compose.dev.yaml")]
    [InlineData("STAGE=dev\nCOMPOSE_FILE=compose.${STAGE}.yaml", "compose.yaml+compose.override.yaml|compose.dev.yaml")]
    [InlineData("COMPOSE_FILE=compose.${UNKNOWN}.yaml", "compose.yaml+compose.override.yaml|compose.dev.yaml")]
    [InlineData("COMPOSE_FILE=compose.yaml:../shared/compose.yaml", "compose.yaml+compose.override.yaml|compose.dev.yaml")]
    [InlineData("COMPOSE_FILE=compose.yaml:https://example.com/compose.yaml", "compose.yaml+compose.override.yaml|compose.dev.yaml")]
    [InlineData("COMPOSE_FILE=", "compose.yaml+compose.override.yaml|compose.dev.yaml")]
    [InlineData("#COMPOSE_FILE=compose.yaml:compose.dev.yaml", "compose.yaml+compose.override.yaml|compose.dev.yaml")]
    public void Compose_file_in_dot_env_says_what_is_merged(string dotEnv, string projects) =>
        Assert.Equal(
            projects.Split('|'),
            Discover((".env", dotEnv), ("compose.yaml", Complete), ("compose.override.yaml", Partial), ("compose.dev.yaml", Complete)));

    [Fact]
    public void Compose_file_holds_for_its_directory_and_yields_to_what_an_item_says()
    {
        Assert.Equal(
            ["a/compose.yaml+a/compose.dev.yaml", "b/compose.yaml", "b/compose.dev.yaml"],
            Discover(("a/.env", "COMPOSE_FILE=compose.yaml:compose.dev.yaml"), ("a/compose.yaml", Complete), ("a/compose.dev.yaml", Complete), ("b/compose.yaml", Complete), ("b/compose.dev.yaml", Complete)));

        var item = new Artifact("compose.dev.yaml", ArtifactKind.Compose) { Run = new ComposeRun() };
        var files = ComposeFixture.Repository((".env", "COMPOSE_FILE=compose.yaml:compose.dev.yaml"), ("compose.yaml", Complete), ("compose.dev.yaml", Complete));
        Assert.Equal(2, ComposeProjects.Discover([new Artifact("compose.yaml", ArtifactKind.Compose), item], files).Length);
    }

    [Fact]
    public void A_base_that_is_not_judged_may_declare_what_a_variant_refers_to()
    {
        var artifact = new Artifact("docker-compose.s3.yml", ArtifactKind.Compose);
        var variant = (artifact.Path, "services: { b: { image: b, depends_on: [a] } }");
        Assert.Empty(ComposeFixture.Bind(artifact, ComposeEnvironmentOptions.None, variant, ("docker-compose.yml", Complete)).Problems);
        Assert.NotEmpty(ComposeFixture.Bind(artifact, ComposeEnvironmentOptions.None, variant).Problems);
    }

    [Fact]
    public void An_override_without_base_is_a_fragment()
    {
        Assert.Equal(["compose.override.yaml fragment"], Discover(("compose.override.yaml", Partial)));

        var artifact = new Artifact("compose.override.yaml", ArtifactKind.Compose);
        var project = ComposeFixture.Bind(artifact, ComposeEnvironmentOptions.None, (artifact.Path, "services: { a: { user: 5 } }"));
        Assert.Empty(project.Services);
        Assert.Equal(["Schema 5"], project.Describe());
    }

    [Fact]
    public void Included_files_and_templates_are_no_projects() =>
        Assert.Equal(
            ["compose.yaml"],
            Discover(
                ("compose.yaml", "include: [sub/compose.yaml]\nservices: { a: { extends: { file: common.yml, service: a } } }"),
                ("sub/compose.yaml", Complete),
                ("common.yml", Partial)));

    [Fact]
    public void A_complete_file_that_another_one_extends_stays_a_project() =>
        Assert.Equal(
            ["compose.yaml", "compose.dev.yaml"],
            Discover(("compose.yaml", Complete), ("compose.dev.yaml", "services: { a: { extends: { file: compose.yaml, service: a } } }")));

    [Fact]
    public void Files_that_include_each_other_are_judged_once() =>
        Assert.Equal(["a.yaml"], Discover(("a.yaml", "include: [b.yaml]"), ("b.yaml", "include: [a.yaml]")));

    [Fact]
    public void Item_metadata_beats_names()
    {
        var files = ComposeFixture.Repository(("x.yml", Complete), ("y.yml", Partial), ("x.override.yml", Partial));
        ImmutableArray<Artifact> artifacts =
        [
            new("x.yml", ArtifactKind.Compose) { Run = new ComposeRun { Overrides = ["y.yml"] } },
            new("y.yml", ArtifactKind.Compose),
            new("x.override.yml", ArtifactKind.Compose),
        ];

        var set = Assert.Single(ComposeProjects.Discover(artifacts, files));
        Assert.Equal("x.yml", set.Base.Path);
        Assert.Equal("y.yml", Assert.Single(set.Overrides));
    }

    [Fact]
    public void A_missing_extended_file_stands_at_its_name_and_leaves_the_project_incomplete()
    {
        var project = ComposeFixture.Bind("services: { a: { extends: { file: no.yaml, service: b } } }");

        Assert.Equal(["MissingFile no.yaml"], project.Describe());
        Assert.True(project.IsIncomplete);
    }

    [Fact]
    public void A_missing_service_to_extend_has_a_suggestion()
    {
        var problem = Assert.Single(ComposeFixture.Bind("services: { web: { image: w }, a: { image: a, extends: { service: wbe } } }").Problems);

        Assert.Equal(ComposeProblemKind.Reference, problem.Kind);
        Assert.Equal("wbe", problem.Location.Underlined());
        Assert.Equal("web", problem.Suggestion);
    }

    [Fact]
    public void A_missing_include_and_a_missing_override_are_found()
    {
        var artifact = new Artifact("compose.yaml", ArtifactKind.Compose) { Run = new ComposeRun { Overrides = ["nowhere.yaml"] } };
        var project = ComposeFixture.Bind(artifact, ComposeEnvironmentOptions.None, ("compose.yaml", "include: [gone.yaml]\nservices: { a: { image: a } }"));

        Assert.Equal(["MissingFile ", "MissingFile gone.yaml"], project.Describe());
    }

    [Fact]
    public void An_include_cycle_is_found() =>
        Assert.Equal(
            ["Cycle compose.yaml"],
            ComposeFixture.Bind("include: [b.yaml]\nservices: { a: { image: a } }", ("b.yaml", "include: [compose.yaml]\nservices: { b: { image: b } }")).Describe());

    [Fact]
    public void A_remote_include_leaves_names_undecided() =>
        Assert.Empty(ComposeFixture.Bind("include: [\"https://example.com/x.git\"]\nservices: { a: { image: a, depends_on: [b], networks: [n] } }").Problems);

    [Fact]
    public void A_file_outside_the_root_is_never_read()
    {
        var repository = ComposeFixture.Repository(("compose.yaml", "services: { a: { extends: { file: ../x.yaml, service: b } } }"), ("../x.yaml", Complete));
        repository.Unreadable["../x.yaml"] = FileReadStatus.OutsideRoot;
        var artifact = new Artifact("compose.yaml", ArtifactKind.Compose);

        var project = ComposeBinder.Bind(artifact, [artifact], repository, ComposeEnvironmentOptions.None);

        Assert.Empty(project.Problems);
        Assert.True(project.IsIncomplete);
    }

    [Theory]
    [InlineData("depends_on: [b]", "b")]
    [InlineData("network_mode: \"service:b\"", "b")]
    [InlineData("pid: \"service:b\"", "b")]
    [InlineData("links: [\"b:alias\"]", "b")]
    [InlineData("networks: [missing]", "missing")]
    [InlineData("secrets: [missing]", "missing")]
    [InlineData("configs: [{ source: missing }]", "missing")]
    [InlineData("volumes: [\"missing:/x\"]", "missing")]
    [InlineData("build: { context: ., secrets: [missing] }", "missing")]
    [InlineData("build: { context: ., additional_contexts: { x: \"service:b\" } }", "b")]
    public void An_undeclared_name_stands_at_its_use(string property, string underlined)
    {
        var problem = Assert.Single(ComposeFixture.Bind($"services: {{ a: {{ image: a, {property} }} }}").Problems);

        Assert.Equal(ComposeProblemKind.Reference, problem.Kind);
        Assert.Equal(underlined, problem.Location.Underlined());
    }

    [Fact]
    public void A_dependency_that_is_not_required_may_be_missing() =>
        Assert.Empty(ComposeFixture.Bind("services: { a: { image: a, depends_on: { b: { condition: service_started, required: false } } } }").Problems);

    [Theory]
    [InlineData("a: { image: a, build: { dockerfile: x, dockerfile_inline: y } }", "x")]
    [InlineData("a: { image: a, container_name: n, scale: 2 }", "n")]
    [InlineData("a: { image: a, scale: 2, deploy: { replicas: 3 } }", "2")]
    [InlineData("a: { image: a, platform: linux/arm64, build: { context: ., platforms: [linux/amd64] } }", "linux/arm64")]
    [InlineData("a: { image: a, volumes: [/x], tmpfs: /x }", "/x")]
    public void Options_that_exclude_each_other_are_a_conflict(string service, string underlined)
    {
        var problem = Assert.Single(ComposeFixture.Bind($"services: {{ {service} }}").Problems);

        Assert.Equal(ComposeProblemKind.Conflict, problem.Kind);
        Assert.Equal(underlined, problem.Location.Underlined());
    }

    [Theory]
    [InlineData("networks: { n: { external: true, driver: bridge } }", "driver")]
    [InlineData("secrets: { s: { file: f, environment: E } }", "environment")]
    [InlineData("secrets: { s: { external: true, file: f } }", "file")]
    [InlineData("configs: { c: { name: x } }", "c")]
    public void A_resource_with_the_wrong_sources_is_a_conflict(string resources, string underlined)
    {
        var project = ComposeFixture.Bind($"services: {{ a: {{ image: a }} }}\n{resources}\n", ("f", "x"));

        Assert.Equal(underlined, Assert.Single(project.Problems, static problem => problem.Kind == ComposeProblemKind.Conflict).Location.Underlined());
    }

    [Fact]
    public void A_missing_file_that_git_ignores_or_an_example_stands_for_is_no_problem()
    {
        var repository = ComposeFixture.Repository(("compose.yaml", "services: { a: { image: a, env_file: [one.env, two.env, three.env] } }"), ("two.env.example", "A=1\n"));
        repository.Ignored.Add("one.env");
        var artifact = new Artifact("compose.yaml", ArtifactKind.Compose);

        Assert.Equal(["MissingFile three.env"], ComposeBinder.Bind(artifact, [artifact], repository, ComposeEnvironmentOptions.None).Describe());
    }

    [Fact]
    public void A_reset_in_a_second_file_can_be_set_again_by_a_third()
    {
        var artifact = new Artifact("1.yaml", ArtifactKind.Compose) { Run = new ComposeRun { Overrides = ["2.yaml", "3.yaml"] } };
        var service = ComposeFixture.Bind(
            artifact,
            ComposeEnvironmentOptions.None,
            ("1.yaml", "services: { a: { image: a, ports: [\"1:1\"], command: x } }"),
            ("2.yaml", "services: { a: { ports: !reset [], command: !reset null } }"),
            ("3.yaml", "services: { a: { ports: [\"3:3\"] } }")).Services[0];

        Assert.Equal(3, Assert.Single(service.Ports).Target.Value.First);
        Assert.Null(service.Command);
    }
}
