using System;
using System.Collections.Generic;
using System.Linq;

namespace LucidCompliance.Package.Tests.Infrastructure;

/// <summary>A project that a rule objects to, and the same project repaired.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Place">Where the rule speaks: a file below the folder and a line.</param>
/// <param name="Broken">The files of the one, in a folder of its own.</param>
/// <param name="Repaired">The files of the other.</param>
internal sealed record DotNetRuleExample(string Rule, string Place, IReadOnlyDictionary<string, string> Broken, IReadOnlyDictionary<string, string> Repaired);

/// <summary>One example for each rule about .NET projects, their container publishing and the secrets in their files; all of them restore and build.</summary>
internal static class DotNetRuleExamples
{
    private const string Secret = "vQ7rT2mXb9LkZp4w";
    private const string Chiseled = "aspnet:10.0-noble-chiseled";
    private const string Zone = "ENV TZ=Europe/Berlin\n";
    private const string OldFramework = "<RollForward>Major</RollForward><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>";

    public static IReadOnlyList<DotNetRuleExample> All { get; } =
    [
        new("LUCID2012", "appsettings.json(1)", Files(Project(), ("appsettings.json", Settings(Secret))), Files(Project(), ("appsettings.json", Settings("")))),
        new("LUCID2013", "Properties/launchSettings.json(1)", Files(Project(), ("Properties/launchSettings.json", Launch(Secret))), Files(Project(), ("Properties/launchSettings.json", Launch("")))),
        new("LUCID2014", "nuget.config(1)", Files(Project(), ("nuget.config", Feed(Secret))), Files(Project(), ("nuget.config", Feed("%FEED_TOKEN%")))),
        new("LUCID2015", "Web.csproj(6)", Files(Container(items: Variable(Secret))), Files(Container(items: Variable("")))),
        new("LUCID7001", "Dockerfile(6)", Docker(Project(), "aspnet:9.0-noble-chiseled"), Docker(Project())),
        new("LUCID7002", "Dockerfile(6)", Docker(Project(), "runtime:10.0-noble-chiseled"), Docker(Project())),
        new("LUCID7003", "Dockerfile(6)", Docker(Project("<InvariantGlobalization>false</InvariantGlobalization>")), Docker(Project("<InvariantGlobalization>false</InvariantGlobalization>"), Chiseled + "-extra")),
        new("LUCID7004", "Dockerfile(8)", Docker(Project(), extra: Zone), Docker(Project(), Chiseled + "-extra", Zone)),
        new("LUCID7005", "Dockerfile(9)", Docker(Project("<AssemblyName>Shop</AssemblyName>")), Docker(Project("<AssemblyName>Shop</AssemblyName>"), entry: "\"dotnet\", \"Shop.dll\"")),
        new("LUCID7006", "Web.csproj(3)", Files(Container("<ContainerFamily>noble</ContainerFamily>")), Files(Container())),
        new("LUCID7007", "Web.csproj(3)", Files(Container("<ContainerUser>root</ContainerUser><ContainerFamily>noble-chiseled</ContainerFamily>")), Files(Container())),
        new("LUCID7008", "Web.csproj(3)", Files(Container("<ContainerFamily>noble-chiseled</ContainerFamily><ContainerImageTag>latest</ContainerImageTag>", tag: "")), Files(Container())),
        new("LUCID7009", "Dockerfile(4)", Docker(Project(), "runtime-deps:10.0-noble-chiseled", publish: "-r linux-musl-x64 --self-contained", entry: "\"./Web\""), Docker(Project(), "runtime-deps:10.0-noble-chiseled", publish: "-r linux-x64 --self-contained", entry: "\"./Web\"")),
        new("LUCID7010", "Dockerfile(6)", Docker(Project(items: """<PackageReference Include="System.Drawing.Common" Version="6.0.0" />""")), Docker(Project())),
        new("LUCID7011", "Dockerfile(8)", Docker(Project(), extra: "EXPOSE 5000\n"), Docker(Project(), extra: "EXPOSE 8080\n")),
        new("LUCID7012", "Dockerfile(4)", Docker(Project(), publish: "-c Debug"), Docker(Project())),
        new("LUCID7013", "Dockerfile(4)", Docker(Project(), project: "web.csproj"), Docker(Project())),
        new("LUCID7014", "Web.csproj(3)", Docker(Project(OldFramework, "Microsoft.NET.Sdk", "net6.0"), "runtime:10.0-noble-chiseled"), Docker(Project(OldFramework, "Microsoft.NET.Sdk"), "runtime:10.0-noble-chiseled")),
    ];

    private static string Settings(string password) => $$"""{ "ConnectionStrings": { "Shop": "Server=db;Database=shop;User Id=shop;Password={{password}}" } }""";

    private static string Launch(string token) => $$"""{ "profiles": { "Web": { "commandName": "Project", "environmentVariables": { "API_TOKEN": "{{token}}" } } } }""";

    private static string Feed(string password) =>
        $"""<configuration><packageSourceCredentials><feed><add key="Username" value="ci" /><add key="ClearTextPassword" value="{password}" /></feed></packageSourceCredentials></configuration>""";

    private static string Variable(string value) => $"""<ContainerEnvironmentVariable Include="DB_PASSWORD" Value="{value}" />""";

    /// <summary>A project that the SDK publishes as a container, soundly if nothing else is said.</summary>
    private static string Container(string properties = "<ContainerFamily>noble-chiseled</ContainerFamily>", string items = "", string tag = "<ContainerImageTag>1.0</ContainerImageTag>") =>
        Project(properties + tag, items: items);

    private static string Project(string properties = "", string sdk = "Microsoft.NET.Sdk.Web", string framework = "net10.0", string items = "") =>
        $"""
        <Project Sdk="{sdk}">
          <PropertyGroup>
            <TargetFramework>{framework}</TargetFramework><OutputType>Exe</OutputType>{properties}
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>

        """;

    private static Dictionary<string, string> Files(string project, params (string Path, string Text)[] files) =>
        files.Append(("Web.csproj", project)).Append(("Program.cs", "System.Console.WriteLine();\n")).ToDictionary(file => file.Item1, file => file.Item2, StringComparer.Ordinal);

    private static Dictionary<string, string> Docker(
        string csproj, string image = Chiseled, string extra = "", string publish = "-c Release", string entry = "\"dotnet\", \"Web.dll\"", string project = "Web.csproj") => Files(
        csproj,
        (".dockerignore", "bin\nobj\n"),
        ("Dockerfile", $"FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish {project} {publish} -o /app\n\n"
            + $"FROM mcr.microsoft.com/dotnet/{image}\nWORKDIR /app\n{extra}COPY --from=build /app .\nENTRYPOINT [{entry}]\n"));
}
