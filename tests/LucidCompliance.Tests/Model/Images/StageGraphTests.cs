using System.Collections.Immutable;
using System.Linq;
using LucidCompliance.Model.Images;
using Xunit;

namespace LucidCompliance.Tests.Model.Images;

public sealed class StageGraphTests
{
    [Fact]
    public void The_last_stage_ships()
    {
        var build = Builds.Bind("FROM golang:1.25 AS build\nRUN go build\nFROM scratch\nCOPY --from=build /app /app");
        Assert.Equal(1, build.Shipping!.Index);
        Assert.True(build.Shipping.IsShipping);
        Assert.Equal("build 1", build.Stages.Names());
    }

    [Theory]
    [InlineData("dev", "dev")]
    [InlineData("DEV", "dev")]
    [InlineData("", "prod")]
    public void A_target_selects_a_stage_without_regard_to_case(string target, string expected) =>
        Assert.Equal(expected, Builds.Ship("FROM alpine AS dev\nFROM alpine AS prod", new() { Target = target }).Name);

    [Theory]
    [InlineData("tset")]
    [InlineData("0")]
    public void A_target_that_names_no_stage_ships_nothing(string target)
    {
        var build = Builds.Bind("FROM alpine AS test", new() { Target = target });
        Assert.Null(build.Shipping);
        Assert.False(build.TargetExists);
        Assert.DoesNotContain(build.Stages, s => s.IsUsedByShipping);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing")]
    [InlineData("ARG A=1\nRUN true")]
    public void A_file_without_FROM_ships_nothing(string content)
    {
        var build = Builds.Bind(content);
        Assert.Null(build.Shipping);
        Assert.True(build.TargetExists);
        Assert.Empty(build.Stages);
    }

    [Fact]
    public void Used_are_the_parents_the_sources_and_the_mounts_of_what_ships()
    {
        var build = Builds.Bind(
            """
            FROM alpine AS tools
            FROM alpine AS assets
            FROM alpine AS unused
            FROM tools AS build
            RUN --mount=type=bind,from=mounted,target=/m true
            FROM alpine AS mounted
            FROM alpine AS cache
            FROM scratch AS final
            RUN --mount=from=cache,target=/m ["/m/x"]
            COPY --from=build /a /a
            COPY --from=1 /b /b
            """);
        Assert.Equal("tools assets build cache final", build.Stages.Where(s => s.IsUsedByShipping).Names());
    }

    [Fact]
    public void An_alias_leads_to_the_image_at_its_end()
    {
        var stage = Builds.Ship("FROM gcr.io/distroless/static-debian13:nonroot AS base\nFROM base AS middle\nFROM middle");
        Assert.Equal("middle", stage.Base.Parent!.Name);
        Assert.True(stage.Base.Image.IsAbsent);
        Assert.Equal("gcr-static-debian13-nonroot", stage.Base.Root.Facts!.Id.Replace("/", "-"));
        Assert.Equal(1, stage.Base.RootLocation.Line());
        Assert.Equal("middle", stage.Base.Location.Covered());
    }

    [Fact]
    public void A_name_counts_from_its_stage_on_and_the_last_of_a_name_wins()
    {
        var build = Builds.Bind("FROM alpine AS a\nFROM a AS a\nFROM a");
        Assert.Null(build.Stages[0].Base.Parent);
        Assert.Same(build.Stages[0], build.Stages[1].Base.Parent);
        Assert.Same(build.Stages[1], build.Stages[2].Base.Parent);
    }

    [Fact]
    public void FROM_compares_a_stage_name_with_case_as_BuildKit_does()
    {
        var stage = Builds.Ship("FROM alpine AS Build\nFROM Build");
        Assert.Null(stage.Base.Parent);
        Assert.True(stage.Base.Image.IsUnknown);
        Assert.NotNull(stage.Base.ImageProblem);
    }

    [Theory]
    [InlineData("build", TransferOriginKind.Stage)]
    [InlineData("BUILD", TransferOriginKind.Stage)]
    [InlineData("0", TransferOriginKind.Stage)]
    [InlineData("7", TransferOriginKind.Missing)]
    [InlineData("-1", TransferOriginKind.Missing)]
    [InlineData("busybox:1.36", TransferOriginKind.Image)]
    [InlineData("$X", TransferOriginKind.Unknown)]
    [InlineData("No/Image", TransferOriginKind.Unknown)]
    public void A_from_is_an_index_a_stage_or_an_image(string from, TransferOriginKind expected)
    {
        var origin = Builds.Ship($"FROM alpine AS build\nFROM scratch\nCOPY --from={from} /a /a").Steps[0].Transfer!.Origin;
        Assert.Equal(expected, origin.Kind);
        Assert.Equal(from, origin.Location.Covered());
        Assert.Equal(expected == TransferOriginKind.Stage, origin.Stage is not null);
        Assert.False(origin.IsNotYetDefined);
    }

    [Theory]
    [InlineData("self")]
    [InlineData("later")]
    [InlineData("1")]
    public void A_stage_that_is_not_defined_yet_is_told_and_needed_by_nothing(string from)
    {
        var build = Builds.Bind($"FROM alpine AS first\nFROM alpine AS self\nCOPY --from={from} /a /a\nFROM alpine AS later", new() { Target = "self" });
        Assert.True(build.Shipping!.Steps[0].Transfer!.Origin.IsNotYetDefined);
        Assert.Equal("self", build.Stages.Where(s => s.IsUsedByShipping).Names());
    }

    [Fact]
    public void A_named_context_replaces_an_image()
    {
        var contexts = ImmutableDictionary<string, string?>.Empty.Add("alpine", "docker-image://gcr.io/distroless/static-debian13:nonroot");
        var stage = Builds.Ship("FROM docker.io/library/alpine:latest", new() { AdditionalContexts = contexts });
        Assert.True(stage.Base.IsReplacedByContext);
        Assert.Equal("nonroot", stage.Base.Image.Value.Tag);
        Assert.Equal("65532", stage.Config.User.Value.Text);
    }

    [Fact]
    public void A_named_context_replaces_a_whole_stage()
    {
        var contexts = ImmutableDictionary<string, string?>.Empty.Add("deps", "../deps");
        var build = Builds.Bind("FROM alpine AS deps\nUSER root\nFROM deps\nCOPY --from=deps /a /a", new() { AdditionalContexts = contexts });
        Assert.True(build.Stages[0].IsReplacedByContext);
        Assert.Empty(build.Stages[0].Steps);
        Assert.True(build.Shipping!.Config.User.IsUnknown);
        Assert.True(build.Shipping.Base.Root.Image.IsUnknown);
    }

    [Fact]
    public void Triggers_of_ONBUILD_take_effect_in_the_child_only_and_not_in_its_child()
    {
        var build = Builds.Bind("FROM alpine AS parent\nONBUILD USER 7\nFROM parent AS child\nWORKDIR /a\nFROM child");
        Assert.Equal("0", build.Stages[0].Config.User.Value.Text);
        var child = build.Stages[1];
        Assert.Equal([true, false], child.Steps.Select(s => s.IsInherited));
        Assert.Equal("7", child.Config.User.Value.Text);
        Assert.Equal(2, child.Config.User.Origin.Line());
        Assert.Empty(build.Stages[2].Steps);
    }
}
