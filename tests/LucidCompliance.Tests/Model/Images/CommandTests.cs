using LucidCompliance.Syntax.Dockerfile;
using Xunit;

namespace LucidCompliance.Tests.Model.Images;

public sealed class CommandTests
{
    [Theory]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled", "/usr/bin/dotnet", "unknown")]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled\nCMD [\"x.dll\"]", "/usr/bin/dotnet", "x.dll")]
    [InlineData("FROM scratch\nCMD [\"a\"]\nENTRYPOINT [\"b\"]", "b", "a")]
    [InlineData("FROM scratch\nENTRYPOINT [\"b\"]\nCMD [\"a\"]", "b", "a")]
    [InlineData("FROM scratch AS p\nCMD [\"a\"]\nFROM p\nENTRYPOINT [\"b\"]", "b", "absent")]
    [InlineData("FROM scratch AS p\nENTRYPOINT [\"b\"]\nCMD [\"a\"]\nFROM p", "b", "a")]
    [InlineData("FROM scratch AS p\nENTRYPOINT [\"b\"]\nFROM p\nCMD [\"a\"]", "b", "a")]
    [InlineData("FROM scratch\nENTRYPOINT [\"b\"]", "b", "absent")]
    [InlineData("FROM scratch\nENTRYPOINT [\"b\"]\nENTRYPOINT []", "absent", "absent")]
    [InlineData("FROM scratch\nCMD [\"a\"]\nCMD []", "absent", "absent")]
    [InlineData("FROM scratch\nCMD a $B && c", "absent", "shell a $B && c")]
    [InlineData("FROM scratch\nCMD ['a', 'b']", "absent", "shell ['a', 'b']")]
    public void Entrypoint_and_command_reset_and_inherit_as_in_BuildKit(string content, string entrypoint, string command)
    {
        var config = Builds.Config(content);
        Assert.Equal(entrypoint, config.Entrypoint.Show());
        Assert.Equal(command, config.Command.Show());
    }

    [Fact]
    public void What_clears_a_command_is_its_place()
    {
        var config = Builds.Config("FROM python:3.13\nENTRYPOINT [\"a\"]");
        Assert.True(config.Command.IsAbsent);
        Assert.Equal(2, config.Command.Origin.Line());
    }

    [Fact]
    public void An_inherited_command_knows_where_it_was_written()
    {
        var command = Builds.Config("FROM alpine AS p\nCMD [\"a\", \"b c\"]\nFROM p").Command.Value;
        Assert.Equal("p", command.Stage!.Name);
        Assert.IsType<CmdInstruction>(command.Instruction);
        Assert.Equal("[\"a\", \"b c\"]", command.Location.Covered());
        Assert.Equal("a|b c", string.Join("|", command.Arguments));
    }

    [Fact]
    public void A_command_of_the_base_image_stands_at_the_FROM_that_names_it()
    {
        var command = Builds.Config("FROM gcr.io/distroless/python3-debian13 AS p\nFROM p").Entrypoint.Value;
        Assert.Null(command.Syntax);
        Assert.Null(command.Stage);
        Assert.Equal(CommandForm.Exec, command.Form);
        Assert.Equal("gcr.io/distroless/python3-debian13", command.Location.Covered());
    }

    [Fact]
    public void A_health_check_is_inherited_and_can_be_switched_off()
    {
        var inherited = Builds.Config("FROM alpine AS p\nHEALTHCHECK --interval=5s CMD curl x\nFROM p").Healthcheck;
        Assert.Equal("curl x", inherited.Value.Command.Syntax!.ShellText);
        Assert.Equal(2, inherited.Value.Location.Line());
        var off = Builds.Config("FROM alpine\nHEALTHCHECK CMD a\nHEALTHCHECK NONE").Healthcheck;
        Assert.True(off.IsAbsent);
        Assert.Equal("HEALTHCHECK NONE", off.Origin.Covered());
    }

    [Theory]
    [InlineData("FROM alpine", "absent")]
    [InlineData("FROM company/private", "unknown")]
    public void A_catalogued_base_brings_no_health_check(string content, string expected) =>
        Assert.Equal(expected, Builds.Config(content).Healthcheck.Show());
}
