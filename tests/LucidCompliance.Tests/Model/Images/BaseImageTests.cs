using LucidCompliance.Model.Images;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Model.Images;

public sealed class BaseImageTests
{
    [Theory]
    [InlineData("ARG V=3.13\nFROM python:$V", "python:3.13")]
    [InlineData("ARG V=3.13\nFROM python:${V}-slim", "python:3.13-slim")]
    [InlineData("ARG R=docker.io\nARG I=$R/python\nFROM ${I}:3", "python:3")]
    [InlineData("FROM ${NONE:-alpine}:3", "alpine:3")]
    [InlineData("ARG A=x A=alpine\nFROM $A", "alpine")]
    [InlineData("ARG A=alpine\nARG A\nFROM $A", "alpine")]
    [InlineData("FROM --platform=$BUILDPLATFORM golang:1.25", "golang:1.25")]
    [InlineData("FROM \"alpine:3\"", "alpine:3")]
    [InlineData("FROM ${X:-scratch}", "scratch")]
    public void Defaults_of_arguments_name_the_image(string content, string expected) =>
        Assert.Equal(expected, Builds.Ship(content).Base.Image.Value.FamiliarName);

    [Theory]
    [InlineData("ARG BASE\nFROM $BASE")]
    [InlineData("ARG V\nFROM python:$V")]
    [InlineData("FROM alpine:$TARGETARCH")]
    public void An_argument_without_value_leaves_everything_unknown(string content)
    {
        var stage = Builds.Ship(content);
        Assert.True(stage.Base.Image.IsUnknown);
        Assert.True(stage.Base.ImageText.IsUnknown);
        Assert.True(stage.Config.User.IsUnknown);
        Assert.True(stage.Config.Entrypoint.IsUnknown);
        Assert.True(stage.Config.Shell.IsAvailable.IsUnknown);
        Assert.False(stage.Config.BaseIsCatalogued);
    }

    [Fact]
    public void A_passed_argument_beats_the_default_and_fills_a_bare_one()
    {
        Assert.Equal("alpine", Builds.Ship("ARG B=debian\nFROM $B", Builds.Passing("B", "alpine")).Base.Image.Value.FamiliarName);
        Assert.Equal("alpine", Builds.Ship("ARG B\nFROM $B", Builds.Passing("B", "alpine")).Base.Image.Value.FamiliarName);
        Assert.Equal("debian", Builds.Ship("ARG B=debian\nFROM $B", Builds.Passing("C", "alpine")).Base.Image.Value.FamiliarName);
    }

    [Theory]
    [InlineData("FROM $NOT_DECLARED")]
    [InlineData("FROM Alpine:3")]
    [InlineData("FROM alpine:")]
    [InlineData("ARG T\nARG T=\nFROM alpine:$T")]
    public void A_reference_that_engines_refuse_is_a_problem(string content)
    {
        var @base = Builds.Ship(content).Base;
        Assert.True(@base.Image.IsUnknown);
        Assert.NotNull(@base.ImageProblem);
        Assert.True(@base.ImageText.IsKnown);
    }

    [Fact]
    public void A_broken_FROM_keeps_its_place()
    {
        var stage = Builds.Ship("FROM");
        Assert.True(stage.Base.Image.IsUnknown);
        Assert.Equal("FROM", stage.Location.Covered());
    }

    [Theory]
    [InlineData("FROM python:3.13-slim", "3.13-slim")]
    [InlineData("ARG R=x.io\nFROM $R/python:3.13", "3.13")]
    [InlineData("ARG R=x.io\nFROM ${R}/python:3.13 AS b", "3.13")]
    [InlineData("ARG V=3\nFROM python:$V", "python:$V")]
    [InlineData("ARG V=3\nFROM python:${V}-slim", "python:${V}-slim")]
    [InlineData("FROM \"python:3\"", "3")]
    [InlineData("FROM python", null)]
    public void A_tag_is_found_where_it_literally_stands(string content, string? expected) =>
        Assert.Equal(expected, Builds.Ship(content).Base.TagLocation.Covered());

    [Fact]
    public void The_name_before_a_variable_maps_too()
    {
        var @base = Builds.Ship("ARG V=3\nFROM python:$V").Base;
        Assert.Equal("python", @base.Locate(@base.Image.Value.NameSpan).Covered());
        Assert.Null(@base.Locate(@base.Image.Value.TagSpan!.Value));
        Assert.Null(@base.Locate(new TextSpan(0, 1000)));
    }

    [Fact]
    public void A_default_that_is_the_whole_image_is_related_and_maps()
    {
        var @base = Builds.Ship("ARG BASE=python:3.13\nFROM $BASE").Base;
        Assert.Equal("$BASE", @base.Location.Covered());
        Assert.Equal("python:3.13", @base.ArgumentDefaultLocation.Covered());
        Assert.Equal("3.13", @base.LocateInArgument(@base.Image.Value.TagSpan!.Value).Covered());
        Assert.Equal("$BASE", @base.TagLocation.Covered());
    }

    [Fact]
    public void A_passed_value_makes_no_default_related() =>
        Assert.Null(Builds.Ship("ARG BASE=python:3\nFROM $BASE", Builds.Passing("BASE", "alpine:3")).Base.ArgumentDefaultLocation);

    [Fact]
    public void A_digest_without_tag_leaves_the_user_unknown_and_one_with_tag_does_not()
    {
        var digest = "@sha256:" + new string('a', 64);
        Assert.True(Builds.Config("FROM gcr.io/distroless/static-debian13" + digest).User.IsUnknown);
        Assert.Equal("65532", Builds.Config("FROM gcr.io/distroless/static-debian13:nonroot" + digest).User.Value.Text);
    }

    [Fact]
    public void Scratch_is_known_to_be_empty()
    {
        var stage = Builds.Ship("FROM scratch");
        Assert.True(stage.Base.IsScratch);
        Assert.Null(stage.Base.Facts);
        Assert.True(stage.Config.User.Value.IsRoot.Value);
        Assert.True(stage.Config.Entrypoint.IsAbsent);
        Assert.True(stage.Config.Command.IsAbsent);
        Assert.True(stage.Config.Healthcheck.IsAbsent);
        Assert.True(stage.Config.Shell.IsMissing);
        Assert.True(stage.Config.EnvironmentIsComplete);
        Assert.Equal("/", stage.Config.WorkingDirectory.Value);
    }

    [Theory]
    [InlineData("FROM mcr.microsoft.com/windows/nanoserver:ltsc2022")]
    [InlineData("FROM --platform=windows/amd64 alpine")]
    public void Everything_about_a_Windows_image_is_unknown(string content)
    {
        var stage = Builds.Ship(content + "\nUSER ContainerAdministrator\nWORKDIR C:\\app");
        Assert.True(stage.Config.Shell.IsAvailable.IsUnknown);
        Assert.True(stage.Config.User.Value.IsRoot.IsUnknown);
        Assert.True(stage.Config.WorkingDirectory.IsUnknown);
        Assert.True(stage.Config.Command.IsUnknown);
    }

    [Theory]
    [InlineData("FROM --platform=linux/arm64 alpine", "linux/arm64")]
    [InlineData("FROM --platform=$TARGETPLATFORM alpine", "unknown")]
    [InlineData("ARG P=linux/386\nFROM --platform=$P alpine", "linux/386")]
    [InlineData("FROM alpine", "absent")]
    public void The_platform_is_expanded(string content, string expected) =>
        Assert.Equal(expected, Builds.Ship(content).Base.Platform.Show());

    [Fact]
    public void The_platform_of_the_build_gives_the_target_arguments()
    {
        var options = new ImageBuildOptions { Platform = "linux/arm64" };
        Assert.Equal("arm64", Builds.Ship("FROM alpine:$TARGETARCH", options).Base.Image.Value.Tag);
        Assert.True(Builds.Ship("FROM alpine:$BUILDARCH", options).Base.Image.IsUnknown);
    }
}
