using System;
using System.Linq;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Model.Compose;

/// <summary>Every resolved value knows the text that it came from.</summary>
public sealed class SpanTests
{
    [Fact]
    public void A_list_entry_of_environment_is_split_into_name_and_value()
    {
        var variable = ComposeFixture.Service("services: { a: { image: a, environment: [\"KEY=va=lue\"] } }").Environment[0];

        Assert.Equal("KEY", variable.Name);
        Assert.Equal("KEY", variable.NameLocation.Underlined());
        Assert.Equal("va=lue", variable.ValueLocation.Underlined());
        Assert.Equal("va=lue", variable.Text.Value);
    }

    [Fact]
    public void A_reference_in_a_list_entry_is_underlined_alone()
    {
        var project = ComposeFixture.Bind("services:\n  a:\n    image: a\n    environment:\n      - \"KEY=x-${VAR}\"\n");

        var reference = Assert.Single(project.References);
        Assert.Equal("${VAR}", reference.Location.Underlined());
        Assert.Equal("VAR", reference.NameLocation.Underlined());
        Assert.Equal("services.a.environment.KEY", reference.KeyPath);
        Assert.Equal("a", reference.ServiceName);
    }

    [Fact]
    public void A_value_from_an_override_stands_in_the_override()
    {
        var service = ComposeFixture.Service(
            "services: { a: { image: one, user: root } }",
            ("compose.override.yaml", "services: { a: { user: \"65532\" } }"));

        Assert.Equal("compose.override.yaml", service.User!.Location.Path);
        Assert.Equal("\"65532\"", service.User.Location.Underlined());
        Assert.Equal("compose.yaml", service.Image!.Location.Path);
        Assert.Equal("compose.yaml", service.KeyLocation.Path);
    }

    [Fact]
    public void An_extended_value_stands_in_the_extended_file_and_has_the_path_of_the_extending_service()
    {
        var service = ComposeFixture.Service(
            "services: { a: { extends: { file: base/x.yaml, service: b } } }",
            ("base/x.yaml", "services: { b: { image: b, user: root } }"));

        Assert.Equal("base/x.yaml", service.User!.Location.Path);
        Assert.Equal("services.a.user", service.User.KeyPath);
        Assert.Equal("a", service.User.ServiceName);
    }

    [Fact]
    public void A_value_of_an_anchor_stands_at_the_anchor_and_counts_once()
    {
        var project = ComposeFixture.Bind("x-env: &env { A: \"${VAR}\" }\nservices:\n  a: { image: a, environment: *env }\n  b: { image: b, environment: *env }\n");

        var reference = Assert.Single(project.References);
        Assert.Equal(0, reference.Location.Start.Line);
        Assert.Equal("services.b.environment.A", project.Services[1].Environment[0].Value!.KeyPath);
    }

    [Fact]
    public void A_part_of_an_interpolated_value_finds_its_way_back()
    {
        var image = ComposeFixture.Service("services: { a: { image: \"registry/app:${TAG:-1.2}-slim\" } }").Image!;

        Assert.Equal("registry/app:1.2-slim", image.Value.Value);
        Assert.Equal("app", image.MapValueToSource(9, 3).Underlined());
        Assert.Equal("${TAG:-1.2}-slim", image.MapValueToSource(13, 8).Underlined());
        Assert.Equal("slim", image.MapValueToSource(17, 4).Underlined());
    }

    [Fact]
    public void A_doubled_dollar_maps_as_one_character()
    {
        var command = ComposeFixture.Service("services: { a: { image: a, command: \"echo $$HOME x\" } }").Command!;

        Assert.Equal(["echo", "$HOME", "x"], command.Words.Select(static word => word.Value.Value));
        Assert.Equal("$$HOME", command.Words[1].Location.Underlined());
        Assert.Equal("x", command.Words[2].Location.Underlined());
    }

    [Fact]
    public void Words_of_a_command_stand_where_they_are_written()
    {
        var command = ComposeFixture.Service("services:\n  a:\n    image: a\n    command: run --name \"two words\"\n").Command!;

        Assert.False(command.IsList);
        Assert.Equal("\"two words\"", command.Words[2].Location.Underlined());
        Assert.Equal("two words", command.Words[2].Value.Value);
    }

    [Fact]
    public void Parts_of_a_short_port_are_underlined_alone()
    {
        var port = ComposeFixture.Service("services: { a: { image: a, ports: [\"127.0.0.1:8080:80/udp\"] } }").Ports[0];

        Assert.Equal("127.0.0.1", port.HostIpLocation.Underlined());
        Assert.Equal("8080", port.PublishedLocation.Underlined());
        Assert.Equal("80", port.TargetLocation.Underlined());
        Assert.Equal("udp", port.Protocol.Value);
    }

    [Fact]
    public void Parts_of_a_short_volume_are_underlined_alone()
    {
        var mount = ComposeFixture.Service("services: { a: { image: a, volumes: [\"./data:/data:ro,rshared\"] } }").Volumes[0];

        Assert.Equal("./data", mount.SourceLocation.Underlined());
        Assert.Equal("/data", mount.TargetLocation.Underlined());
        Assert.Equal("rshared", mount.Propagation.Origin!.Underlined());
        Assert.Equal("data", mount.SourcePath.Value);
    }

    [Fact]
    public void An_inline_Dockerfile_maps_back_into_the_Compose_file()
    {
        var build = ComposeFixture.Service("services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM ${BASE:-scratch}\n        USER root\n").Build!;

        var text = build.InlineDockerfile!.Content;
        Assert.Equal("FROM scratch\nUSER root\n", text);
        var location = build.MapInlineToSource(new TextSpan(text.IndexOf("root", StringComparison.Ordinal), 4));
        Assert.Equal("root", location.Underlined());
        Assert.Equal(5, location.Start.Line);
        Assert.True(build.DockerfilePath.IsAbsent);
    }
}
