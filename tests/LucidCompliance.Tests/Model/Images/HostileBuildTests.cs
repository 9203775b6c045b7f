using System;
using System.Linq;
using System.Text;
using CsCheck;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using Xunit;

namespace LucidCompliance.Tests.Model.Images;

public sealed class HostileBuildTests
{
    private static readonly string[] Lines =
    [
        "FROM alpine AS a", "FROM a AS b", "FROM b", "FROM $X AS a", "FROM scratch", "FROM", "FROM gcr.io/distroless/static-debian13:nonroot AS a",
        "ARG X=alpine", "ARG X", "ARG", "ENV A=$A$B", "ENV B=${A:-x}", "ENV $A=1", "LABEL $A=$B", "USER $A", "USER 0:", "USER :", "WORKDIR $A/..",
        "WORKDIR ../../x", "COPY --from=a / /", "COPY --from=b $A /bin/", "COPY --from=0 . .", "COPY a", "COPY <<E /x\n$A\nE", "ADD x.tar /", "ADD --from=a b c",
        "RUN --mount=from=b,target=$A x", "RUN [\"a\"]", "RUN rm -f /bin/sh", "RUN <<E\n#!x\nE", "SHELL [\"sh\"]", "SHELL []", "CMD []", "CMD", "ENTRYPOINT [\"\"]",
        "HEALTHCHECK NONE", "HEALTHCHECK CMD", "EXPOSE $A 1-2", "VOLUME $A", "STOPSIGNAL $A", "ONBUILD COPY --from=a / /", "ONBUILD ENV A=$A", "ONBUILD ONBUILD USER x", "nonsense",
    ];

    [Fact]
    public void Any_order_of_lines_binds_and_answers() =>
        Gen.Int[0, Lines.Length - 1].Select(i => Lines[i]).Array[0, 30].Sample(
            lines =>
            {
                var build = Builds.Bind(string.Join("\n", lines));
                foreach (var stage in build.Stages)
                {
                    Assert.NotNull(stage.Config);
                    Assert.NotNull(stage.Base.Root.Location);
                    _ = stage.Config.Shell.IsAvailable;
                    _ = stage.Files.Contains("/usr/bin/x").IsKnown;
                    _ = stage.Files.FindArrivals("/bin/sh").Length + stage.Config.ExposedPorts.Length + stage.Config.Volumes.Length;
                    Assert.All(stage.Steps, static step => Assert.NotEqual("", step.Shell.Path));
                }

                Assert.Equal(build.Shipping is not null, build.Stages.Length > 0);
            },
            iter: 3000,
            seed: "0000KOIPe001",
            threads: 1);

    [Theory]
    [InlineData("FROM scratch\n", "ENV A=$A$A$A\n")]
    [InlineData("FROM scratch\nENV A=01234567890123456789\n", "ENV A#=$A$A$A$A B=$A#\n")]
    [InlineData("FROM scratch\n", "FROM scratch AS s#\nCOPY --from=s# / /\n")]
    [InlineData("FROM scratch AS s\n", "FROM s AS s\nCOPY --from=s / /\n")]
    [InlineData("FROM scratch\n", "COPY x /\nSHELL [\"/bin/s#\"]\nRUN x\n")]
    [InlineData("FROM scratch AS s\n", "FROM s AS s\nENV A#=1\nEXPOSE #\nVOLUME /#\nLABEL a#=1\n")]
    [InlineData("FROM scratch\n", "ONBUILD USER x\nFROM 0\n")]
    [InlineData("FROM scratch\nWORKDIR /\n", "WORKDIR x\n")]
    [InlineData("FROM scratch\n", "CMD [\"x\"]\nCOPY app /\n")]
    [InlineData("", "ARG A#=$A\n")]
    public void Cost_grows_linearly(string head, string repeated)
    {
        CountBytes(head, repeated, 200);
        var small = CountBytes(head, repeated, 1000);
        var large = CountBytes(head, repeated, 8000);
        Assert.True(large < small * 12, $"{small} bytes allocated for 1000, {large} for 8000");
    }

    [Fact]
    public void Many_triggers_on_many_stages_stay_bounded()
    {
        var content = new StringBuilder("FROM scratch AS p\n");
        content.Insert(content.Length, "ONBUILD USER x\n", 3000);
        content.Insert(content.Length, "FROM p\n", 3000);
        Assert.True(Builds.Bind(content.ToString()).Stages.Sum(s => s.Steps.Length) < 10_000);
    }

    [Fact]
    public void Stages_that_copy_everything_from_each_other_do_not_nest_questions()
    {
        var content = new StringBuilder("FROM scratch AS s0\n");
        for (var i = 1; i < 3000; i++)
        {
            content.Append($"FROM scratch AS s{i}\nCOPY --from=s{i - 1} / /\nCOPY --from=s{i - 1} / /\n");
        }

        Assert.True(Builds.Config(content.ToString()).Shell.IsAvailable.IsUnknown);
    }

    [Fact]
    public void A_deep_path_costs_no_more_than_its_length()
    {
        var content = new StringBuilder("FROM scratch\nCOPY a /\nSHELL [\"");
        content.Insert(content.Length, "/a", 500_000).Append("\"]\n").Insert(content.Length, "RUN x\n", 2000);
        Assert.True(Builds.Config(content.ToString()).Shell.IsAvailable.IsUnknown);
    }

    private static long CountBytes(string head, string repeated, int count)
    {
        var content = new StringBuilder(head);
        for (var i = 0; i < count; i++)
        {
            content.Append(repeated.Replace("#", i.ToString()));
        }

        var text = content.ToString();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var build = Builds.Bind(text);
        foreach (var step in build.Stages.SelectMany(s => s.Steps))
        {
            _ = step.Shell.IsAvailable;
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
