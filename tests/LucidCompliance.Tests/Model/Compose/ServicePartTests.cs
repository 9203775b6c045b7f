using System.Linq;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using Xunit;

namespace LucidCompliance.Tests.Model.Compose;

/// <summary>The typed parts of a service.</summary>
public sealed class ServicePartTests
{
    [Theory]
    [InlineData("test: curl x", HealthcheckForm.ShellString, "curl x")]
    [InlineData("test: [CMD, curl, x]", HealthcheckForm.Exec, "curl|x")]
    [InlineData("test: [CMD-SHELL, curl x]", HealthcheckForm.Shell, "curl x")]
    [InlineData("test: [NONE]", HealthcheckForm.Disabled, "")]
    [InlineData("disable: true", HealthcheckForm.Disabled, "")]
    [InlineData("test: [curl, x]", HealthcheckForm.Invalid, "curl|x")]
    [InlineData("test: []", HealthcheckForm.None, "")]
    [InlineData("interval: 5s", HealthcheckForm.None, "")]
    [InlineData("test: [\"${X}\", y]", HealthcheckForm.Unknown, "?|y")]
    public void A_health_check_has_a_form_and_arguments(string check, HealthcheckForm form, string arguments)
    {
        var healthcheck = ComposeFixture.Service($"services: {{ a: {{ image: a, healthcheck: {{ {check} }} }} }}").Healthcheck!;

        Assert.Equal(form, healthcheck.Form);
        Assert.Equal(arguments, string.Join('|', healthcheck.Arguments.Select(static argument => argument.Value.IsKnown ? argument.Value.Value : "?")));
    }

    [Theory]
    [InlineData("a 'b c' \"d e\"", "a|b c|d e")]
    [InlineData("a\\ b c", "a b|c")]
    [InlineData("a\"b\"'c'", "abc")]
    [InlineData("a '' b", "a||b")]
    [InlineData("cat x | sort", "cat|x")]
    [InlineData("run 2> log", "run")]
    [InlineData("a; b", "a")]
    [InlineData("", "")]
    public void A_command_string_splits_as_Compose_splits_it(string text, string words)
    {
        var command = ComposeFixture.Service($"services:\n  a:\n    image: a\n    command: |-\n      {text}\n    entrypoint: []\n").Command;

        Assert.Equal(words, command is null ? "" : string.Join('|', command.Words.Select(static word => word.Value.Value)));
    }

    [Fact]
    public void A_word_with_an_unknown_variable_is_unknown_and_the_others_are_not()
    {
        var command = ComposeFixture.Service("services: { a: { image: a, command: \"run --x=${X} end\" } }").Command!;

        Assert.Equal([FactKind.Known, FactKind.Unknown, FactKind.Known], command.Words.Select(static word => word.Value.Kind));
        Assert.Equal("--x=${X}", command.Words[1].Location.Underlined());
        Assert.False(command.IsComplete);
    }

    [Fact]
    public void Build_paths_resolve_against_the_project_directory()
    {
        var artifact = new Artifact("configs/docker/compose.yaml", ArtifactKind.Compose);
        var build = ComposeFixture.Bind(artifact, ComposeEnvironmentOptions.None, (artifact.Path, "services: { a: { build: { context: ./db, dockerfile: ../D } } }")).Services[0].Build!;

        Assert.Equal("./db", build.Context.Value);
        Assert.Equal("configs/docker/db", build.ContextPath.Value);
        Assert.Equal("configs/docker/D", build.DockerfilePath.Value);
        Assert.Equal("./db", build.ContextLocation.Underlined());
    }

    [Fact]
    public void Item_metadata_says_the_project_directory()
    {
        var artifact = new Artifact("configs/docker/compose.yaml", ArtifactKind.Compose) { Run = new ComposeRun { ProjectDirectory = "." } };
        var project = ComposeFixture.Bind(artifact, ComposeEnvironmentOptions.None, (artifact.Path, "services: { a: { build: ./db } }"), (".env", "X=1"));

        Assert.Equal("db", project.Services[0].Build!.ContextPath.Value);
        Assert.Equal(".", project.ProjectDirectory);
        Assert.True(project.Sources.HasDotEnv);
    }

    [Theory]
    [InlineData("https://example.com/x.git", true)]
    [InlineData("git@example.com:x/y.git", true)]
    [InlineData("./github.com/x", false)]
    [InlineData("${CONTEXT}", false)]
    public void A_remote_context_has_no_path(string context, bool isRemote)
    {
        var build = ComposeFixture.Service($"services: {{ a: {{ build: \"{context}\" }} }}").Build!;

        Assert.Equal(isRemote, build.IsRemote);
        Assert.Equal(context[0] == '.', build.DockerfilePath.IsKnown);
    }

    [Fact]
    public void A_build_argument_without_value_takes_the_variable_of_its_name()
    {
        var arguments = ComposeFixture.Service("services: { a: { build: { context: ., args: [ONE, TWO, THREE=3] } } }", (".env", "ONE=1\n")).Build!.Arguments;

        Assert.Equal("1", arguments[0].Text.Value);
        Assert.True(arguments[1].Text.IsAbsent);
        Assert.Equal("3", arguments[2].Text.Value);
    }

    [Theory]
    [InlineData("\"8080:80\"", "", "8080-8080", "80-80", "tcp")]
    [InlineData("80", "", "", "80-80", "tcp")]
    [InlineData("\"127.0.0.1::80\"", "127.0.0.1", "", "80-80", "tcp")]
    [InlineData("\"[::1]:90-91:80-81/udp\"", "::1", "90-91", "80-81", "udp")]
    [InlineData("\"::1:90:80\"", "::1", "90-90", "80-80", "tcp")]
    [InlineData("{ target: 80, published: \"90\", host_ip: 10.0.0.1 }", "10.0.0.1", "90-90", "80-80", "tcp")]
    public void A_port_has_address_ports_and_protocol(string text, string address, string published, string target, string protocol)
    {
        var port = ComposeFixture.Service($"services: {{ a: {{ image: a, ports: [{text}] }} }}").Ports[0];

        Assert.True(port.IsValid);
        Assert.Equal(address, port.HostIp.IsKnown ? port.HostIp.Value : "");
        Assert.Equal(published, port.Published.IsKnown ? $"{port.Published.Value.First}-{port.Published.Value.Last}" : "");
        Assert.Equal(target, $"{port.Target.Value.First}-{port.Target.Value.Last}");
        Assert.Equal(protocol, port.Protocol.Value);
    }

    [Theory]
    [InlineData("\"70000:80\"")]
    [InlineData("\"80:http\"")]
    [InlineData("\"1-3:1-2\"")]
    [InlineData("\"80/xyz\"")]
    [InlineData("\"\"")]
    public void An_invalid_port_says_so(string text) =>
        Assert.False(ComposeFixture.Service($"services: {{ a: {{ image: a, ports: [{text}] }} }}").Ports[0].IsValid);

    [Fact]
    public void A_container_port_behind_an_unknown_host_port_is_known()
    {
        var port = ComposeFixture.Service("services: { a: { image: a, ports: [\"${PORT}:80\"] } }").Ports[0];

        Assert.True(port.Published.IsUnknown);
        Assert.Equal(80, port.Target.Value.First);
    }

    [Theory]
    [InlineData("./a:/b", ComposeMountKind.Bind, "/b")]
    [InlineData("~/a:/b:ro", ComposeMountKind.Bind, "/b")]
    [InlineData("name:/b", ComposeMountKind.Volume, "/b")]
    [InlineData("/only", ComposeMountKind.Volume, "/only")]
    [InlineData("C:\\\\a:/b", ComposeMountKind.Bind, "/b")]
    [InlineData("${X}:/b", ComposeMountKind.Unknown, "/b")]
    [InlineData("./${X}:/b:ro", ComposeMountKind.Bind, "/b")]
    [InlineData("${X:-./d}:/b", ComposeMountKind.Bind, "/b")]
    [InlineData("vol:/a/${X}:ro", ComposeMountKind.Unknown, "?")]
    public void A_short_volume_has_a_kind_and_a_target(string text, ComposeMountKind kind, string target)
    {
        var mount = ComposeFixture.Service($"services: {{ a: {{ image: a, volumes: [\"{text}\"] }} }}").Volumes[0];

        Assert.Equal(kind, mount.Kind);
        Assert.Equal(target, mount.Target.IsKnown ? mount.Target.Value : "?");
    }

    [Fact]
    public void Labels_come_from_lists_mappings_and_files()
    {
        var service = ComposeFixture.Service("services: { a: { image: a, label_file: l.env, labels: [\"a=2\", b] } }", ("l.env", "a=1\nc=3\n"));

        Assert.Equal("a=2 c=3 b=", string.Join(' ', service.Labels.Select(static label => $"{label.Key}={label.Text.Value}")));
        Assert.Equal("l.env", service.Labels[1].LabelFile);
        Assert.False(service.HasUnknownLabels);
    }

    [Fact]
    public void Chosen_profiles_decide_what_can_run_together()
    {
        var artifact = new Artifact("compose.yaml", ArtifactKind.Compose) { Run = new ComposeRun { Profiles = ["one"] } };
        var services = ComposeFixture.Bind(artifact, ComposeEnvironmentOptions.None, ("compose.yaml", "services: { a: { image: a }, b: { image: b, profiles: [one] }, c: { image: c, profiles: [two] } }")).Services;

        Assert.True(services[0].CanRunWith(services[1]));
        Assert.False(services[0].CanRunWith(services[2]));
        Assert.False(services[0].CanRunWith(services[0]));
    }

    [Fact]
    public void Hooks_have_commands()
    {
        var hook = Assert.Single(ComposeFixture.Service("services: { a: { image: a, post_start: [{ command: [sh, -c, x] }] } }").Hooks);

        Assert.Equal("post_start", hook.Kind);
        Assert.Equal("sh", hook.Command!.Words[0].Value.Value);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("yes", true)]
    [InlineData("\"ON\"", true)]
    [InlineData("no", false)]
    public void Flags_take_the_words_that_Compose_takes(string text, bool value) =>
        Assert.Equal(value, ComposeFixture.Service($"services: {{ a: {{ image: a, privileged: {text} }} }}").IsPrivileged.Value);

    [Fact]
    public void A_flag_from_an_undefined_variable_is_unknown() =>
        Assert.True(ComposeFixture.Service("services: { a: { image: a, privileged: \"${X}\" } }").IsPrivileged.IsUnknown);
}
