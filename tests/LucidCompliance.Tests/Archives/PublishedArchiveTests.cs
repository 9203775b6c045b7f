using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Archives;
using LucidCompliance.Repository.Archives;
using LucidCompliance.Tests.Model.Projects;
using Xunit;

namespace LucidCompliance.Tests.Archives;

/// <summary>The archives that <c>dotnet publish -t:PublishContainer</c> writes, in both of its formats.</summary>
public sealed class PublishedArchiveTests
{
    [Fact]
    public void What_the_SDK_writes_is_read()
    {
        using var registry = new LoopbackRegistry();
        registry.Add("acme/base", "1", new JsonObject { ["User"] = "4321", ["Env"] = new JsonArray("PATH=/usr/bin", "API_TOKEN=q8ZrT5vXn2LkWp7sYb4mDc9g") });
        var folder = Directory.CreateTempSubdirectory("lucid-archive-");
        try
        {
            var log = Publish(folder.FullName, registry);
            foreach (var file in new[] { "docker.tar.gz", "oci.tar.gz" })
            {
                var path = Path.Combine(folder.FullName, file);
                Assert.True(File.Exists(path), log);
                using var stream = File.OpenRead(path);
                var read = ImageArchiveReader.Read(stream, new ReadBudget(CancellationToken.None));

                Assert.Equal((file, ArchiveStatus.Read, ArchiveGap.None), (file, read.Status, read.Gap));
                var image = Assert.Single(read.Images);
                var facts = BuiltImageFacts.Of(image, null);
                Assert.Equal((file, "app:1.2"), (file, string.Join(' ', image.Names.Select(static name => ImageReference.TryParse(name, out var reference, out _) ? reference!.FamiliarName : name))));
                Assert.Equal((4321, "dotnet /app/app.dll"), (facts.DefaultUserId.Value, string.Join(' ', facts.Entrypoint.Value)));
                Assert.Equal((Trilean.Yes, Trilean.No, Trilean.Yes), (facts.HasFile("/app/app.dll"), facts.HasShell("/bin/sh"), facts.IsDistroless));
                Assert.Equal(("/usr/bin", true, null), (image.Environment["PATH"], image.Environment.ContainsKey("API_TOKEN"), image.Environment["API_TOKEN"]));
                Assert.Equal("platform", image.Labels["com.example.team"]);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Publish(string folder, LoopbackRegistry registry)
    {
        File.WriteAllText(Path.Combine(folder, "nuget.config"), "<configuration><packageSources><clear /></packageSources></configuration>");
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "System.Console.WriteLine();\n");
        File.WriteAllText(Path.Combine(folder, "app.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <UseAppHost>false</UseAppHost>
                <ContainerBaseImage>{registry.Name}/acme/base:1</ContainerBaseImage>
                <ContainerRepository>app</ContainerRepository>
                <ContainerImageTag>1.2</ContainerImageTag>
              </PropertyGroup>
              <ItemGroup><ContainerLabel Include="com.example.team" Value="platform" /></ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "All.proj"), """
            <Project DefaultTargets="All">
              <PropertyGroup><Common>Configuration=Release;_IsPublishing=true;ContainerRuntimeIdentifier=linux-x64</Common></PropertyGroup>
              <Target Name="All">
                <MSBuild Projects="app.csproj" Targets="Restore" Properties="Phase=restore" />
                <MSBuild Projects="app.csproj" Targets="Publish;PublishContainer" Properties="$(Common);ContainerImageFormat=Docker;ContainerArchiveOutputPath=$(MSBuildThisFileDirectory)docker.tar.gz" />
                <MSBuild Projects="app.csproj" Targets="Publish;PublishContainer" Properties="$(Common);ContainerImageFormat=OCI;ContainerArchiveOutputPath=$(MSBuildThisFileDirectory)oci.tar.gz" />
              </Target>
            </Project>
            """);
        var start = new ProcessStartInfo("dotnet", "msbuild All.proj -nologo -nodeReuse:false -m:1 -tl:off")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var name in new[] { "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildSDKsPath", "MSBuildLoadMicrosoftTargetsReadOnly" })
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
