using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Model.Archives;
using LucidCompliance.Model.Images;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Model.Images;

public sealed class BuildContextTests
{
    private const string CopyAll = "FROM scratch\nCOPY . /app";

    [Fact]
    public void The_directory_is_the_one_that_the_caller_names() =>
        Assert.Equal("src", Contexts.Repository("src/a.py").In("src", CopyAll).Context.Directory.Value);

    [Theory]
    [InlineData("missing")]
    [InlineData("a.py")]
    [InlineData("../other")]
    [InlineData("..")]
    [InlineData("/srv")]
    public void A_directory_that_is_not_there_or_not_in_the_repository_is_unknown(string directory)
    {
        var build = Contexts.Repository("a.py").In(directory, CopyAll);
        Assert.True(build.Context.Directory.IsUnknown);
        Assert.True(build.Context.IgnoreFile.IsUnknown);
        Assert.True(build.Context.GetKind("a.py").IsUnknown);
        Assert.True(build.Context.IsIgnored("a.py").IsUnknown);
        Assert.Equal("unknown", build.FirstSource());
        Assert.Equal("unknown", build.Contains("/app/a.py"));
    }

    [Fact]
    public void A_remote_context_is_unknown()
    {
        var build = Contexts.Bind(Contexts.Repository("a.py"), Fact<string>.UnknownBecause("the context is remote"), CopyAll, null);
        Assert.Equal("the context is remote", build.Context.Directory.Reason);
        Assert.True(build.Context.GetKind("a.py").IsUnknown);
    }

    [Fact]
    public void Without_files_nothing_is_known()
    {
        var build = Builds.Bind(CopyAll);
        Assert.True(build.Context.Directory.IsUnknown);
        Assert.True(build.Context.IsIgnored("a.py").IsUnknown);
        Assert.Equal("unknown", build.FirstSource());
    }

    [Theory]
    [InlineData("b.py", "unknown")]
    [InlineData("a.py", "file")]
    public void Where_the_context_may_hide_files_nothing_is_missing(string path, string expected)
    {
        var context = new HidingFiles("a.py").In(".", CopyAll).Context;
        Assert.Equal(expected, context.GetKind(path).Show());
        Assert.True(context.IgnoreFile.IsUnknown);
        Assert.True(context.IsIgnored(path).IsUnknown);
    }

    [Fact]
    public void The_ignore_file_beside_the_Dockerfile_replaces_that_of_the_context()
    {
        var files = Contexts.Repository("docker/api.Dockerfile.dockerignore:b.py", ".dockerignore:a.py", "docker/.dockerignore:c.py", "docker/Dockerfile");
        var specific = files.In(".", CopyAll, "docker/api.Dockerfile").Context;
        Assert.Equal("docker/api.Dockerfile.dockerignore", specific.IgnoreFile.Value.Text.Path);
        Assert.Equal("false true false", $"{specific.IsIgnored("a.py").Show()} {specific.IsIgnored("b.py").Show()} {specific.IsIgnored("c.py").Show()}");
        var general = files.In(".", CopyAll, "docker/Dockerfile").Context;
        Assert.Equal(".dockerignore", general.IgnoreFile.Value.Text.Path);
    }

    [Fact]
    public void A_Dockerfile_inside_a_Compose_file_has_no_ignore_file_beside_it()
    {
        var build = Contexts.Bind(Contexts.Repository(".dockerignore:a.py"), Fact<string>.Known("."), CopyAll, null);
        Assert.Equal(".dockerignore", build.Context.IgnoreFile.Value.Text.Path);
    }

    [Fact]
    public void Without_an_ignore_file_nothing_is_ignored()
    {
        var context = Contexts.Repository("src/a.py", ".dockerignore:*").In("src", CopyAll, "src/Dockerfile").Context;
        Assert.True(context.IgnoreFile.IsAbsent);
        Assert.Equal("false", context.IsIgnored("a.py").Show());
    }

    [Fact]
    public void An_ignore_file_that_cannot_be_read_decides_nothing()
    {
        var files = Contexts.Repository("a.py", ".dockerignore");
        files.Unreadable[".dockerignore"] = FileReadStatus.AccessDenied;
        Assert.True(files.In(".", CopyAll).Context.IsIgnored("a.py").IsUnknown);
    }

    [Theory]
    [InlineData("a.pem", "true")]
    [InlineData("/a.pem", "true")]
    [InlineData("../a.pem", "true")]
    [InlineData("./x/../a.pem", "true")]
    [InlineData("Dockerfile", "true")]
    [InlineData(".dockerignore", "true")]
    [InlineData("keep.pem", "false")]
    [InlineData("a.py", "false")]
    [InlineData(".", "false")]
    public void The_ignore_file_decides_also_about_itself_and_the_Dockerfile(string path, string expected) =>
        Assert.Equal(expected, Contexts.Repository(".dockerignore:*.pem\n!keep.pem\nDockerfile\n.dockerignore").In(".", CopyAll).Context.IsIgnored(path).Show());

    [Fact]
    public void The_line_that_decides_is_the_origin() =>
        Assert.Equal("*.pem", Contexts.Repository(".dockerignore:x\n  *.pem\n").In(".", CopyAll).Context.IsIgnored("a.pem").Origin.Covered());

    [Theory]
    [InlineData("*\n!src/a.py", "src", "unknown")]
    [InlineData("*\n!src/*.py", "src", "unknown")]
    [InlineData("*\n!src/deep/x", "src", "unknown")]
    [InlineData("*\n!**/*.py", "src", "unknown")]
    [InlineData("*\n!srcs/a.py", "src", "true")]
    [InlineData("*\n!docs/*.md", "src", "true")]
    [InlineData("*\n!src/a.py", "src/b.py", "true")]
    [InlineData("*\n!src/a.py", "src/a.py", "false")]
    [InlineData("!src/a.py\n*", "src", "true")]
    [InlineData("*\n!src", "src", "false")]
    [InlineData("src", "src", "true")]
    public void A_directory_is_ignored_when_no_later_pattern_takes_a_part_back_in(string ignore, string path, string expected) =>
        Assert.Equal(expected, Contexts.Repository("src/a.py", "src/b.py", ".dockerignore:" + ignore).In(".", CopyAll).Context.IsIgnored(path).Show());

    [Theory]
    [InlineData("a.py", "file")]
    [InlineData("/a.py", "file")]
    [InlineData("../../a.py", "file")]
    [InlineData("lib", "directory")]
    [InlineData("lib/", "directory")]
    [InlineData(".", "directory")]
    [InlineData("b.py", "missing")]
    public void Paths_start_at_the_context_and_do_not_leave_it(string path, string expected) =>
        Assert.Equal(expected, Contexts.Repository("src/a.py", "src/lib/x").In("src", CopyAll).Context.GetKind(path).Show());

    [Theory]
    [InlineData("bin/Release/app")]
    [InlineData("dist")]
    [InlineData("web/dist/index.html")]
    [InlineData("generated.py")]
    [InlineData("wheels/x.whl")]
    [InlineData("wheels")]
    public void What_a_build_makes_is_not_missing(string path)
    {
        var files = Contexts.Repository("a.py");
        files.IgnoreFile = LucidCompliance.Syntax.IgnoreFile.GitIgnore.Parse(new SourceText(".gitignore", "generated.py\nwheels/\n"));
        Assert.True(files.In(".", CopyAll).Context.GetKind(path).IsUnknown);
    }

    [Theory]
    [InlineData("COPY a.py /app/", "true")]
    [InlineData("COPY lib /app/", "true")]
    [InlineData("ADD /a.py /app/", "true")]
    [InlineData("COPY b.py /app/", "false")]
    [InlineData("COPY secret.pem /app/", "false")]
    [InlineData("COPY tests /app/", "false")]
    [InlineData("COPY part /app/", "unknown")]
    [InlineData("COPY dist /app/", "unknown")]
    [InlineData("COPY *.py /app/", "unknown")]
    [InlineData("COPY package*.json /app/", "true")]
    [InlineData("COPY *.csproj /app/", "true")]
    [InlineData("COPY lib/*.txt /app/", "true")]
    [InlineData("COPY gone/*.txt /app/", "false")]
    [InlineData("COPY *.pem /app/", "unknown")]
    [InlineData("COPY --from=x/y a.py /app/", "unknown")]
    [InlineData("ADD https://x.io/b.py /app/", "unknown")]
    [InlineData("ADD https://x.io/b.git /app/", "unknown")]
    [InlineData("COPY <<b.py /app/\nx\nb.py", "unknown")]
    [InlineData("ARG P\nCOPY $P /app/", "unknown")]
    public void A_source_brings_something_or_nothing(string line, string expected)
    {
        var files = Contexts.Repository(
            "shop/a.py", "shop/lib/x.py", "shop/lib/lib.txt", "shop/secret.pem", "shop/tests/t.py", "shop/part/a", "shop/part/b", "shop/package.json",
            "shop/shop.csproj", "shop/.dockerignore:*.pem\ntests\npart\n!part/a");
        Assert.Equal(expected, files.In("shop", "FROM scratch\n" + line).FirstSource());
    }

    /// <summary>Files of a build inside a container, whose own context may have left files out.</summary>
    private sealed class HidingFiles(string file) : IRepositoryFiles
    {
        public FileRead Read(string path) => new(FileReadStatus.Unknown);

        public ArchiveRead ReadArchive(string path) => ArchiveRead.Failed(ArchiveStatus.Unknown);

        public Fact<PathKind> GetKind(string path) =>
            path == file ? Fact<PathKind>.Known(PathKind.File)
            : path == "." ? Fact<PathKind>.Known(PathKind.Directory)
            : Fact<PathKind>.UnknownBecause("hidden");

        public Fact<bool> IsTracked(string path) => Fact<bool>.Absent;

        public Fact<bool> IsIgnored(string path) => Fact<bool>.Known(false);

        public ImmutableArray<string> FindByName(string fileOrDirectoryName) => [];
    }
}
