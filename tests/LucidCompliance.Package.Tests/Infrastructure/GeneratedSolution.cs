using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LucidCompliance.Package.Tests.Infrastructure;

/// <summary>
/// A repository of 50 projects of every kind that opts in once: with Dockerfiles, with container publishing by the SDK, and with neither;
/// under a Dockerfile and a Compose file of the root. It is restored once.
/// </summary>
public sealed class GeneratedSolution
{
    // The targets of a build without its compilers, which are no concern of ours and cost a minute.
    private static readonly string[] WithoutCompilers =
    [
        "--no-restore", "-p:SkipCompilerExecution=true", "-p:CopyBuildOutputToOutputDirectory=false", "-p:ProduceReferenceAssembly=false",
    ];

    private readonly List<string> _projects = [];
    private readonly List<string> _expected = [];
    private readonly Workspace _workspace = new();

    public GeneratedSolution()
    {
        WriteRoot();
        WritePrograms();
        WriteLibraries();
        WriteSolutions();
        var restore = _workspace.Run(["restore", "All.slnx"]);
        if (restore.ExitCode != 0)
        {
            throw new InvalidOperationException(restore.Text);
        }
    }

    internal Workspace Workspace => _workspace;

    /// <summary>The projects, relative to the root.</summary>
    internal IReadOnlyList<string> Projects => _projects;

    /// <summary>Each finding as <c>path(line) code</c>, once, in order.</summary>
    internal IReadOnlyList<string> Expected => _expected.Order(StringComparer.Ordinal).ToArray();

    /// <summary>The findings of a build as <see cref="Expected"/> lists them.</summary>
    internal IReadOnlyList<string> Findings(BuildLog log) =>
        log.Findings.Where(f => f.Level != "message")
            .Select(f => $"{Path.GetRelativePath(_workspace.Root, f.File).Replace('\\', '/')}({f.Line}) {f.Code}").Order(StringComparer.Ordinal).ToArray();

    /// <summary>A build of all targets but the compilers.</summary>
    internal BuildLog BuildWithoutCompilers(params string[] arguments) => _workspace.Build([.. arguments, .. WithoutCompilers]);

    /// <summary>Removes what earlier builds found out, so that the next one analyses everything.</summary>
    internal void Forget()
    {
        foreach (var file in Directory.GetFiles(_workspace.Root, "*.lucid.cache", SearchOption.AllDirectories))
        {
            File.Delete(file);
        }

        if (Directory.Exists(_workspace[".lucid"]))
        {
            Directory.Delete(_workspace[".lucid"], recursive: true);
        }
    }

    private void WriteRoot()
    {
        _workspace
            .Write("Directory.Build.props", """
                <Project>
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <UseAppHost>false</UseAppHost>
                  </PropertyGroup>
                  <ItemDefinitionGroup><ProjectReference><Private>false</Private></ProjectReference></ItemDefinitionGroup>
                  <ItemGroup Condition="$(MSBuildProjectName.StartsWith('Worker'))"><ContainerEnvironmentVariable Include="DB_PASSWORD" Value="changeme" /></ItemGroup>
                </Project>
                """)
            .Write("Directory.Packages.props", $"""
                <Project>
                  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
                  <ItemGroup><GlobalPackageReference Include="LucidCompliance.Sdk" Version="{PackageFeed.Instance.Version}" /></ItemGroup>
                </Project>
                """)
            .Write("Dockerfile", Workspace.Broken)
            .Write("compose.yml", """
                services:
                  root: { build: . }
                  first: { build: src/Web01 }
                  second: { build: { context: src/Web02 } }
                  third: { build: { context: ., dockerfile: src/Web03/Dockerfile } }
                  fourth: { image: "gcr.io/distroless/static-debian13:nonroot", imag: x }

                """);
        _expected.Add("Directory.Build.props(7) LUCID2010");
        _expected.Add("Dockerfile(2) LUCID0001");
        _expected.Add("compose.yml(6) LUCID0002");
    }

    private void WritePrograms()
    {
        for (var i = 1; i <= 12; i++)
        {
            // Each uses the library before it too, so that no project is reached in one way only.
            var name = $"Web{i:00}";
            Add(name, "csproj", "Microsoft.NET.Sdk.Web", "", References($"Lib{i:00}", $"Lib{(i % 12) + 1:00}", "Multi"));
            _workspace.Write($"src/{name}/Program.cs", "System.Console.WriteLine();\n").Write($"src/{name}/Dockerfile", Workspace.Broken);
            _expected.Add($"src/{name}/Dockerfile(2) LUCID0001");
        }

        for (var i = 1; i <= 6; i++)
        {
            var name = $"Worker{i:00}";
            Add(name, "csproj", "Microsoft.NET.Sdk.Worker", "\n    <ContainerFamily>noble-chiseled</ContainerFamily>\n    <ContainerUser>root</ContainerUser>\n  ", References($"Lib{i:00}"));
            _workspace.Write($"src/{name}/Program.cs", "System.Console.WriteLine();\n");
            _expected.Add($"src/{name}/{name}.csproj(4) LUCID7007");
        }
    }

    private void WriteLibraries()
    {
        for (var i = 1; i <= 24; i++)
        {
            Add($"Lib{i:00}", "csproj", "Microsoft.NET.Sdk", "", i > 12 ? References($"Lib{i - 12:00}") : "");
        }

        for (var i = 1; i <= 3; i++)
        {
            Add($"Tests{i:00}", "csproj", "Microsoft.NET.Sdk", "<IsTestProject>true</IsTestProject>", References($"Web{i:00}"));
        }

        for (var i = 1; i <= 2; i++)
        {
            Add($"Fs{i:00}", "fsproj", "Microsoft.NET.Sdk", "", """<Compile Include="Code.fs" />""");
            _workspace.Write($"src/Fs{i:00}/Code.fs", "module Code\nlet x = 1\n");
            Add($"Vb{i:00}", "vbproj", "Microsoft.NET.Sdk", "", References("Lib01"));
            _workspace.Write($"src/Vb{i:00}/Code.vb", "Public Module Code\nEnd Module\n");
        }

        Add("Multi", "csproj", "Microsoft.NET.Sdk", "<TargetFramework></TargetFramework><TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>", "");
        foreach (var name in new[] { "Fs01", "Vb01", "Multi" })
        {
            _workspace.Write($"src/{name}/Dockerfile", Workspace.Broken);
            _expected.Add($"src/{name}/Dockerfile(2) LUCID0001");
        }
    }

    private void Add(string name, string extension, string sdk, string properties, string items)
    {
        var path = $"src/{name}/{name}.{extension}";
        _projects.Add(path);
        _workspace.Write(path, $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>{properties}</PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """);
    }

    private static string References(params string[] names) =>
        string.Concat(names.Distinct().Select(name => $"""<ProjectReference Include="../{name}/{name}.csproj" />"""));

    /// <summary>One solution in which all projects agree, and one of the old form in which configuration and platform differ.</summary>
    private void WriteSolutions()
    {
        _workspace.Write("All.slnx", "<Solution>\n" + string.Concat(_projects.Select(path => $"  <Project Path=\"{path}\" />\n")) + "</Solution>\n");

        string[] configurations = ["Debug|Any CPU", "Release|Any CPU", "Debug|x64", "Release|x86"];
        var projects = _projects.Select((path, i) => (Path: path, Id: $"{{00000000-0000-0000-0000-{i + 1:D12}}}", Configuration: configurations[i % 4])).ToArray();
        _workspace.Write(
            "Mixed.sln",
            "Microsoft Visual Studio Solution File, Format Version 12.00\n"
            + string.Concat(projects.Select(p => $"Project(\"{{9A19103F-16F7-4668-BE54-9A1E7A4F7556}}\") = \"{Path.GetFileNameWithoutExtension(p.Path)}\", \"{p.Path.Replace('/', '\\')}\", \"{p.Id}\"\nEndProject\n"))
            + "Global\n\tGlobalSection(SolutionConfigurationPlatforms) = preSolution\n\t\tDebug|x64 = Debug|x64\n\tEndGlobalSection\n"
            + "\tGlobalSection(ProjectConfigurationPlatforms) = postSolution\n"
            + string.Concat(projects.Select(p => $"\t\t{p.Id}.Debug|x64.ActiveCfg = {p.Configuration}\n\t\t{p.Id}.Debug|x64.Build.0 = {p.Configuration}\n"))
            + "\tEndGlobalSection\nEndGlobal\n");
    }
}
