using System;
using System.IO;
using System.Linq;
using LucidCompliance.Package.Tests.Infrastructure;
using LucidCompliance.Tests;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>Container publishing by the SDK is judged in an ordinary build, with what MSBuild evaluated.</summary>
public sealed class ContainerPublishTests
{
    private const string Program = "System.Console.WriteLine();\n";

    /// <summary>A repository in which every kind of project has the package by central package management, and one property speaks to all.</summary>
    private static Workspace Solution() => new Workspace()
        .Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ContainerUser>root</ContainerUser>
              </PropertyGroup>
            </Project>
            """)
        .Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><GlobalPackageReference Include="LucidCompliance.Sdk" Version="{PackageFeed.Instance.Version}" /></ItemGroup>
            </Project>
            """)
        .Write("Web/Web.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <ContainerImageTag>1.0</ContainerImageTag>
              </PropertyGroup>
            </Project>
            """)
        .Write("Web/Program.cs", Program)
        .Write("Worker/Worker.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Worker">
              <PropertyGroup>
                <ContainerFamily>noble-chiseled</ContainerFamily>
                <ContainerUser>app</ContainerUser>
                <ContainerImageTag Condition="'$(TargetFramework)' == 'net10.0'">latest</ContainerImageTag>
              </PropertyGroup>
              <ItemGroup>
                <ContainerEnvironmentVariable Include="DB_PASSWORD" Value="vQ7rT2mXb9LkZp4w" />
              </ItemGroup>
            </Project>
            """)
        .Write("Worker/Program.cs", Program)
        .Write("Fs/Fs.fsproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <ContainerImageTag>1.0</ContainerImageTag>
                <ContainerBaseImage>debian:13</ContainerBaseImage>
                <DisableImplicitFSharpCoreReference>true</DisableImplicitFSharpCoreReference>
              </PropertyGroup>
            </Project>
            """)
        .Write("Vb/Vb.vbproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <ContainerUser></ContainerUser>
                <ContainerImageTag>1.0</ContainerImageTag>
                <ContainerFamily>noble</ContainerFamily>
              </PropertyGroup>
            </Project>
            """)
        .Write("Vb/Program.vb", "Module Program\n  Sub Main()\n  End Sub\nEnd Module\n")
        .Write("Multi/Multi.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework></TargetFramework>
                <TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>
                <OutputType Condition="'$(TargetFramework)' == 'net10.0'">Exe</OutputType>
              </PropertyGroup>
            </Project>
            """)
        .Write("Multi/Program.cs", "public static class Program { public static void Main() { } }\n")
        .Write("Lib/Lib.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />")
        .Write("Lib/Code.cs", "public static class Code { }\n")
        .Write("All.slnx", "<Solution>" + string.Concat(
            new[] { "Web/Web.csproj", "Worker/Worker.csproj", "Vb/Vb.vbproj", "Multi/Multi.csproj", "Lib/Lib.csproj" }
                .Select(path => $"<Project Path=\"{path}\" />")) + "</Solution>");

    [Theory]
    [InlineData("-m:2")]
    [InlineData("-graph")]
    public void Every_kind_of_project_is_judged_and_a_property_for_all_is_reported_once(string option)
    {
        var workspace = Solution();

        var first = workspace.Build("All.slnx", option);
        var stamp = workspace.AnalysisStamp();
        var second = workspace.Build("All.slnx", "--no-restore", option);

        const string Expected = """
            Directory.Build.props(4): warning LUCID7007
            Vb.vbproj(6): warning LUCID7006
            Web.csproj(1): warning LUCID7006
            Worker.csproj(8): error LUCID2015
            """;
        Assert.Equal(Expected, first.Summary);
        Assert.Equal(Expected, second.Summary);
        Assert.Equal(stamp, workspace.AnalysisStamp());
        Assert.DoesNotContain("vQ7rT2mXb9LkZp4w", string.Concat(Directory.GetFiles(workspace.Root, "*.lucid.cache", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_of_the_command_line_counts_and_what_it_changes_is_analysed_anew()
    {
        var workspace = Solution();
        var plain = workspace.Build("Web");
        var chiseled = workspace.Build("Web", "-p:ContainerFamily=noble-chiseled");
        var aot = workspace.Build("Web", "-p:ContainerUser=app", "-p:ContainerFamily=alpine");

        Assert.Equal("Directory.Build.props(4): warning LUCID7007\nWeb.csproj(1): warning LUCID7006", plain.Summary);
        Assert.Equal("Directory.Build.props(4): warning LUCID7007", chiseled.Summary);
        Assert.Contains("10.0-alpine", Assert.Single(aot.Findings, finding => finding.Code == "LUCID7006").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_fixes_edit_the_project_file_and_nothing_else()
    {
        var workspace = Solution();
        var before = File.ReadAllText(workspace["Web/Web.csproj"]);
        Assert.Equal(0, workspace.Run(["build", "Web", "-t:LucidFix", "-restore"]).ExitCode);

        Assert.Equal(
            before.Replace("    <ContainerImageTag>1.0</ContainerImageTag>", "    <ContainerImageTag>1.0</ContainerImageTag>" + Environment.NewLine + "    <ContainerFamily>noble-chiseled-extra</ContainerFamily>", StringComparison.Ordinal),
            File.ReadAllText(workspace["Web/Web.csproj"]));
        Assert.Equal("Directory.Build.props(4): warning LUCID7007", workspace.Build("Web").Summary);
    }

    [Fact]
    public void README_shows_what_a_build_says_and_what_the_fixes_leave()
    {
        var workspace = new Workspace()
            .Write("Orders/Orders.csproj", ReadmeParts.Code("container-project").Replace("Version=\"0.1.0\"", $"Version=\"{PackageFeed.Instance.Version}\"", StringComparison.Ordinal))
            .Write("Orders/Program.cs", ReadmeParts.Program);

        var log = workspace.Build("Orders");
        Assert.Equal(
            ReadmeParts.Code("container"),
            "$ dotnet build Orders\n" + string.Concat(log.Findings
                .OrderBy(f => f.Line).ThenBy(f => f.Column)
                .Select(f => $"{Path.GetRelativePath(workspace.Root, f.File)}({f.Line},{f.Column},{f.EndLine},{f.EndColumn}): {f.Level} {f.Code}: {f.Message}".Replace($" ({f.Code}: see LucidExplain)", "\n", StringComparison.Ordinal))));

        Assert.Equal(0, workspace.Run(["build", "Orders", "-t:LucidFix"]).ExitCode);
        Assert.Equal("Orders.csproj(15): error LUCID2015", workspace.Build("Orders").Summary);
        Assert.Contains("<ContainerPort Include=\"8080\" />", File.ReadAllText(workspace["Orders/Orders.csproj"]), StringComparison.Ordinal);
    }

    [Fact]
    public void An_FSharp_project_is_judged_too()
    {
        var workspace = Solution().Write("Fs/Program.fs", "[<EntryPoint>]\nlet main _ = 0\n");
        var log = workspace.Run(["msbuild", "Fs/Fs.fsproj", "-restore", "-t:LucidCheck"]);
        Assert.Contains("Fs.fsproj(4): warning LUCID7006", log.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Visual_Studio_builds_again_when_an_artifact_is_newer_than_the_last_outcome()
    {
        var workspace = Solution().Write("Web/Dockerfile", "FROM scratch\n").Write("Web/compose.prod.yml", "services: {}\n");
        workspace.Run(["restore", "Web"]);
        string[] ask = ["msbuild", "Web/Web.csproj", "-getItem:UpToDateCheckInput", "-getItem:UpToDateCheckBuilt"];

        var inside = workspace.Run([.. ask, "-p:BuildingInsideVisualStudio=true"]).Text;
        var outside = workspace.Run(ask).Text;

        foreach (var name in new[] { "\"Dockerfile\"", "\"compose.prod.yml\"", "Web.lucid.cache" })
        {
            Assert.Contains(name, inside, StringComparison.Ordinal);
            Assert.DoesNotContain(name, outside, StringComparison.Ordinal);
        }
    }
}
