using Xunit;

namespace LucidCompliance.Tests.Model.Images;

public sealed class UserTests
{
    [Theory]
    [InlineData("gcr.io/distroless/static-debian13", "0", true)]
    [InlineData("gcr.io/distroless/static-debian13:nonroot", "65532", false)]
    [InlineData("mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled", "1654", false)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0", "0", true)]
    [InlineData("alpine:3.22", "0", true)]
    public void The_base_image_has_a_user(string image, string text, bool isRoot)
    {
        var user = Builds.Config("FROM " + image).User.Value;
        Assert.Equal(text, user.Text);
        Assert.Equal(isRoot, user.IsRoot.Value);
        Assert.Null(user.Location);
        Assert.True(user.IsNumeric);
    }

    [Theory]
    [InlineData("root", "0", "0", true)]
    [InlineData("0", "0", "0", true)]
    [InlineData("0:0", "0", "0", true)]
    [InlineData("00", "0", "0", true)]
    [InlineData("root:root", "0", "0", true)]
    [InlineData("65532:65532", "65532", "65532", false)]
    [InlineData("65532", "65532", "65532", false)]
    [InlineData("nonroot", "65532", "65532", false)]
    [InlineData("nonroot:nonroot", "65532", "65532", false)]
    [InlineData("1000", "1000", "unknown", false)]
    [InlineData("1000:0", "1000", "0", false)]
    [InlineData("elastic", "unknown", "unknown", false)]
    [InlineData("99999999999", "unknown", "unknown", false)]
    public void USER_names_a_user(string text, string userId, string groupId, bool isRoot)
    {
        var user = Builds.Config("FROM gcr.io/distroless/static-debian13\nUSER " + text).User.Value;
        Assert.Equal(text, user.Text);
        Assert.Equal(userId, user.UserId.Show());
        Assert.Equal(groupId, user.GroupId.Show());
        Assert.Equal(isRoot, user.IsRoot.Value);
        Assert.Equal(text, user.Location.Covered());
    }

    [Theory]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:10.0\nUSER $APP_UID", "1654")]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:10.0\nUSER app:app", "app:app")]
    [InlineData("FROM alpine\nARG UID=7\nUSER ${UID}:${UID}", "7:7")]
    [InlineData("ARG UID=7\nFROM alpine\nARG UID\nUSER $UID", "7")]
    [InlineData("FROM alpine\nENV U=7\nUSER \"$U\"", "7")]
    [InlineData("FROM alpine\nUSER ${U:-7}", "unknown")]
    [InlineData("FROM scratch\nUSER ${U:-7}", "7")]
    public void USER_expands_arguments_and_environment(string content, string expected) =>
        Assert.Equal(expected, Builds.Config(content).User.Select(u => u.Text).Show());

    [Theory]
    [InlineData("FROM company/private:1")]
    [InlineData("FROM alpine\nARG UID\nUSER $UID")]
    [InlineData("FROM company/private:1\nUSER $APP_UID")]
    [InlineData("FROM alpine\nUSER")]
    public void What_decides_and_is_unknown_makes_the_user_unknown(string content) =>
        Assert.True(Builds.Config(content).User.IsUnknown);

    [Fact]
    public void The_last_USER_of_the_chain_decides_and_keeps_its_place()
    {
        var user = Builds.Config("FROM alpine AS base\nUSER root\nUSER 1000\nFROM base\nWORKDIR /x").User;
        Assert.Equal("1000", user.Value.Text);
        Assert.Equal(3, user.Origin.Line());
    }

    [Fact]
    public void Each_step_knows_the_user_it_runs_as()
    {
        var steps = Builds.Ship("FROM alpine\nWORKDIR /a\nUSER 7\nWORKDIR /b").Steps;
        Assert.Equal("0", steps[1].User.Value.Text);
        Assert.Equal("7", steps[2].User.Value.Text);
        Assert.Equal("/a", steps[2].WorkingDirectory.Value);
    }
}
