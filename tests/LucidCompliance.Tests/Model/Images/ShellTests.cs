using System.Linq;
using LucidCompliance.Syntax.Dockerfile;
using Xunit;

namespace LucidCompliance.Tests.Model.Images;

public sealed class ShellTests
{
    private const string Static = "FROM gcr.io/distroless/static-debian13\n";

    [Theory]
    [InlineData("FROM scratch", "false")]
    [InlineData("FROM gcr.io/distroless/static-debian13", "false")]
    [InlineData("FROM gcr.io/distroless/static-debian13:debug", "false")]
    [InlineData("FROM gcr.io/distroless/static-debian13:debug\nSHELL [\"/busybox/sh\", \"-c\"]", "true")]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled", "false")]
    [InlineData("FROM alpine", "true")]
    [InlineData("FROM debian:trixie AS a\nFROM a", "true")]
    [InlineData("FROM company/private", "unknown")]
    [InlineData("ARG B\nFROM $B", "unknown")]
    public void The_base_decides_first(string content, string expected) =>
        Assert.Equal(expected, Builds.Config(content).Shell.IsAvailable.Show());

    [Theory]
    [InlineData("COPY --from=busybox:1.36 /bin/sh /bin/sh", "true")]
    [InlineData("COPY --from=busybox:1.36 /bin/sh /bin/", "true")]
    [InlineData("COPY --from=busybox:1.36 /bin/ /bin/", "true")]
    [InlineData("COPY --from=busybox:1.36 / /", "true")]
    [InlineData("COPY --from=shells /bin /bin", "true")]
    [InlineData("COPY --from=shells / /", "true")]
    [InlineData("COPY --from=company/x / /", "unknown")]
    [InlineData("COPY --from=empty / /", "false")]
    [InlineData("COPY --from=shells /usr/bin/ /usr/bin/", "unknown")]
    [InlineData("ADD rootfs.tar.xz /", "unknown")]
    [InlineData("ADD rootfs.tar.xz /app/", "false")]
    [InlineData("COPY rootfs/ /", "unknown")]
    [InlineData("COPY rootfs /", "unknown")]
    [InlineData("COPY --from=shells /bin/b* /bin/", "unknown")]
    [InlineData("COPY app.py /", "false")]
    [InlineData("COPY . /app", "false")]
    [InlineData("COPY . .", "false")]
    [InlineData("COPY app .\nCMD [\"./app\"]", "false")]
    [InlineData("COPY hello /\nCMD /hello", "false")]
    [InlineData("COPY --from=shells /out/server /app/server", "false")]
    [InlineData("COPY --from=shells /bin/busybox /usr/local/bin/busybox", "false")]
    [InlineData("COPY a $UNKNOWN", "unknown")]
    [InlineData("COPY <<sh /bin/\n#!/x\nsh", "true")]
    [InlineData("WORKDIR /bin\nCOPY --from=shells /bin/sh .", "true")]
    [InlineData("RUN apt-get install bash", "false")]
    [InlineData("RUN [\"/busybox/sh\", \"-c\", \"ln -s /busybox/sh /bin/sh\"]", "unknown")]
    [InlineData("RUN [\"mkdir\", \"/data\"]", "false")]
    [InlineData("RUN <<EOF\n#!/usr/bin/python3\nEOF", "unknown")]
    [InlineData("RUN <<EOF\necho\nEOF", "false")]
    public void What_follows_may_bring_a_shell(string lines, string expected)
    {
        var stages = "FROM busybox:1.36 AS shells\nFROM scratch AS empty\n";
        Assert.Equal(expected, Builds.Config(stages + Static + lines).Shell.IsAvailable.Show());
    }

    [Theory]
    [InlineData("RUN --mount=type=bind,from=busybox,source=/bin,target=/bin echo", "unknown")]
    [InlineData("RUN --mount=from=busybox,dst=/ echo", "unknown")]
    [InlineData("RUN --mount=type=bind,target=/src echo", "false")]
    [InlineData("RUN --mount=type=secret,id=a,target=/bin/sh echo", "false")]
    [InlineData("RUN --mount=type=cache,target=/var/cache echo", "false")]
    public void A_mount_brings_a_shell_for_its_RUN(string run, string expected)
    {
        var steps = Builds.Ship(Static + run).Steps;
        Assert.Equal(expected, steps[0].Shell.IsAvailable.Show());
    }

    [Fact]
    public void Each_step_sees_the_shell_as_it_stands_there()
    {
        var steps = Builds.Ship(Static + "RUN a\nCOPY --from=busybox:1.36 /bin/sh /bin/sh\nRUN b\nSHELL [\"/bin/bash\", \"-c\"]\nRUN c").Steps;
        Assert.Equal(
            ["/bin/sh false", "/bin/sh true", "/bin/bash unknown"],
            steps.Where(s => s.Instruction is RunInstruction).Select(s => $"{s.Shell.Path} {s.Shell.IsAvailable.Show()}"));
    }

    [Fact]
    public void A_command_is_judged_with_the_shell_of_its_place_and_the_files_of_the_finished_image()
    {
        var config = Builds.Config(Static + "CMD a\nSHELL [\"/x/sh\", \"-c\"]\nCOPY --from=busybox:1.36 /bin/sh /bin/sh");
        var shell = config.GetShell(config.Command.Value);
        Assert.Equal("/bin/sh", shell.Path);
        Assert.Equal("true", shell.IsAvailable.Show());
        Assert.Equal("/x/sh", config.Shell.Path);
        Assert.True(config.Shell.IsMissing);
    }

    [Fact]
    public void A_shell_that_hardening_removes_is_not_proven() =>
        Assert.Equal("unknown", Builds.Config("FROM alpine\nRUN apk del x && rm -rf /bin/sh").Shell.IsAvailable.Show());
}
