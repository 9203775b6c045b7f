using System.Linq;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Model.Compose;

/// <summary>Where variables come from (RULES.md convention 10), and what is said where they do not.</summary>
public sealed class VariableTests
{
    private static readonly Artifact Base = new("compose.yaml", ArtifactKind.Compose);

    private static (string, string) Image(string image) => ("compose.yaml", $"services: {{ a: {{ image: \"{image}\" }} }}");

    [Fact]
    public void A_dotenv_file_beside_the_base_file_defines_variables()
    {
        var project = ComposeFixture.Bind("services: { a: { image: \"app:${TAG}\" } }", (".env", "TAG=7\n"));

        Assert.Equal("app:7", project.Services[0].Image!.Value.Value);
        Assert.True(project.Sources.HasDotEnv);
        Assert.False(project.Sources.HasList);
        Assert.Equal(".env", project.Sources.Lookup("TAG").Origin!.Path);
        Assert.Equal("7", project.Sources.Lookup("TAG").Origin!.Underlined());
    }

    [Fact]
    public void An_undefined_variable_leaves_the_value_unknown_and_says_what_Compose_would_take()
    {
        var project = ComposeFixture.Bind("services: { a: { image: \"app:${TAG}\" } }", (".env", "OTHER=1\n"));

        var image = project.Services[0].Image!;
        Assert.True(image.Value.IsUnknown);
        Assert.True(image.HasUndefinedVariable);
        Assert.Equal("app:", image.TextAsCompose);
        Assert.Equal(VariableStatus.Undefined, Assert.Single(project.References).Status);
    }

    [Fact]
    public void A_list_of_env_files_replaces_dotenv()
    {
        var options = new ComposeEnvironmentOptions { Files = ["config/a.env", "config/b.env"] };
        var project = ComposeFixture.Bind(Base, options, Image("${A}-${B}-${C}"), (".env", "C=1\n"), ("config/a.env", "A=a\nB=a\n"), ("config/b.env", "B=b\n"));

        Assert.True(project.Sources.HasList);
        Assert.False(project.Sources.HasDotEnv);
        Assert.Equal("a-b-", project.Services[0].Image!.TextAsCompose);
        Assert.Equal(VariableStatus.Undefined, project.References[2].Status);
    }

    [Fact]
    public void The_item_s_env_files_win_over_the_policy_s()
    {
        var artifact = Base with { Run = new ComposeRun { EnvFiles = ["item.env"] } };
        var options = new ComposeEnvironmentOptions { Files = ["policy.env"] };
        var project = ComposeFixture.Bind(artifact, options, Image("${A}"), ("item.env", "A=item\n"), ("policy.env", "A=policy\n"));

        Assert.Equal("item", project.Services[0].Image!.Value.Value);
    }

    [Fact]
    public void A_provided_name_is_defined_without_a_value()
    {
        var options = new ComposeEnvironmentOptions { Provided = ["CI_TAG"] };
        var project = ComposeFixture.Bind(Base, options, Image("app:${CI_TAG}"));

        var image = project.Services[0].Image!;
        Assert.Equal(VariableStatus.Defined, Assert.Single(project.References).Status);
        Assert.True(image.Value.IsUnknown);
        Assert.False(image.HasUndefinedVariable);
        Assert.Null(image.TextAsCompose);
    }

    [Theory]
    [InlineData(".env.example")]
    [InlineData(".env.sample")]
    [InlineData(".env.template")]
    [InlineData(".env.dist")]
    public void A_name_in_an_example_sibling_is_defined_without_a_value(string example)
    {
        var project = ComposeFixture.Bind(Base, ComposeEnvironmentOptions.None, Image("app:${TAG}"), (example, "TAG=example\n"));

        Assert.Equal(VariableStatus.Defined, Assert.Single(project.References).Status);
        Assert.True(project.Services[0].Image!.Value.IsUnknown);
        Assert.Equal(example, Assert.Single(project.Sources.ExampleFiles));
    }

    [Fact]
    public void A_session_variable_is_no_undefined_variable() =>
        Assert.Equal(VariableStatus.Defined, Assert.Single(ComposeFixture.Bind("services: { a: { image: a, volumes: [\"${HOME}/x:/x\"] } }").References).Status);

    [Fact]
    public void An_unreadable_env_file_leaves_everything_unknown()
    {
        var repository = ComposeFixture.Repository(Image("app:${TAG}"), (".env", "TAG=1\n"));
        repository.Unreadable[".env"] = FileReadStatus.AccessDenied;
        var project = ComposeBinder.Bind(Base, [Base], repository, ComposeEnvironmentOptions.None);

        Assert.Equal(VariableStatus.Unknown, Assert.Single(project.References).Status);
        Assert.False(project.Sources.IsComplete);
    }

    [Fact]
    public void A_listed_file_that_git_ignores_may_define_anything()
    {
        var repository = ComposeFixture.Repository(Image("app:${TAG}"));
        repository.Ignored.Add("secret.env");
        var options = new ComposeEnvironmentOptions { Files = ["secret.env"] };

        var project = ComposeBinder.Bind(Base, [Base], repository, options);

        Assert.Equal(VariableStatus.Unknown, Assert.Single(project.References).Status);
    }

    [Fact]
    public void A_reference_in_an_operand_that_is_not_evaluated_says_nothing()
    {
        var project = ComposeFixture.Bind("services: { a: { image: \"${SET:-${NOWHERE}}\" } }", (".env", "SET=1\n"));

        Assert.Equal(["SET Defined", "NOWHERE Unknown"], project.References.Select(static reference => $"{reference.Name} {reference.Status}"));
    }

    [Fact]
    public void A_required_variable_keeps_its_operator_and_message()
    {
        var reference = Assert.Single(ComposeFixture.Bind("services: { a: { image: \"${TAG:?set it}\" } }").References);

        Assert.True(reference.IsRequired);
        Assert.False(reference.HasDefault);
        Assert.Equal("set it", reference.Operand);
        Assert.Equal("set it", reference.OperandLocation!.Underlined());
    }

    [Fact]
    public void References_of_overridden_values_and_extension_fields_do_not_count() =>
        Assert.Equal(["KEPT"], ComposeFixture.Bind(
            "x-note: \"${NOTE}\"\nservices: { a: { image: \"${OLD}\", user: \"${KEPT}\", x-more: \"${MORE}\" } }",
            ("compose.override.yaml", "services: { a: { image: new } }")).References.Select(static reference => reference.Name));

    [Fact]
    public void An_env_file_of_a_service_is_no_source_for_interpolation()
    {
        var project = ComposeFixture.Bind("services: { a: { image: \"${TAG}\", env_file: a.env } }", ("a.env", "TAG=1\n"));

        Assert.Equal(VariableStatus.Undefined, Assert.Single(project.References).Status);
        Assert.Equal("1", project.Services[0].Environment[0].Text.Value);
        Assert.Equal("a.env", project.Services[0].Environment[0].EnvFile);
        Assert.Equal("a.env", project.Services[0].Environment[0].NameLocation.Path);
    }

    [Fact]
    public void An_env_file_that_cannot_be_read_leaves_the_environment_open()
    {
        var repository = ComposeFixture.Repository(("compose.yaml", "services: { a: { image: a, env_file: a.env } }"), ("a.env", "X=1\n"));
        repository.Unreadable["a.env"] = FileReadStatus.OutsideRoot;

        Assert.True(ComposeBinder.Bind(Base, [Base], repository, ComposeEnvironmentOptions.None).Services[0].HasUnknownEnvironment);
    }

    [Fact]
    public void A_raw_env_file_keeps_quotes_and_dollars() =>
        Assert.Equal("\"$x\" # y", ComposeFixture.Service("services: { a: { image: a, env_file: [{ path: a.env, format: raw }] } }", ("a.env", "# c\nKEY=\"$x\" # y\n")).Environment[0].Text.Value);

    [Fact]
    public void A_key_from_an_unknown_variable_leaves_the_environment_open() =>
        Assert.True(ComposeFixture.Service("services: { a: { image: a, environment: [\"${NAME}=1\"] } }").HasUnknownEnvironment);
}
