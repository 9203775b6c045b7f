using System;
using System.IO;
using System.Linq;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>Whatever command builds a project, each artifact is reported once; a command that builds nothing reports nothing.</summary>
public sealed class CommandTests
{
    private const string RootAndService = "Dockerfile(2): warning LUCID0001\nDockerfile(2): warning LUCID0001";

    // Shown as warnings, so that no step of a command is left out.
    private static Workspace Services() => new Workspace()
        .Write("Directory.Build.props", "<Project><PropertyGroup><LucidComplianceFailOn>never</LucidComplianceFailOn><UseAppHost>false</UseAppHost></PropertyGroup></Project>")
        .Write("Dockerfile", Workspace.Broken)
        .Project("App/App.csproj", "<OutputType>Exe</OutputType>", """<ProjectReference Include="../Lib/Lib.csproj" />""")
        .Write("App/Code.cs", "public static class Program { public static void Main() { } }\n")
        .Write("App/Dockerfile", Workspace.Broken)
        .Project("Lib/Lib.csproj")
        .Project("Tests/Tests.csproj", "<IsTestProject>true</IsTestProject>", """<ProjectReference Include="../App/App.csproj" />""")
        .Write("All.slnx", "<Solution><Project Path=\"App/App.csproj\" /><Project Path=\"Lib/Lib.csproj\" /><Project Path=\"Tests/Tests.csproj\" /></Solution>");

    [Fact]
    public void Every_command_reports_once()
    {
        var workspace = Services();
        string[][] commands = [["build", "All.slnx"], ["build", "All.slnx", "--no-incremental"], ["publish", "App"], ["test", "All.slnx"]];
        foreach (var command in commands)
        {
            var log = workspace.Run(command);
            var name = string.Join(' ', command);

            // Without a test framework there is nothing to run.
            Assert.True(log.ExitCode == 0 || command[0] == "test", name + "\n" + log.Text);
            Assert.Equal(name + "\n" + RootAndService, name + "\n" + log.Summary);
        }

        foreach (var command in new string[][] { ["publish", "App", "--no-build"], ["pack", "Lib", "--no-build", "-c", "Debug"], ["clean", "All.slnx"] })
        {
            Assert.Equal(string.Empty, workspace.Run(command).Summary);
        }
    }

    /// <summary>Projects that a command builds in more than one instance: for each framework, for each platform, and once more to ask for their files.</summary>
    [Fact]
    public void What_is_built_several_times_is_reported_once()
    {
        const string Platforms = "<OutputType>Exe</OutputType><SelfContained>false</SelfContained><EnableRuntimePackDownload>false</EnableRuntimePackDownload><EnableAppHostPackDownload>false</EnableAppHostPackDownload><RuntimeIdentifiers>linux-x64;linux-arm64</RuntimeIdentifiers>";
        var workspace = new Workspace()
            .Write("Directory.Build.props", "<Project><PropertyGroup><LucidComplianceFailOn>never</LucidComplianceFailOn><UseAppHost>false</UseAppHost></PropertyGroup></Project>")
            .Write("Dockerfile", Workspace.Broken)
            .Project("Lib/Lib.csproj").Write("Lib/Dockerfile", Workspace.Broken)
            .Project("Multi/Multi.csproj", frameworks: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>").Write("Multi/Dockerfile", Workspace.Broken)
            .Project("Tool/Tool.csproj", Platforms + "<PackAsTool>true</PackAsTool><ToolPackageRuntimeIdentifiers>linux-x64;linux-arm64</ToolPackageRuntimeIdentifiers>").Write("Tool/Dockerfile", Workspace.Broken)
            .Project("Image/Image.csproj", Platforms + "<IsPackable>false</IsPackable><ContainerRegistry>localhost:1</ContainerRegistry><ContainerBaseImage>localhost:1/base:1</ContainerBaseImage>").Write("Image/Dockerfile", Workspace.Broken)
            .Write("Tool/Code.cs", "public static class Program { public static void Main() { } }\n")
            .Write("Image/Code.cs", "public static class Program { public static void Main() { } }\n")
            .Write("All.slnx", "<Solution>" + string.Concat(new[] { "Lib", "Multi", "Tool", "Image" }.Select(name => $"<Project Path=\"{name}/{name}.csproj\" />")) + "</Solution>");
        string[] inVisualStudio = ["--no-restore", "-p:BuildingInsideVisualStudio=true", "-p:BuildProjectReferences=false"];

        Expect(["pack", "All.slnx"], "Dockerfile Image/Dockerfile Lib/Dockerfile Multi/Dockerfile Tool/Dockerfile");
        Expect(["pack", "All.slnx", "-graph", "--no-restore"], "Dockerfile Image/Dockerfile Lib/Dockerfile Multi/Dockerfile Tool/Dockerfile");
        Expect(["pack", "Lib", "-graph", "--no-restore", "-p:GeneratePackageOnBuild=true"], "Dockerfile Lib/Dockerfile");
        Expect(["pack", "Multi", .. inVisualStudio], "Dockerfile Multi/Dockerfile");
        Expect(["pack", "Lib", .. inVisualStudio], "Dockerfile Lib/Dockerfile");

        // Nobody answers at that address, and by then both platforms have been published.
        Expect(["publish", "Image", "-t:PublishContainer", "--no-restore"], "Dockerfile Image/Dockerfile");
        Assert.All(new[] { "linux-x64", "linux-arm64" }, platform => Assert.True(File.Exists(workspace[$"Image/bin/Release/net10.0/{platform}/Image.dll"])));

        void Expect(string[] command, string files)
        {
            var log = workspace.Run(command);
            var name = string.Join(' ', command);
            Assert.True(log.ExitCode == 0 || command[0] == "publish", name + "\n" + log.Text);
            Assert.Equal(name + ": " + files, name + ": " + string.Join(' ', log.Findings.Where(f => f.Code == "LUCID0001").Select(f => Path.GetRelativePath(workspace.Root, f.File).Replace('\\', '/')).Order(StringComparer.Ordinal)));
        }
    }

    [Fact]
    public void A_watch_lists_its_files_without_a_report()
    {
        var workspace = Services();
        Assert.Equal(RootAndService, workspace.Build("App").Summary);

        var log = DotNet.Run(workspace.Root, ["watch", "--list", "--project", "App/App.csproj"]);

        Assert.Contains("Code.cs", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("LUCID", log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<TargetFramework>net10.0</TargetFramework>", "obj/Debug/net10.0/App.lucid.checked")]
    [InlineData("<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>", "obj/Debug/App.lucid.checked")]
    public void Visual_Studio_learns_which_files_make_a_project_out_of_date(string frameworks, string mark)
    {
        var workspace = new Workspace()
            .Project("App/App.csproj", frameworks: frameworks)
            .Write("App/Dockerfile", Workspace.Broken)
            .Write("App/lucid-compliance.yml", "version: 1\n")
            .Project("Lib/Lib.csproj")

            // As Visual Studio's own targets ask.
            .Write("Directory.Build.targets", """
                <Project>
                  <Target Name="CollectUpToDateCheckInputDesignTime" DependsOnTargets="Compile">
                    <Message Importance="high" Text="input %(UpToDateCheckInput.Identity) [%(UpToDateCheckInput.Set)]" />
                    <Message Importance="high" Text="output %(UpToDateCheckOutput.Identity) [%(UpToDateCheckOutput.Set)]" />
                  </Target>
                </Project>
                """);
        string[] Ask(string project) => workspace.Build(project, "-t:CollectUpToDateCheckInputDesignTime", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-f", "net10.0")
            .Text.Split('\n').Where(line => line.EndsWith("[LucidCompliance]", StringComparison.Ordinal)).Select(line => line.Trim()).Order(StringComparer.Ordinal).ToArray();

        var said = Ask("App");
        Assert.Contains($"input {workspace["App/Dockerfile"]} [LucidCompliance]", said);
        Assert.Contains($"input {workspace["App/lucid-compliance.yml"]} [LucidCompliance]", said);
        Assert.DoesNotContain(said, line => line.Contains(".facts", StringComparison.Ordinal));
        Assert.Equal($"output {mark} [LucidCompliance]", Assert.Single(said, line => line.StartsWith("output", StringComparison.Ordinal)));
        Assert.DoesNotContain(Ask("Lib"), line => line.Contains("Dockerfile", StringComparison.Ordinal));

        Assert.NotEqual(0, workspace.Build("App", "-p:BuildingInsideVisualStudio=true").ExitCode);
        Assert.False(File.Exists(workspace["App/" + mark]));
        workspace.Write("App/Dockerfile", Workspace.Clean);
        Assert.Equal(0, workspace.Build("App", "-p:BuildingInsideVisualStudio=true").ExitCode);
        var first = File.GetLastWriteTimeUtc(workspace["App/" + mark]);
        workspace.Build("App", "-p:BuildingInsideVisualStudio=true");
        Assert.True(File.GetLastWriteTimeUtc(workspace["App/" + mark]) > first);
        workspace.Write("App/Dockerfile", Workspace.Broken);
        Assert.NotEqual(0, workspace.Build("App", "-p:BuildingInsideVisualStudio=true").ExitCode);
        Assert.False(File.Exists(workspace["App/" + mark]));
    }
}
