using System;
using System.IO;
using System.Linq;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>The analyzer of the package in real compilers: what the task says, once, and only where it is asked for.</summary>
public sealed class AnalyzerTests
{
    private const string ByAnalyzer = "-p:LucidComplianceReporter=analyzer";
    private const string Secret = "kT9vQ2xZr8LmW4pBn7Yc";
    private const string AsRoot = "FROM scratch\nCOPY App.csproj /app\nENTRYPOINT [\"/app\"]\n";

    [Theory]
    [InlineData("csproj", "Code.cs", "public static class Code { }\n")]
    [InlineData("vbproj", "Code.vb", "Public Module Code\nEnd Module\n")]
    public void The_analyzer_says_what_the_task_says_and_says_it_once(string language, string file, string code)
    {
        var workspace = Stack(new Workspace(), "App/App." + language).Write("App/" + file, code);

        var byTask = workspace.Build("App");
        var byAnalyzer = workspace.Build("App", "-t:Rebuild", ByAnalyzer);

        Assert.NotEmpty(byTask.Findings);
        Assert.Contains("compose.yml", byTask.Summary, StringComparison.Ordinal);
        Assert.Equal(byTask.Summary, byAnalyzer.Summary);
        Assert.Equal(Messages(byTask), Messages(byAnalyzer));
        Assert.NotEqual(0, byAnalyzer.ExitCode);

        // The compiler prints no end of a span: by that the reporters can be told apart. What belongs to no project stays with the task.
        Assert.All(byAnalyzer.Findings, finding => Assert.Equal(finding.File == workspace["Dockerfile"], finding.EndLine > 0));
        Assert.All(byTask.Findings, finding => Assert.NotEqual(0, finding.EndLine));
    }

    [Fact]
    public void The_facts_hold_paths_and_severities_but_no_content()
    {
        var workspace = Stack(new Workspace(), "App/App.csproj")
            .Write(".editorconfig", "root = true\npassword = " + Secret + "\n[Dockerfile]\ndotnet_diagnostic.LUCID3001.severity = error\n");

        workspace.Build("App", ByAnalyzer);

        var facts = File.ReadAllText(Assert.Single(Directory.GetFiles(workspace["App/obj"], "*.lucid.facts", SearchOption.AllDirectories)));
        Assert.Contains("App/compose.yml", facts, StringComparison.Ordinal);
        Assert.Contains("dotnet_diagnostic.lucid3001.severity = error", facts, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, facts, StringComparison.Ordinal);
        Assert.DoesNotContain("postgres", facts, StringComparison.Ordinal);
    }

    [Fact]
    public void Severities_are_the_engines_in_the_compiler_too()
    {
        var workspace = Workspace.WithApp(AsRoot).Write("lucid-compliance.yml", "version: 1\nsuppressions: { locked: [LUCID3001] }\n");

        // Locked by the policy: the compiler's /nowarn would hide it.
        Assert.Equal("Dockerfile(1): warning LUCID3001", workspace.Build("App", ByAnalyzer, "-p:NoWarn=LUCID3001").Summary);

        workspace.Write("lucid-compliance.yml", "version: 1\n").Write(".editorconfig", "root = true\n[Dockerfile]\ndotnet_diagnostic.LUCID3001.severity = error\n");
        Assert.Equal("Dockerfile(1): error LUCID3001", workspace.Build("App", ByAnalyzer).Summary);
        Assert.Equal("Dockerfile(1): warning LUCID3001", workspace.Build("App", ByAnalyzer, "-p:LucidComplianceFailOn=never").Summary);
        Assert.Equal(string.Empty, workspace.Build("App", ByAnalyzer, "-p:NoWarn=LUCID3001").Summary);

        // The calendar breaks no build, though the compiler promotes every warning that it may.
        workspace.Write("App/Dockerfile", "FROM mcr.microsoft.com/dotnet/runtime:6.0-jammy-chiseled\nCOPY App.csproj /app\n" + Workspace.Sound);
        Assert.Equal("Dockerfile(1): warning LUCID1011", workspace.Build("App", ByAnalyzer, "-p:TreatWarningsAsErrors=true").Summary);
    }

    [Fact]
    public void An_SDK_brings_the_analyzer_as_well()
    {
        var workspace = new Workspace()
            .Write("App/App.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <Sdk Name="LucidCompliance.Sdk" Version="{PackageFeed.Instance.Version}" />
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                </Project>
                """)
            .Write("App/Code.cs", "public static class Code { }\n")
            .Write("App/Dockerfile", Workspace.Broken);

        var finding = Assert.Single(workspace.Build("App", ByAnalyzer).Findings);
        Assert.Equal(("LUCID0001", 2, 0), (finding.Code, finding.Line, finding.EndLine));
    }

    [Fact]
    public void Where_the_analyzer_cannot_speak_for_all_the_task_reports_instead()
    {
        var several = new Workspace()
            .Project("App/App.csproj", frameworks: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>")
            .Write("App/Dockerfile", Workspace.Broken);
        var functional = new Workspace()
            .Project("App/App.fsproj", items: """<Compile Include="Code.fs" />""")
            .Write("App/Code.fs", "module Code\nlet x = 1\n")
            .Write("App/Dockerfile", Workspace.Broken);

        Assert.Equal("Dockerfile(2): error LUCID0001", several.Build("App", ByAnalyzer).Summary);
        Assert.Equal("Dockerfile(2): error LUCID0001", several.Build("App", ByAnalyzer, "-f", "netstandard2.0").Summary);
        Assert.Equal("Dockerfile(2): error LUCID0001", functional.Build("App", ByAnalyzer).Summary);
        Assert.Equal("Dockerfile(2): error LUCID0001", Workspace.WithApp(Workspace.Broken).Build("App", ByAnalyzer, "-p:RunAnalyzers=false").Summary);
    }

    [Fact]
    public void An_editor_gets_the_files_and_the_facts_and_a_build_does_not_even_load_the_analyzer()
    {
        var workspace = Stack(new Workspace(), "App/App.csproj").Project("Web/Web.csproj").Write("Web/Dockerfile", Workspace.Broken);
        workspace.Run(["restore", "App"]);
        workspace.Run(["restore", "Web"]);

        var app = Compile(workspace, "App", isDesignTime: true);
        var web = Compile(workspace, "Web", isDesignTime: true);
        var build = Compile(workspace, "App", isDesignTime: false);

        // The first project shows what no project owns; another project file may state a build context for what is here.
        Assert.Equal(["App/.env", "App/App.csproj", "App/Dockerfile", "App/compose.yml", "App/obj/Debug/net10.0/App.lucid.facts", "Dockerfile", "Web/Web.csproj", "nuget.config"], AdditionalFiles(workspace, app));
        Assert.DoesNotContain("Dockerfile", AdditionalFiles(workspace, web));
        Assert.Contains("Web/Dockerfile", AdditionalFiles(workspace, web));
        Assert.Contains("LucidCompliance.Analyzers.dll", app.Text, StringComparison.Ordinal);
        Assert.Empty(AdditionalFiles(workspace, build));
        Assert.DoesNotContain("LucidCompliance.Analyzers.dll", build.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lucid.YamlDotNet.dll", build.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_design_time_build_writes_only_what_has_changed()
    {
        var workspace = Stack(new Workspace(), "App/App.csproj");
        workspace.Run(["restore", "App"]);
        Compile(workspace, "App", isDesignTime: true);
        var facts = new FileInfo(workspace["App/obj/Debug/net10.0/App.lucid.facts"]);
        var (time, content) = (facts.LastWriteTimeUtc, File.ReadAllText(facts.FullName));

        Compile(workspace, "App", isDesignTime: true);
        facts.Refresh();
        Assert.Equal(time, facts.LastWriteTimeUtc);

        workspace.Write("App/compose.yml", "services: { web: { build: ./nowhere } }\n");
        Compile(workspace, "App", isDesignTime: true);
        Assert.NotEqual(content, File.ReadAllText(facts.FullName));
    }

    // A project with findings of all kinds of files, and one at the root that belongs to nobody.
    private static Workspace Stack(Workspace workspace, string project) => workspace
        .Project(project)
        .Write("App/Dockerfile", "FROM scratch\nCPOY app /app\nCOPY nowhere /data\n" + Workspace.Sound)
        .Write("App/compose.yml", $"services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: {Secret}\n    volumes: [data:/var/lib/postgresql/data]\n  web:\n    build: ./nowhere\n")
        .Write("App/.env", "DB_PASSWORD=" + Secret + "\n")
        .Write("Dockerfile", Workspace.Broken);

    private static string Messages(BuildLog log) => string.Join('\n', log.Findings.Select(f => f.Message).Order(StringComparer.Ordinal));

    private static BuildLog Compile(Workspace workspace, string project, bool isDesignTime) => workspace.Run(
    [
        "msbuild", project, "-t:Compile", "-getItem:AdditionalFiles,Analyzer",
        .. isDesignTime ? new[] { "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildProjectReferences=false" } : [],
    ]);

    private static string[] AdditionalFiles(Workspace workspace, BuildLog log)
    {
        var json = System.Text.Json.JsonDocument.Parse(log.Text[log.Text.IndexOf('{', StringComparison.Ordinal)..(log.Text.LastIndexOf('}') + 1)]);
        return
        [
            .. json.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray()
                .Select(item => Path.GetRelativePath(workspace.Root, item.GetProperty("FullPath").GetString()!).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
    }
}
