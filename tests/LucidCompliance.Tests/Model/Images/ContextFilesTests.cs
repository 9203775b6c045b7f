using System.Linq;
using LucidCompliance.Model;
using Xunit;

namespace LucidCompliance.Tests.Model.Images;

/// <summary>Which files of the build context are in an image.</summary>
public sealed class ContextFilesTests
{
    [Theory]
    [InlineData("COPY . /app", "true")]
    [InlineData("WORKDIR /app\nCOPY . .", "true")]
    [InlineData("COPY src /app", "true")]
    [InlineData("COPY src/ /app/", "true")]
    [InlineData("COPY lib /app", "false")]
    [InlineData("COPY lib /app/start.sh", "true")]
    [InlineData("COPY gone /app", "unknown")]
    [InlineData("COPY dist /app", "unknown")]
    [InlineData("COPY start.sh /app", "unknown")]
    [InlineData("COPY start.sh /app/", "true")]
    [InlineData("COPY ignored.sh /app/start.sh", "false")]
    [InlineData("COPY ignored /app", "false")]
    [InlineData("COPY ignored /app/start.sh", "false")]
    [InlineData("COPY part /app", "false")]
    [InlineData("COPY *.sh /app/", "true")]
    [InlineData("COPY st*.sh /app/", "true")]
    [InlineData("COPY st**.sh /app/", "true")]
    [InlineData("COPY src/[r-t]tart.?h /app/", "true")]
    [InlineData("COPY src/*.sh /app/", "true")]
    [InlineData("COPY lib/*.sh /app/", "false")]
    [InlineData("COPY a*.sh /app/", "false")]
    [InlineData("COPY ignored/*.sh /app/", "false")]
    [InlineData("COPY */start.sh /app/", "unknown")]
    [InlineData("COPY lib/* /app/", "unknown")]
    [InlineData("COPY src/* /app/", "true")]
    [InlineData("COPY --exclude=*.md . /app", "unknown")]
    [InlineData("COPY --exclude=*.md lib /app", "false")]
    [InlineData("COPY --parents start.sh /app/", "true")]
    [InlineData("COPY --parents src /app/", "false")]
    [InlineData("COPY --parents src/./start.sh /app/", "true")]
    [InlineData("COPY --parents ./src/./ /app/", "true")]
    [InlineData("COPY --parents app /", "true")]
    [InlineData("ADD . /app", "true")]
    [InlineData("ADD app.tar.gz /app", "unknown")]
    [InlineData("COPY lib /app\nCOPY src /app", "true")]
    [InlineData("COPY lib /app\nRUN [\"/make\"]", "unknown")]
    public void A_file_is_there_if_the_context_has_it_and_does_not_ignore_it(string lines, string expected)
    {
        var files = Contexts.Repository(
            "start.sh", "src/start.sh", "lib/x.py", "app/start.sh", "ignored.sh", "ignored/start.sh", "part/start.sh", "part/keep", "app.tar.gz",
            ".dockerignore:ignored*\npart\n!part/keep");
        Assert.Equal(expected, files.In(".", "FROM gcr.io/distroless/static-debian13\n" + lines).Contains("/app/start.sh"));
    }

    [Theory]
    [InlineData("/app", "true")]
    [InlineData("/app/lib", "true")]
    [InlineData("/app/lib/x.py", "true")]
    [InlineData("/app/lib/y.py", "false")]
    [InlineData("/app/.env", "false")]
    [InlineData("/app/dist/main.js", "unknown")]
    public void A_copied_directory_brings_all_below_it(string path, string expected) =>
        Assert.Equal(expected, Contexts.Repository("src/lib/x.py", "src/.env", "src/.dockerignore:.env").In("src", "FROM scratch\nCOPY . /app").Contains(path));

    [Theory]
    [InlineData("/app/src", "false")]
    [InlineData("/app/start", "true")]
    [InlineData("/app/start/x", "false")]
    public void A_directory_goes_without_its_name_and_a_file_with_it(string path, string expected) =>
        Assert.Equal(expected, Contexts.Repository("src/a", "start").In(".", "FROM scratch\nCOPY src start /app/").Contains(path));

    [Theory]
    [InlineData("a.py", "true")]
    [InlineData("b.py", "false")]
    public void A_stage_passes_on_what_it_has_from_the_context(string name, string expected) =>
        Assert.Equal(expected, Contexts.Repository("src/a.py").In(".", "FROM scratch AS b\nCOPY src /in\nFROM scratch\nCOPY --from=b /in /app").Contains("/app/" + name));

    [Fact]
    public void A_path_leads_back_only_to_sources_that_have_it()
    {
        var arrivals = Contexts.Repository("start.sh", "src/start.sh", "old/start.sh", "lib/x", ".dockerignore:old")
            .In(".", "FROM scratch\nCOPY old /app\nCOPY lib /app\nCOPY src /app\nCOPY . /app").Shipping!.Files.FindArrivals("/app/start.sh");
        Assert.Equal(["start.sh True", "src/start.sh True"], arrivals.Select(a => $"{a.SourcePath.Value} {a.IsExact}"));
    }

    [Fact]
    public void A_root_file_system_in_the_context_may_bring_a_shell()
    {
        var files = Contexts.Repository("with/bin/sh", "ignored/bin/sh", ".dockerignore:ignored");
        Assert.Equal("true", files.In(".", "FROM scratch\nCOPY with/ /").Shipping!.Files.HasShell("/bin/sh").Show());
        Assert.Equal("false", files.In(".", "FROM scratch\nCOPY ignored/ /").Shipping!.Files.HasShell("/bin/sh").Show());
    }

    [Fact]
    public void Nothing_is_read_before_a_question_is_asked()
    {
        var files = new MemoryFiles(("start.sh", ""), (".dockerignore", ""));
        var build = files.Unbuilt("FROM scratch\nCOPY . /\nRUN make\nCOPY . /app\nCOPY start.sh /");
        Assert.Empty(files.Asked);
        build.Contains("/start.sh");
        Assert.Equal(1, files.Asked[".dockerignore"]);
    }

    [Fact]
    public void The_context_is_judged_by_all_sources_also_where_binding_asks_for_a_shell()
    {
        var build = Contexts.Repository("rootfs/bin/sh", "svc/rootfs/bin/sh", "late.py").Unbuilt("FROM scratch\nCOPY rootfs/ /\nRUN make\nCOPY late.py /", "svc/Dockerfile");
        Assert.Equal(".", build.Context.Directory.Value);
    }

    [Fact]
    public void A_question_about_many_sources_ends()
    {
        var lines = string.Concat(Enumerable.Range(0, 2000).Select(i => $"COPY d{i} /app\n"));
        Assert.Equal("unknown", Contexts.Repository("d0/x").In(".", "FROM scratch\n" + lines).Contains("/app/y"));
    }
}
