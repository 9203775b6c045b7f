using System;
using System.IO;
using System.Linq;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>The rules about Dockerfiles and the .NET projects that they publish, where files alone tell of the projects, and their fixes.</summary>
public sealed class DotNetRuleTests
{
    private const string Images = "mcr.microsoft.com/dotnet/";

    private const string Expected = """
        7001/Dockerfile(6): error LUCID7001
        7002/Dockerfile(6): error LUCID7002
        7003/Dockerfile(6): error LUCID7003
        7004/Dockerfile(8): warning LUCID7004
        7005/Dockerfile(9): error LUCID7005
        7009/Dockerfile(4): error LUCID7009
        7010/Dockerfile(6): warning LUCID7010
        7011/Dockerfile(8): warning LUCID7011
        7012/Dockerfile(4): warning LUCID7012
        7013/Dockerfile(4): error LUCID7013
        7014/Web.csproj(3): warning LUCID7014
        """;

    [Fact]
    public void Every_rule_speaks_about_real_projects_and_their_dockerfiles()
    {
        var workspace = Broken(Workspace.WithSdk());
        var first = workspace.Build("compliance.proj");
        var second = workspace.Build("compliance.proj");

        Assert.Equal(Expected.ReplaceLineEndings("\n"), Summary(workspace, first));
        Assert.Equal(Expected.ReplaceLineEndings("\n"), Summary(workspace, second));
    }

    [Fact]
    public void Safe_fixes_repair_the_dockerfiles()
    {
        var workspace = Workspace.WithSdk()
            .Write("7001/Dockerfile", Dockerfile("aspnet:9.0-noble-chiseled")).Write("7001/Web.csproj", Project())
            .Write("7002/Dockerfile", Dockerfile("runtime:10.0-noble-chiseled")).Write("7002/Web.csproj", Project())
            .Write("7004/Dockerfile", Dockerfile("aspnet:10.0-noble-chiseled", "ENV TZ=Europe/Berlin\n")).Write("7004/Web.csproj", Project())
            .Write("7009/Dockerfile", Dockerfile("runtime-deps:10.0-noble-chiseled", publish: "-r linux-musl-x64 --self-contained", entry: "./Web")).Write("7009/Web.csproj", Project())
            .Write("7012/Dockerfile", Dockerfile("aspnet:10.0-noble-chiseled", publish: "-c Debug")).Write("7012/Web.csproj", Project())
            .Write("7013/Dockerfile", Dockerfile("aspnet:10.0-noble-chiseled").Replace("Web.csproj", "web.csproj", StringComparison.Ordinal)).Write("7013/Web.csproj", Project()).Write("7013/.dockerignore", "bin\nobj\n");

        var log = workspace.Run(["msbuild", "compliance.proj", "-t:LucidFix", "-p:LucidFixRules=LUCID7001%3BLUCID7002%3BLUCID7004%3BLUCID7009%3BLUCID7012%3BLUCID7013"]);

        Assert.Equal(0, log.ExitCode);
        Assert.Equal(Dockerfile("aspnet:10.0-noble-chiseled"), File.ReadAllText(workspace["7001/Dockerfile"]));
        Assert.Equal(Dockerfile("aspnet:10.0-noble-chiseled"), File.ReadAllText(workspace["7002/Dockerfile"]));
        Assert.Equal(Dockerfile("aspnet:10.0-noble-chiseled-extra", "ENV TZ=Europe/Berlin\n"), File.ReadAllText(workspace["7004/Dockerfile"]));
        Assert.Equal(Dockerfile("runtime-deps:10.0-noble-chiseled", publish: "-r linux-x64 --self-contained", entry: "./Web"), File.ReadAllText(workspace["7009/Dockerfile"]));
        Assert.Equal(Dockerfile("aspnet:10.0-noble-chiseled", publish: "-c Release"), File.ReadAllText(workspace["7012/Dockerfile"]));
        Assert.Equal(Dockerfile("aspnet:10.0-noble-chiseled"), File.ReadAllText(workspace["7013/Dockerfile"]));
        Assert.Equal(string.Empty, Summary(workspace, workspace.Build("compliance.proj")));
    }

    [Fact]
    public void What_msbuild_evaluates_counts_more_than_what_the_files_tell()
    {
        var workspace = new Workspace()
            .Project("App/App.csproj", "<OutputType>Exe</OutputType>", frameworks: "<TargetFramework>net$(Major).0</TargetFramework>")
            .Write("App/Code.cs", "System.Console.WriteLine();\n")
            .Write("App/Dockerfile", Dockerfile("runtime:9.0-noble-chiseled").Replace("Web.", "App.", StringComparison.Ordinal));

        Assert.Equal("App/Dockerfile(6): error LUCID7001", Summary(workspace, workspace.Build("App/App.csproj", "-p:Major=10")));
    }

    private static Workspace Broken(Workspace workspace) => workspace
            .Write("7001/Dockerfile", Dockerfile("aspnet:9.0-noble-chiseled")).Write("7001/Web.csproj", Project())
            .Write("7002/Dockerfile", Dockerfile("runtime:10.0-noble-chiseled")).Write("7002/Web.csproj", Project())
            .Write("7003/Dockerfile", Dockerfile("aspnet:10.0-noble-chiseled")).Write("7003/Web.csproj", Project(items: """<PackageReference Include="Microsoft.Data.SqlClient" Version="7.0.0" />"""))
            .Write("7004/Dockerfile", Dockerfile("aspnet:10.0-noble-chiseled", "ENV TZ=Europe/Berlin\n")).Write("7004/Web.csproj", Project())
            .Write("7005/Dockerfile", Dockerfile("aspnet:10.0-noble-chiseled")).Write("7005/Web.csproj", Project("<AssemblyName>Shop</AssemblyName>"))
            .Write("7009/Dockerfile", Dockerfile("runtime-deps:10.0-noble-chiseled", publish: "-r linux-musl-x64 --self-contained", entry: "./Web")).Write("7009/Web.csproj", Project())
            .Write("7010/Dockerfile", Dockerfile("aspnet:10.0-noble-chiseled-extra")).Write("7010/Web.csproj", Project(items: """<PackageReference Include="SkiaSharp.NativeAssets.Linux" Version="3.119.0" />"""))
            .Write("7011/Dockerfile", Dockerfile("aspnet:10.0-noble-chiseled", "EXPOSE 5000\n")).Write("7011/Web.csproj", Project())
            .Write("7011/Program.cs", "var app = WebApplication.CreateBuilder(args).Build();\napp.Run();\n")
            .Write("7012/Dockerfile", Dockerfile("aspnet:10.0-noble-chiseled", publish: "-c Debug")).Write("7012/Web.csproj", Project())
            .Write("7013/Dockerfile", Dockerfile("aspnet:10.0-noble-chiseled").Replace("Web.csproj", "web.csproj", StringComparison.Ordinal)).Write("7013/Web.csproj", Project()).Write("7013/.dockerignore", "bin\nobj\n")
            .Write("7014/Dockerfile", Dockerfile("aspnet:10.0-noble-chiseled")).Write("7014/Web.csproj", Project("<RollForward>Major</RollForward>", "net6.0"));

    private static string Summary(Workspace workspace, BuildLog log) => string.Join('\n', log.Findings
        .Where(finding => finding.Code.StartsWith("LUCID7", StringComparison.Ordinal))
        .Select(finding => $"{Path.GetRelativePath(workspace.Root, finding.File).Replace('\\', '/')}({finding.Line}): {finding.Level} {finding.Code}")
        .Order(StringComparer.Ordinal));

    private static string Project(string properties = "", string framework = "net10.0", string items = "") =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>{framework}</TargetFramework>{properties}
          </PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>

        """;

    private static string Dockerfile(string image, string extra = "", string publish = "-c Release", string entry = "")
    {
        var command = entry.Length == 0 ? "\"dotnet\", \"Web.dll\"" : $"\"{entry}\"";
        return $"FROM {Images}sdk:10.0-noble AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish Web.csproj {publish} -o /app\n\n"
            + $"FROM {Images}{image}\nWORKDIR /app\n{extra}COPY --from=build /app .\nENTRYPOINT [{command}]\n";
    }
}
