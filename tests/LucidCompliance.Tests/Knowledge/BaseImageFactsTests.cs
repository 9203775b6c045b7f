using LucidCompliance.Knowledge;
using Xunit;

namespace LucidCompliance.Tests.Knowledge;

public class BaseImageFactsTests
{
    [Theory]
    [InlineData("gcr.io/distroless/cc-debian13", "/bin/sh", Trilean.No)]
    [InlineData("gcr.io/distroless/cc-debian13:debug", "/bin/sh", Trilean.No)]
    [InlineData("gcr.io/distroless/cc-debian13:debug", "/busybox/sh", Trilean.Yes)]
    [InlineData("gcr.io/distroless/cc-debian13:debug", "sh", Trilean.Yes)]
    [InlineData("debian:trixie", "/bin/sh", Trilean.Yes)]
    [InlineData("debian:trixie", "bash", Trilean.Yes)]
    [InlineData("alpine:3", "/bin/bash", Trilean.Unknown)]
    [InlineData("scratch", "/bin/sh", Trilean.No)]
    [InlineData("dhi.io/grafana:12", "/bin/sh", Trilean.Unknown)]
    public void A_shell_is_asked_for_as_the_form_needs_it(string text, string shell, Trilean expected) =>
        Assert.Equal(expected, BaseImageCatalogueTests.Find(text)!.HasShell(shell));

    [Theory]
    [InlineData("gcr.io/distroless/python3-debian13", "python app.py", 1)]
    [InlineData("gcr.io/distroless/python3-debian13", "python3 app.py", 1)]
    [InlineData("gcr.io/distroless/python3-debian13", "/usr/bin/python3.13 app.py", 1)]
    [InlineData("gcr.io/distroless/python3-debian13", "/venv/bin/python app.py", 0)]
    [InlineData("gcr.io/distroless/python3-debian13", "python-app app.py", 0)]
    [InlineData("gcr.io/distroless/python3-debian13", "app.py", 0)]
    [InlineData("gcr.io/distroless/nodejs24-debian13", "node server.js", 1)]
    [InlineData("gcr.io/distroless/nodejs24-debian13", "server.js", 0)]
    [InlineData("gcr.io/distroless/java21-debian13", "java -jar app.jar", 2)]
    [InlineData("gcr.io/distroless/java21-debian13", "java -cp x Main", 1)]
    [InlineData("gcr.io/distroless/java21-debian13", "app.jar", 0)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled", "dotnet app.dll", 1)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0", "dotnet app.dll", 0)]
    [InlineData("mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled", "dotnet app.dll", 0)]
    [InlineData("dhi.io/python:3.13", "python app.py", 0)]
    [InlineData("dhi.io/mongodb:8.0", "mongod --auth", 0)]
    [InlineData("gcr.io/distroless/cc-debian13:debug", "/busybox/sh -c x", 0)]
    public void A_command_repeats_the_interpreter_of_the_entrypoint(string text, string command, int expected) =>
        Assert.Equal(expected, BaseImageCatalogueTests.Find(text)!.CountRepeatedInterpreter(command.Split(' ')));

    [Theory]
    [InlineData("gcr.io/distroless/base-debian13", "libssl.so.3", Trilean.Yes)]
    [InlineData("gcr.io/distroless/base-nossl-debian13", "libssl.so.3", Trilean.No)]
    [InlineData("gcr.io/distroless/cc-debian13", "libcurl.so.4", Trilean.No)]
    [InlineData("gcr.io/distroless/python3-debian12", "libcurl", Trilean.No)]
    [InlineData("gcr.io/distroless/python3-debian12", "libffi", Trilean.Unknown)]
    [InlineData("gcr.io/distroless/static-debian13", "libc.so.6", Trilean.No)]
    [InlineData("scratch", "libc", Trilean.No)]
    [InlineData("debian:trixie", "libcurl", Trilean.Unknown)]
    public void A_library_is_asked_for_by_any_of_its_names(string text, string library, Trilean expected) =>
        Assert.Equal(expected, BaseImageCatalogueTests.Find(text)!.HasLibrary(library));

    [Fact]
    public void User_names_are_answered_where_the_whole_passwd_is_known()
    {
        var distroless = BaseImageCatalogueTests.Find("gcr.io/distroless/static-debian13")!;

        Assert.Equal(Trilean.Yes, distroless.HasUser("nonroot"));
        Assert.Equal(Trilean.No, distroless.HasUser("app"));
        Assert.Equal(Trilean.Yes, distroless.HasGroup("staff"));
        Assert.Equal(Trilean.No, BaseImageCatalogueTests.Find("scratch")!.HasUser("root"));
        Assert.Equal(Trilean.Unknown, BaseImageCatalogueTests.Find("debian:trixie")!.HasUser("app"));
    }

    [Theory]
    [InlineData("redis:7", 999)]
    [InlineData("mongo:8", 999)]
    [InlineData("postgres:17", 999)]
    [InlineData("postgres:17-alpine", 70)]
    [InlineData("nginx:1.29", null)]
    public void An_entrypoint_that_steps_down_names_its_user(string text, int? user) =>
        Assert.Equal(user, BaseImageCatalogueTests.Find(text)!.EntrypointStepsDownTo);

    [Theory]
    [InlineData("gcr.io/distroless/cc-debian13:debug", "latest")]
    [InlineData("gcr.io/distroless/cc-debian13:debug-arm64", "latest-arm64")]
    [InlineData("gcr.io/distroless/cc-debian13:debug-nonroot-arm64", "nonroot-arm64")]
    [InlineData("cgr.dev/chainguard/python:latest-dev", "latest")]
    [InlineData("dhi.io/python:3.13-debian13-sfw-dev", "3.13-debian13")]
    [InlineData("dhi.io/redis:8.10-compat", "8.10")]
    [InlineData("gcr.io/distroless/cc-debian13:nonroot", null)]
    public void A_debug_variant_names_the_tag_without_tools(string text, string? tag) =>
        Assert.Equal(tag, BaseImageCatalogueTests.Find(text)!.ReleaseTag);

    [Fact]
    public void Windows_images_have_no_facts()
    {
        var facts = BaseImageCatalogueTests.Find("mcr.microsoft.com/windows/servercore:ltsc2022")!;

        Assert.True(facts.IsWindows);
        Assert.Equal(Trilean.Unknown, facts.IsDistroless);
        Assert.True(facts.DefaultUserId.IsUnknown && facts.Shell.IsUnknown && facts.Entrypoint.IsUnknown);
    }
}
