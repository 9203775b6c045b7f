using System.IO;
using System.Linq;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

public sealed class PackageReferenceTests
{
    [Fact]
    public void A_broken_Dockerfile_fails_the_build_with_its_exact_place_and_a_fixed_one_builds()
    {
        var workspace = Workspace.WithApp(Workspace.Broken);

        var first = workspace.Build("App");
        var stamp = workspace.AnalysisStamp();
        var second = workspace.Build("App");

        Assert.NotEqual(0, first.ExitCode);
        var finding = Assert.Single(first.Findings);
        Assert.Equal(workspace["App/Dockerfile"], finding.File);
        Assert.Equal((2, 1, 2, 5), (finding.Line, finding.Column, finding.EndLine, finding.EndColumn));
        Assert.Equal(("error", "LUCID0001"), (finding.Level, finding.Code));
        Assert.EndsWith(" (LUCID0001: see LucidExplain)", finding.Message);
        Assert.EndsWith("App.csproj", finding.Project);
        Assert.NotEqual(0, second.ExitCode);
        Assert.Equal(first.Summary, second.Summary);
        Assert.Equal(stamp, workspace.AnalysisStamp());

        workspace.Write("App/Dockerfile", Workspace.Clean);
        var fixedBuild = workspace.Build("App");
        Assert.Equal(0, fixedBuild.ExitCode);
        Assert.Empty(fixedBuild.Findings);
    }

    [Fact]
    public void A_new_web_service_is_silent_with_a_clean_Dockerfile()
    {
        var workspace = new Workspace(git: false);
        Assert.Equal(0, DotNet.Run(workspace.Root, ["new", "webapi", "-o", "Api", "--no-restore", "--no-openapi"]).ExitCode);
        var project = workspace["Api/Api.csproj"];
        File.WriteAllText(project, File.ReadAllText(project).Replace(
            "</Project>",
            $"""<ItemGroup><PackageReference Include="LucidCompliance.Sdk" Version="{PackageFeed.Instance.Version}" PrivateAssets="all" /></ItemGroup></Project>"""));
        workspace.Write("Api/Dockerfile", """
            FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
            WORKDIR /src
            COPY . .
            RUN dotnet publish -c Release -o /app
            FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
            WORKDIR /app
            COPY --from=build /app .
            USER 1654
            ENTRYPOINT ["dotnet", "Api.dll"]

            """);

        var clean = workspace.Build("Api");
        workspace.Write("Api/Dockerfile", Workspace.Broken);
        var broken = workspace.Build("Api");

        Assert.True(clean.ExitCode == 0, clean.Text);
        Assert.Empty(clean.Findings);
        Assert.NotEqual(0, broken.ExitCode);
        Assert.Equal("Dockerfile(2): error LUCID0001", broken.Summary);
    }

    [Fact]
    public void The_compiler_speaks_as_well_when_a_finding_is_an_error()
    {
        var workspace = Workspace.WithApp(Workspace.Broken).Write("App/Code.cs", "public class Code { int x = \"text\"; }\n");

        var log = workspace.Build("App");

        Assert.Single(log.Findings);
        Assert.Contains(log.Lines, line => line.Code == "CS0029");
    }

    [Fact]
    public void A_project_is_checked_although_its_reference_has_an_error_and_compiles()
    {
        var workspace = Workspace.WithApp(Workspace.Broken)
            .Project("Web/Web.csproj", items: """<ProjectReference Include="../App/App.csproj" />""")
            .Write("Web/Dockerfile", "FROM scratch\nRNU x\n" + Workspace.Sound)
            .Write("Web/Code.cs", "public class Code { int x = \"text\"; }\n");

        var log = workspace.Build("Web");

        Assert.Equal(["App", "Web"], log.Findings.Select(f => Path.GetFileName(Path.GetDirectoryName(f.File)!)!).Order());
        Assert.Contains(log.Lines, line => line.Code == "CS0029");
    }

    [Theory]
    [InlineData("fsproj", "module Code\nlet x = 1\n", "Code.fs", """<Compile Include="Code.fs" />""")]
    [InlineData("vbproj", "Public Module Code\nEnd Module\n", "Code.vb", "")]
    public void Other_languages_are_checked_too(string extension, string code, string file, string items)
    {
        var workspace = new Workspace().Project("App/App." + extension, items: items).Write("App/" + file, code).Write("App/Dockerfile", Workspace.Broken);

        Assert.Equal("Dockerfile(2): error LUCID0001", workspace.Build("App").Summary);
    }

    [Fact]
    public void Several_target_frameworks_report_once()
    {
        var workspace = new Workspace()
            .Project("App/App.csproj", frameworks: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>")
            .Write("App/Dockerfile", Workspace.Broken)
            .Project("Web/Web.csproj", items: """<ProjectReference Include="../App/App.csproj" />""");

        Assert.Equal("Dockerfile(2): error LUCID0001", workspace.Build("App").Summary);
        Assert.Equal("Dockerfile(2): error LUCID0001", workspace.Build("Web").Summary);
    }

    [Fact]
    public void Blanks_and_foreign_letters_in_paths_do_no_harm()
    {
        var workspace = new Workspace("über uns (neu)")
            .Project("Meine App/Größe & Maß.csproj")
            .Write("Meine App/Dockerfile", Workspace.Broken)
            .Write("Dockerfile", Workspace.Broken);

        var log = workspace.Build("Meine App");

        Assert.Equal(
            new[] { workspace["Dockerfile"], workspace["Meine App/Dockerfile"] },
            log.Findings.Select(f => f.File).Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public void A_design_time_build_reports_nothing_itself()
    {
        var log = Workspace.WithApp(Workspace.Broken).Build("App", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true");

        Assert.Equal(0, log.ExitCode);
        Assert.Empty(log.Findings);
    }
}
