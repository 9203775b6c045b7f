using System;
using System.IO;
using System.Linq;
using LucidCompliance.Package.Tests.Infrastructure;
using LucidCompliance.Tests.Archives;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>An image archive in the repository says what a base image is that nobody else knows.</summary>
public sealed class ArchiveTests
{
    private const string Secret = "q8ZrT5vXn2LkWp7sYb4mDc9g";
    private const string Item = """<LucidArtifact Include="$(MSBuildThisFileDirectory)../images/base.tar" Kind="ImageArchive" />""";
    private const string Dockerfile = "FROM company/base:1\nHEALTHCHECK CMD [\"/usr/bin/app\", \"check\"]\nCMD serve --all\n";
    private const string Found = "Dockerfile(1): warning LUCID3001\nDockerfile(3): error LUCID1002";

    private static byte[] Shellless => new ArchiveImage("{ \"Env\": [\"DB_PASSWORD=" + Secret + "\"] }", "usr/bin/app").ToDocker("company/base:1");

    private static byte[] Innocent => new ArchiveImage("""{ "User": "65532", "Entrypoint": ["/usr/bin/app"] }""", "usr/bin/app bin/sh").ToDocker("company/base:1");

    [Fact]
    public void What_only_the_archive_proves_is_found_again_and_gone_with_another_archive()
    {
        var workspace = new Workspace().Project("App/App.csproj", items: Item).Write("App/Dockerfile", Dockerfile).Write("images/base.tar", Shellless);

        Assert.Equal(Found, workspace.Build("App").Summary);
        var stamp = workspace.AnalysisStamp();
        Assert.Equal(Found, workspace.Build("App").Summary);
        Assert.Equal(stamp, workspace.AnalysisStamp());

        workspace.Write("images/base.tar", ArchiveImage.Gzip(Innocent)).Write("lucid-compliance.yml", "version: 1\nbaseImages: { allow: [\"company/*\"] }\n");
        Assert.Equal(string.Empty, workspace.Build("App").Summary);

        workspace.Write("images/base.tar", "This was an archive.");
        Assert.Equal("base.tar(1): warning LUCID0005", workspace.Build("App").Summary);

        File.Delete(workspace["images/base.tar"]);
        Assert.Equal("base.tar(1): warning LUCID0005", workspace.Build("App").Summary);
    }

    [Fact]
    public void Items_of_the_root_inform_every_reporter_and_are_reported_once()
    {
        var workspace = new Workspace()
            .Write("Directory.Build.props", """<Project><ItemGroup><LucidArtifact Include="$(MSBuildThisFileDirectory)images/base.tar" Kind="ImageArchive" /></ItemGroup></Project>""")
            .Project("App/App.csproj").Write("App/Dockerfile", Dockerfile)
            .Write("compose.yml", "services:\n  db:\n    image: company/base:1\n    healthcheck: { test: [CMD-SHELL, check] }\n")
            .Write("images/base.tar", new ArchiveImage("{}", "usr/bin/app") { Pack = static layer => [0x28, 0xb5, 0x2f, 0xfd, .. layer] }.ToDocker("company/base:1"));

        // The layers cannot be read, the configuration can.
        var packed = workspace.Build("App", "-v:n");
        Assert.Equal("Dockerfile(1): warning LUCID3001\ncompose.yml(3): warning LUCID3001", string.Join('\n', packed.Summary.Split('\n').Where(line => !line.Contains(": message", StringComparison.Ordinal))));

        workspace.Write("images/base.tar", Shellless);
        var log = workspace.Build("App");
        Assert.Equal(Found + "\ncompose.yml(3): warning LUCID3001\ncompose.yml(4): error LUCID1003", log.Summary);

        workspace.Write("images/base.tar", "This was an archive.");
        Assert.Equal("base.tar(1): warning LUCID0005", workspace.Build("App").Summary);
    }

    [Fact]
    public void The_analyzer_says_the_same_and_no_secret_of_the_archive_leaves_it()
    {
        var workspace = new Workspace().Project("App/App.csproj", items: Item).Write("App/Dockerfile", Dockerfile).Write("images/base.tar", Shellless);

        var log = workspace.Build("App", "-p:LucidComplianceReporter=analyzer", "-v:diag");

        Assert.Equal(Found, string.Join('\n', log.Summary.Split('\n').Distinct()));
        Assert.DoesNotContain(Secret, log.Text, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(workspace.Root, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".tar", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain(Secret, File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_sdk_form_and_a_name_given_by_the_item_work_too()
    {
        var workspace = Workspace.WithSdk("""<ItemGroup><LucidArtifact Include="images/base.tar" Kind="ImageArchive" Image="company/base:1" /></ItemGroup>""")
            .Write("Dockerfile", Dockerfile)
            .Write("images/base.tar", new ArchiveImage("{}", "usr/bin/app").ToOci("org.opencontainers.image.ref.name", "1"));

        Assert.Equal(Found, workspace.Build().Summary);
    }
}
