using System;
using System.Collections.Generic;
using System.Formats.Tar;
using System.IO;
using System.Linq;
using System.Threading;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Archives;
using LucidCompliance.Repository.Archives;
using Xunit;

namespace LucidCompliance.Tests.Archives;

/// <summary>What is read out of an archive of each format.</summary>
public sealed class ImageArchiveTests
{
    private const string Debian = "usr/bin/bash usr/bin/sh->dash usr/bin/dash usr/bin/apt-get bin->usr/bin sbin->usr/sbin lib->usr/lib "
        + "usr/lib/x86_64-linux-gnu/libc.so.6 usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2 etc/os-release->../usr/lib/os-release "
        + "usr/lib/os-release=ID=debian,VERSION_ID=\"12\" etc/passwd=root:x:0:0::/:/bin/sh,app:x:999:998::/:/bin/sh etc/group=root:x:0:,app:x:998:";

    private static ArchiveRead Read(byte[] archive) => ImageArchiveReader.Read(new MemoryStream(archive), new ReadBudget(CancellationToken.None));

    private static BaseImageFacts Facts(byte[] archive) => BuiltImageFacts.Of(Assert.Single(Read(archive).Images), null);

    public static IEnumerable<object[]> Forms()
    {
        foreach (var format in new[] { TarEntryFormat.Pax, TarEntryFormat.Ustar, TarEntryFormat.Gnu })
        {
            foreach (var isPacked in new[] { false, true })
            {
                var image = new ArchiveImage("""{ "User": "app", "Entrypoint": ["/usr/bin/tini"], "Cmd": ["run"] }""", Debian) { Format = format, Pack = isPacked ? ArchiveImage.Gzip : static layer => layer };
                yield return [$"docker {format} {isPacked}", image.ToDocker("company/base:1")];
                yield return [$"docker gzip {format} {isPacked}", ArchiveImage.Gzip(image.ToDocker("company/base:1"))];
                yield return [$"oci {format} {isPacked}", image.ToOci("org.opencontainers.image.ref.name", "company/base:1")];
                yield return [$"oci gzip {format} {isPacked}", ArchiveImage.Gzip(image.ToOci("io.containerd.image.name", "company/base:1"))];
                yield return [$"both {format} {isPacked}", image.ToOci("io.containerd.image.name", "company/base:1", hasManifestJson: true)];
            }
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_of_an_archive_gives_the_same_facts(string form, byte[] archive)
    {
        var image = Assert.Single(Read(archive).Images);
        var facts = BuiltImageFacts.Of(image, null);

        Assert.True(image.Names is ["company/base:1"], form);
        Assert.Equal((999, "app"), (facts.DefaultUserId.Value, facts.DefaultUserName));
        Assert.Equal(("/usr/bin/tini", "run"), (Assert.Single(facts.Entrypoint.Value), Assert.Single(facts.Command.Value)));
        Assert.Equal(("apt", "/usr/bin/sh"), (facts.PackageManager.Value, facts.Shell.Value));
        Assert.Equal((Trilean.Yes, Trilean.Yes, Trilean.Yes, Trilean.No), (facts.HasShell("/bin/sh"), facts.HasShell("bash"), facts.HasShell("/usr/bin/dash"), facts.HasShell("/bin/zsh")));
        Assert.Equal((Trilean.No, Trilean.Yes, Trilean.No), (facts.IsDistroless, facts.IsUsrMerged, facts.HasIcu));
        Assert.Equal(("glibc", new Version(2, 36)), (facts.Libc.Value, facts.GlibcVersion));
        Assert.Equal((Trilean.Yes, Trilean.No, Trilean.Yes), (facts.HasUser("app"), facts.HasUser("web"), facts.HasGroup("app")));
        Assert.Equal((Trilean.Yes, Trilean.No), (facts.HasLibrary("libc"), facts.HasLibrary("libssl")));
        Assert.Equal((Trilean.Yes, Trilean.No), (facts.HasProgram("apt-get"), facts.HasProgram("curl")));
        Assert.Equal(form.StartsWith("oci", StringComparison.Ordinal) ? Trilean.Unknown : Trilean.No, image.HasHealthcheck);
    }

    [Fact]
    public void An_image_without_shell_and_package_manager_is_distroless()
    {
        var facts = Facts(new ArchiveImage("""{ "User": "1000:1000" }""", "usr/bin/app lib/ld-musl-x86_64.so.1 etc/ssl/certs/ca-certificates.crt").ToDocker("a/b:1"));

        Assert.Equal((Trilean.Yes, true, true), (facts.IsDistroless, facts.Shell.IsAbsent, facts.PackageManager.IsAbsent));
        Assert.Equal((1000, "musl", Trilean.No), (facts.DefaultUserId.Value, facts.Libc.Value, facts.IsUsrMerged));
        Assert.True(facts.Users.IsAbsent);
        Assert.Equal((Trilean.No, Trilean.Yes, Trilean.No), (facts.HasShell("sh"), facts.HasFile("/usr/bin/app"), facts.HasFile("/app/main.py")));
    }

    [Theory]
    [InlineData("bin/sh", "bin/.wh.sh", Trilean.No)]
    [InlineData("bin/sh", "bin/.wh..wh..opq", Trilean.No)]
    [InlineData("bin/sh", ".wh.bin", Trilean.No)]
    [InlineData("bin/sh", "bin/.wh..wh..opq bin/sh", Trilean.Yes)]
    [InlineData("bin/sh", "bin/sh bin/.wh.sh", Trilean.Yes)]
    [InlineData("bin/sh", "bin/.wh.bash", Trilean.Yes)]
    [InlineData("bin/", "bin/sh->busybox", Trilean.No)]
    [InlineData("bin/busybox", "bin/sh->busybox", Trilean.Yes)]
    [InlineData("bin/busybox", "bin/sh->/bin/busybox", Trilean.Yes)]
    [InlineData("bin->usr/bin", "bin/sh", Trilean.Yes)]
    [InlineData("bin->usr/bin usr/bin/sh", "bin/ bin/app", Trilean.No)]
    [InlineData("bin->usr/bin usr/bin/sh", "app/main", Trilean.Yes)]
    [InlineData("bin->bin", "app/main", Trilean.Unknown)]
    [InlineData("usr/bin/sh", "bin->/usr/bin/../bin", Trilean.Yes)]
    [InlineData("bin/sh", "bin=x", Trilean.No)]
    public void Layers_lie_upon_each_other_as_engines_lay_them(string lower, string upper, Trilean expected) =>
        Assert.Equal(expected, Facts(new ArchiveImage("{}", lower, upper).ToDocker("a/b:1")).HasShell("/bin/sh"));

    [Fact]
    public void What_may_be_a_secret_is_not_read()
    {
        var image = Assert.Single(Read(new ArchiveImage(
            """
            {
              "Env": ["PATH=/usr/bin", "API_TOKEN=q8ZrT5vXn2LkWp7sYb4mDc9g", "DB_PASSWORD=changeme", "MOTTO=correct horse", "APP_UID=1654", "ASPNETCORE_HTTP_PORTS=8080"],
              "Entrypoint": ["redis-server", "--requirepass", "q8ZrT5vXn2LkWp7sYb4mDc9g"],
              "Cmd": ["serve", "--url=https://admin:q8ZrT5vXn2LkWp7sYb4mDc9g@db/"],
              "Labels": { "team": "platform", "com.acme.token": "q8ZrT5vXn2LkWp7sYb4mDc9g" }
            }
            """).ToDocker("a/b:1")).Images);

        Assert.Equal(["API_TOKEN", "DB_PASSWORD", "MOTTO"], image.Environment.Where(pair => pair.Value is null).Select(pair => pair.Key));
        Assert.Equal(["1654", "8080", "/usr/bin"], image.Environment.Where(pair => pair.Value is not null).Select(pair => pair.Value));
        Assert.True(image.Entrypoint.IsUnknown && image.Command.IsUnknown);
        Assert.Equal(("platform", null), (image.Labels["team"], image.Labels["com.acme.token"]));
    }

    [Fact]
    public void Several_platforms_say_what_they_have_in_common()
    {
        var read = Read(ArchiveImage.ToOci(
            "a/b:1",
            new ArchiveImage("""{ "User": "1000" }""", "bin/sh usr/lib/libssl.so.3"),
            new ArchiveImage("""{ "User": "1000" }""", "bin/sh") { Architecture = "arm64" }));

        var facts = FactAgreement.Of([.. read.Images.Select(image => BuiltImageFacts.Of(image, null))]);
        Assert.Equal(2, read.Images.Length);
        Assert.Equal((1000, Trilean.No, Trilean.Unknown), (facts.DefaultUserId.Value, facts.IsDistroless, facts.HasLibrary("libssl")));
        Assert.Equal("amd64 arm64", string.Join(' ', facts.Architectures));
        Assert.Equal(Trilean.Yes, facts.HasShell("/bin/sh"));
    }

    [Fact]
    public void Runtimes_and_their_versions_are_seen()
    {
        const string DotNet = "usr/bin/dotnet usr/share/dotnet/shared/Microsoft.NETCore.App/10.0.1/Microsoft.NETCore.App.deps.json "
            + "usr/share/dotnet/shared/Microsoft.AspNetCore.App/10.0.1/Microsoft.AspNetCore.App.deps.json";
        var dotNet = Facts(new ArchiveImage("{}", DotNet).ToDocker("a/b:1"));
        var script = Facts(new ArchiveImage("""{ "Entrypoint": ["/entrypoint"] }""", DotNet).ToDocker("a/b:1"));
        var python = Facts(new ArchiveImage("""{ "Entrypoint": ["/usr/bin/python3.13"] }""", "usr/bin/python3->python3.13 usr/bin/python3.13").ToDocker("a/b:1"));

        Assert.Equal(("aspnet", "10.0", null), (dotNet.Runtime, dotNet.RuntimeVersion, script.Runtime));
        Assert.Equal(("python", "3.13", 13), (python.Runtime, python.RuntimeVersion, python.PythonMinor));
    }
}
