using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LucidCompliance.Package.Tests.Infrastructure;

/// <summary>What becomes of a template's project: how its image is written, and what the product has to say about it.</summary>
/// <param name="Name">The project's name and folder.</param>
/// <param name="Arguments">What <c>dotnet new</c> is asked for; empty for a project that no template of the SDK makes.</param>
/// <param name="Image">The repository of the image that Visual Studio's Dockerfile ends with; empty for a project that gets no Dockerfile.</param>
/// <param name="IsPublishable">Whether the SDK can make a container of it.</param>
internal sealed record TemplateProject(string Name, string Arguments, string Image, bool IsPublishable)
{
    public string File => $"{Name}/{Name}.{(Name.StartsWith("Fs", StringComparison.Ordinal) ? "fsproj" : Name.StartsWith("Vb", StringComparison.Ordinal) ? "vbproj" : "csproj")}";

    public string Dockerfile => Name + "/Dockerfile";
}

/// <summary>A solution of freshly made projects of every template that runs in, or beside, a container, with the Dockerfiles that Visual Studio writes.</summary>
internal sealed class TemplateSolution
{
    public static IReadOnlyList<TemplateProject> Projects { get; } =
    [
        new("Worker1", "worker", "dotnet/runtime", true),
        new("Web1", "web", "dotnet/aspnet", true),
        new("Api1", "webapi", "dotnet/aspnet", true),
        new("Aot1", "webapiaot", "dotnet/runtime-deps", true),
        new("Blazor1", "blazor", "dotnet/aspnet", true),
        new("Wasm1", "blazorwasm", "", false),
        new("Grpc1", "grpc", "dotnet/aspnet", true),
        new("Functions1", "", "azure-functions/dotnet-isolated", true),
        new("Razor1", "razorclasslib", "", false),
        new("Console1", "console", "dotnet/runtime", true),
        new("Xunit1", "xunit", "", false),
        new("Mstest1", "mstest", "", false),
        new("FsWeb1", "web -lang F#", "dotnet/aspnet", true),
        new("VbConsole1", "console -lang VB", "dotnet/runtime", true),
    ];

    private static string Reference => $"""<ItemGroup><PackageReference Include="LucidCompliance.Sdk" Version="{PackageFeed.Instance.Version}" PrivateAssets="all" /></ItemGroup>""";

    /// <summary>Makes and restores the projects.</summary>
    public TemplateSolution()
    {
        foreach (var project in Projects.Where(project => project.Arguments.Length > 0))
        {
            Expect(DotNet.Run(Workspace.Root, ["new", .. project.Arguments.Split(' '), "-n", project.Name, "-o", project.Name, "--no-restore"]));
        }

        WriteFunctions();
        Workspace.Write("All.slnx", "<Solution>" + string.Concat(Projects.Select(project => $"<Project Path=\"{project.File}\" />")) + "</Solution>");

        // The templates' own packages come from where this machine takes its packages; ours alone from the tests' feed.
        File.Delete(Workspace["nuget.config"]);
        Expect(Workspace.Run(["restore", "All.slnx"], new Dictionary<string, string?> { ["NUGET_PACKAGES"] = PackageFeed.Metadata("NuGetPackageRoot") }));
        Workspace.Write("nuget.config", PackageFeed.Instance.NuGetConfig.Replace("<packageSources><clear />", "<packageSources>", StringComparison.Ordinal));
        foreach (var project in Projects)
        {
            var path = Workspace[project.File];
            File.WriteAllText(path, File.ReadAllText(path).Replace("</Project>", Reference + "</Project>", StringComparison.Ordinal));
        }

        Expect(Workspace.Run(["restore", "All.slnx"]));
    }

    public Workspace Workspace { get; } = new();

    /// <summary>Writes the Dockerfiles with bases of a version and variant.</summary>
    public TemplateSolution WriteDockerfiles(string tag)
    {
        Workspace.Write(".dockerignore", "**/.dockerignore\n**/.env\n**/.git\n**/.vs\n**/bin\n**/obj\n**/*.*proj.user\n**/docker-compose*\n**/compose*\n**/Dockerfile*\nLICENSE\nREADME.md\n");
        foreach (var project in Projects.Where(project => project.Image.Length > 0))
        {
            Workspace.Write(project.Dockerfile, project.Name == "Functions1" ? Functions(project) : Dockerfile(project, tag));
        }

        return this;
    }

    public void DeleteDockerfiles()
    {
        foreach (var project in Projects.Where(project => project.Image.Length > 0))
        {
            File.Delete(Workspace[project.Dockerfile]);
        }
    }

    private static void Expect(BuildLog log)
    {
        if (log.ExitCode != 0)
        {
            throw new InvalidOperationException(log.Text);
        }
    }

    // The first stage runs in the debugger of Visual Studio; native code of a release has a base of its own.
    private static string Dockerfile(TemplateProject project, string tag)
    {
        var image = $"mcr.microsoft.com/{project.Image}:{tag}";
        var isNative = project.Image == "dotnet/runtime-deps";
        var ports = project.Image == "dotnet/runtime" ? "" : "EXPOSE 8080\nEXPOSE 8081\n";
        return $"FROM {image} AS base\nUSER $APP_UID\nWORKDIR /app\n{ports}\n"
            + "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\n"
            + (isNative ? "RUN apt-get update \\\n    && apt-get install -y --no-install-recommends \\\n    clang zlib1g-dev\n" : "")
            + Publish(project, isNative ? "true" : "false")
            + "FROM base AS final\nWORKDIR /app\nCOPY --from=publish /app/publish .\n"
            + $"ENTRYPOINT [{(isNative ? $"\"./{project.Name}\"" : $"\"dotnet\", \"{project.Name}.dll\"")}]\n";
    }

    private static string Functions(TemplateProject project) =>
        $"FROM mcr.microsoft.com/{project.Image}:4-dotnet-isolated10.0 AS base\nWORKDIR /home/site/wwwroot\nEXPOSE 8080\n\n"
        + "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\n" + Publish(project, "false")
        + "FROM base AS final\nWORKDIR /home/site/wwwroot\nCOPY --from=publish /app/publish .\n"
        + "ENV AzureWebJobsScriptRoot=/home/site/wwwroot \\\n    AzureFunctionsJobHost__Logging__Console__IsEnabled=true\n";

    private static string Publish(TemplateProject project, string host)
    {
        var file = Path.GetFileName(project.File);
        return $"""
            ARG BUILD_CONFIGURATION=Release
            WORKDIR /src
            COPY ["{project.File}", "{project.Name}/"]
            RUN dotnet restore "./{project.File}"
            COPY . .
            WORKDIR "/src/{project.Name}"
            RUN dotnet build "./{file}" -c $BUILD_CONFIGURATION -o /app/build

            FROM build AS publish
            ARG BUILD_CONFIGURATION=Release
            RUN dotnet publish "./{file}" -c $BUILD_CONFIGURATION -o /app/publish /p:UseAppHost={host}


            """.ReplaceLineEndings("\n");
    }

    // The isolated worker of Azure Functions has a template of its own, which is no part of the SDK.
    private void WriteFunctions() => Workspace
        .Write("Functions1/Functions1.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <AzureFunctionsVersion>v4</AzureFunctionsVersion>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                <PackageReference Include="Microsoft.Azure.Functions.Worker" Version="2.51.0" />
                <PackageReference Include="Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore" Version="2.1.0" />
                <PackageReference Include="Microsoft.Azure.Functions.Worker.Sdk" Version="2.0.7" />
              </ItemGroup>
            </Project>
            """)
        .Write("Functions1/Program.cs", """
            using Microsoft.Azure.Functions.Worker.Builder;
            using Microsoft.Extensions.Hosting;

            var builder = FunctionsApplication.CreateBuilder(args);
            builder.ConfigureFunctionsWebApplication();
            builder.Build().Run();
            """)
        .Write("Functions1/Hello.cs", """
            using Microsoft.AspNetCore.Http;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Azure.Functions.Worker;

            public sealed class Hello
            {
                [Function("Hello")]
                public IActionResult Run([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => new OkObjectResult("hello");
            }
            """)
        .Write("Functions1/host.json", """{ "version": "2.0" }""")
        .Write("Functions1/local.settings.json", """{ "IsEncrypted": false, "Values": { "AzureWebJobsStorage": "UseDevelopmentStorage=true", "FUNCTIONS_WORKER_RUNTIME": "dotnet-isolated" } }""");
}
