using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Projects;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Model.Projects;

/// <summary>
/// What the model says of a published image at build, compared with the image that <c>dotnet publish -t:PublishContainer</c> then pushes to a
/// registry. The base images there have the configuration of Microsoft's, and no content.
/// </summary>
public sealed class PublishedImageTests
{
    private static readonly (string Name, string Text)[] Projects =
    [
        ("Web", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><ContainerImageTag>1.2</ContainerImageTag></PropertyGroup>
              <ItemGroup>
                <ContainerPort Include="9090" Type="tcp" />
                <ContainerPort Include="5353" Type="udp" />
                <ContainerLabel Include="com.example.team" Value="platform" />
                <ContainerEnvironmentVariable Include="MODE" Value="fast" />
              </ItemGroup>
            </Project>
            """),
        ("Chiseled", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <ContainerImageTag>1.2</ContainerImageTag>
                <ContainerFamily>noble-chiseled</ContainerFamily>
                <AssemblyName>Chiseled.Service</AssemblyName>
                <ContainerRepository>chiseled</ContainerRepository>
              </PropertyGroup>
            </Project>
            """),
        ("Console", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <ContainerImageTag>1.2</ContainerImageTag>
                <ContainerFamily>noble-chiseled</ContainerFamily>
                <InvariantGlobalization>true</InvariantGlobalization>
                <ContainerUser>4321</ContainerUser>
              </PropertyGroup>
              <ItemGroup><ContainerLabel Include="com.example.team" Value="batch" /></ItemGroup>
            </Project>
            """),
    ];

    [Fact]
    public void The_image_is_the_one_that_was_predicted_at_build()
    {
        using var registry = new LoopbackRegistry();
        registry.Add("dotnet/aspnet", "10.0", Config(string.Empty));
        registry.Add("dotnet/aspnet", "10.0-noble-chiseled-extra", Config("1654"));
        registry.Add("dotnet/runtime", "10.0-noble-chiseled", Config("1654"));
        var folder = Directory.CreateTempSubdirectory("lucid-publish-");
        try
        {
            var log = Publish(folder.FullName, registry);
            foreach (var (name, text) in Projects)
            {
                var facts = Path.Combine(folder.FullName, name, "facts.txt");
                Assert.True(File.Exists(facts), log);
                var evaluated = EvaluatedProject.Parse(name + ".csproj", File.ReadAllText(facts));
                var files = new MemoryRepository().Add(name + ".csproj", text)
                    .Add("obj/project.assets.json", File.ReadAllText(Path.Combine(folder.FullName, name, "obj", "project.assets.json")));
                var project = DotNetProject.Read(name + ".csproj", files, evaluated)!;
                var image = registry.Find(name.ToLowerInvariant(), Assert.Single(project.Publishing!.Tags.Value));
                Assert.True(image is not null, log);
                Assert.Equal(Predict(project), Read(image, project));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static JsonObject Config(string user) => new()
    {
        ["User"] = user,
        ["Env"] = new JsonArray("PATH=/usr/bin:/bin", "APP_UID=1654", "ASPNETCORE_HTTP_PORTS=8080", "DOTNET_RUNNING_IN_CONTAINER=true"),
    };

    private static string Predict(DotNetProject project)
    {
        var publishing = project.Publishing!;
        Assert.True(publishing.BaseImages.IsKnown, project.Name + ": " + publishing.BaseImages.Reason);
        var reference = Assert.Single(publishing.BaseImages.Value);
        Assert.True(ImageReference.TryParse(reference, out var parsed, out _));
        var facts = BaseImageCatalogue.Default.Find(parsed!)!;
        var user = publishing.User.TryGet(out var stated) ? stated : facts.Environment["APP_UID"];
        var ports = publishing.Ports.Select(port => port.Include + "/" + port.Find("Type")!.Value.Value)
            .Concat(facts.Environment.TryGetValue("ASPNETCORE_HTTP_PORTS", out var port) ? [port + "/tcp"] : []);
        return Describe(
            reference, user, ["dotnet", $"/app/{project.AssemblyName.Value}.dll"], ports,
            publishing.Labels.Select(label => label.Include + "=" + label.Find("Value")!.Value.Value),
            publishing.EnvironmentVariables.Select(variable => variable.Include + "=" + variable.Find("Value")!.Value.Value));
    }

    // Of labels and variables those that the project has said; the SDK adds its own.
    private static string Read(JsonObject image, DotNetProject project)
    {
        var config = image["config"]!.AsObject();
        var labels = config["Labels"]!.AsObject();
        var names = project.Publishing!.EnvironmentVariables.Select(variable => variable.Include + "=").ToArray();
        return Describe(
            (string)labels["org.opencontainers.image.base.name"]!,
            (string?)config["User"],
            config["Entrypoint"]!.AsArray().Select(word => (string)word!),
            config["ExposedPorts"] is JsonObject ports ? ports.Select(pair => pair.Key) : [],
            labels.Where(pair => pair.Key.StartsWith("com.example.", StringComparison.Ordinal)).Select(pair => pair.Key + "=" + (string)pair.Value!),
            config["Env"]!.AsArray().Select(line => (string)line!).Where(line => names.Any(name => line.StartsWith(name, StringComparison.Ordinal))));
    }

    private static string Describe(string reference, string? user, IEnumerable<string> entrypoint, IEnumerable<string> ports, IEnumerable<string> labels, IEnumerable<string> variables) =>
        $"base {reference}\nuser {user}\nentrypoint {string.Join(' ', entrypoint)}\nports {string.Join(' ', ports.Order(StringComparer.Ordinal))}\n"
        + $"labels {string.Join(' ', labels.Order(StringComparer.Ordinal))}\nvariables {string.Join(' ', variables.Order(StringComparer.Ordinal))}";

    private static string Publish(string folder, LoopbackRegistry registry)
    {
        // The SDK has inferred Microsoft's registry; this one has the same images. The facts are those that the package's targets hand over.
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), """
            <Project><PropertyGroup><TargetFramework>net10.0</TargetFramework><UseAppHost>false</UseAppHost></PropertyGroup></Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), $"""
            <Project>
              <Import Project="{Path.Combine(Repository.Root, "build", "build", "LucidCompliance.Project.targets")}" />
              <Target Name="WriteFacts" BeforeTargets="ResolveProjectReferences" DependsOnTargets="_LucidReadProject">
                <WriteLinesToFile File="facts.txt" Lines="$([MSBuild]::Escape('$(_LucidProjectFacts)'))" Overwrite="true" />
              </Target>
              <Target Name="Mirror" AfterTargets="ComputeContainerConfig">
                <PropertyGroup><ContainerBaseRegistry>{registry.Name}</ContainerBaseRegistry><ContainerRegistry>{registry.Name}</ContainerRegistry></PropertyGroup>
              </Target>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "nuget.config"), "<configuration><packageSources><clear /></packageSources></configuration>");
        foreach (var (name, text) in Projects)
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            File.WriteAllText(Path.Combine(folder, name, name + ".csproj"), text);
            File.WriteAllText(Path.Combine(folder, name, "Program.cs"), "System.Console.WriteLine();\n");
        }

        File.WriteAllText(Path.Combine(folder, "All.proj"), """
            <Project DefaultTargets="All">
              <ItemGroup><Each Include="*/*.csproj" /></ItemGroup>
              <Target Name="All">
                <MSBuild Projects="@(Each)" Targets="Restore" Properties="Phase=restore" />
                <MSBuild Projects="@(Each)" Targets="Publish;PublishContainer" Properties="Configuration=Release;_IsPublishing=true;ContainerRuntimeIdentifier=linux-x64" />
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
