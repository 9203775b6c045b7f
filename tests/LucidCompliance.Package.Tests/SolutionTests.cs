using System.Collections.Generic;
using System.IO;
using System.Linq;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>In a solution every artifact is reported once, whichever node builds which project.</summary>
public sealed class SolutionTests
{
    private static Workspace Services()
    {
        var workspace = new Workspace()
            .Write("Dockerfile", Workspace.Broken)
            .Write("deploy/Dockerfile", Workspace.Broken)
            .Write("both/Dockerfile", Workspace.Broken)
            .Project("both/One.csproj", "<EnableDefaultCompileItems>false</EnableDefaultCompileItems><BaseIntermediateOutputPath>obj1/</BaseIntermediateOutputPath>")
            .Project("a/A.csproj").Write("a/Dockerfile", Workspace.Broken)
            .Project("b/B.csproj", items: """<ProjectReference Include="../a/A.csproj" />""").Write("b/sub/Dockerfile", Workspace.Broken)
            .Project("c/C.csproj", frameworks: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>").Write("c/Dockerfile", Workspace.Broken)
            .Project("d/D.csproj", hasPackage: false).Write("d/Dockerfile", Workspace.Broken)
            .Write("both/Two.csproj", "<Project />");
        return workspace.Write("All.slnx", """
            <Solution>
              <Project Path="a/A.csproj" />
              <Project Path="b/B.csproj" />
              <Project Path="c/C.csproj" />
              <Project Path="d/D.csproj" />
            </Solution>
            """);
    }

    private static string[] Places(Workspace workspace, BuildLog log) =>
        log.Findings.Select(f => Path.GetRelativePath(workspace.Root, f.File).Replace('\\', '/')).Order(System.StringComparer.Ordinal).ToArray();

    [Theory]
    [InlineData("-m:1")]
    [InlineData("-m:2")]
    [InlineData("-graph")]
    [InlineData("-graph:true", "-isolate:true", "-m:2")]
    public void Each_artifact_is_reported_once(params string[] options)
    {
        var workspace = Services();
        workspace.Run(["restore", "All.slnx"]); // a restore cannot run in isolation
        string[] expected = ["Dockerfile", "a/Dockerfile", "b/sub/Dockerfile", "both/Dockerfile", "c/Dockerfile", "deploy/Dockerfile"];

        var first = workspace.Build(["All.slnx", "--no-restore", .. options]);
        var stamp = workspace.AnalysisStamp();
        var second = workspace.Build(["All.slnx", "--no-restore", .. options]);

        Assert.Equal(expected, Places(workspace, first));
        Assert.Equal(expected, Places(workspace, second));
        Assert.Equal(stamp, workspace.AnalysisStamp());
        Assert.NotEqual(0, second.ExitCode);
    }

    [Theory]
    [InlineData("-m:2")]
    [InlineData("-graph:true", "-isolate:true")]
    public void A_file_that_artifacts_of_several_projects_name_is_reported_once(params string[] options)
    {
        const string Service = "services:\n  web:\n    image: gcr.io/distroless/static-debian13:nonroot\n    env_file: ";
        var workspace = Services()
            .Write("a/shared.settings", "A=1\nnot a line\n")
            .Write("deploy/other.settings", "not a line\n")
            .Write("deploy/common.yaml", "services:\n  common: { image: \"gcr.io/distroless/static-debian13:nonroot\", imag: x }\n")
            .Write("0/0.csproj", "<Project />").Write("0/compose.yml", Service + "../a/shared.settings\n") // has no package, so does not report
            .Write("b/compose.yml", "include: [../deploy/common.yaml]\n" + Service + "../a/shared.settings\n")
            .Write("b/lucid-compliance.yml", "version: 1\nregistrys: {}\n")
            .Write("c/compose.yml", "include: [../deploy/common.yaml]\n" + Service + "[../a/shared.settings, ../deploy/other.settings]\n")
            .Write("compose.yml", Service + "[a/shared.settings, deploy/other.settings]\n");
        workspace.Run(["restore", "All.slnx"]);

        var places = Places(workspace, workspace.Build(["All.slnx", "--no-restore", .. options]));

        Assert.Equal(
            ["Dockerfile", "a/Dockerfile", "a/shared.settings", "b/lucid-compliance.yml", "b/sub/Dockerfile", "both/Dockerfile", "c/Dockerfile", "deploy/Dockerfile", "deploy/common.yaml", "deploy/other.settings"],
            places.Distinct());
        Assert.Equal(places.Distinct(), places);
    }

    [Theory]
    [InlineData("-m:2")]
    [InlineData("-graph:true", "-isolate:true")]
    public void Dockerfiles_of_several_projects_that_one_Compose_file_builds_are_reported_once(params string[] options)
    {
        static string Service(string name, string dockerfile) => $"  {name}:\n    build: {{ context: ., dockerfile: {dockerfile} }}\n";
        var workspace = Services()
            .Write("deploy/other.docker", Workspace.Broken)
            .Write("compose.yml", "services:\n" + Service("a", "a/Dockerfile") + Service("b", "b/sub/Dockerfile") + Service("c", "c/Dockerfile") + Service("d", "d/Dockerfile") + Service("e", "deploy/other.docker"));
        workspace.Run(["restore", "All.slnx"]);

        Assert.Equal(
            ["Dockerfile", "a/Dockerfile", "b/sub/Dockerfile", "both/Dockerfile", "c/Dockerfile", "deploy/Dockerfile", "deploy/other.docker"],
            Places(workspace, workspace.Build(["All.slnx", "--no-restore", .. options])));
    }

    [Fact]
    public void A_publish_and_a_rebuild_report_once()
    {
        var workspace = Services();
        string[] expected = ["Dockerfile", "a/Dockerfile", "b/sub/Dockerfile", "both/Dockerfile", "deploy/Dockerfile"];

        Assert.Equal(expected, Places(workspace, workspace.Run(["publish", "b/B.csproj"])));
        Assert.Equal(expected, Places(workspace, workspace.Build("b/B.csproj", "-t:Rebuild", "-m:2")));
    }

    [Fact]
    public void A_project_that_git_ignores_is_on_its_own()
    {
        var workspace = Workspace.WithApp(Workspace.Broken).Write("Dockerfile", Workspace.Broken).Write(".gitignore", "/App/\n");

        Assert.Equal(["App/Dockerfile", "Dockerfile"], Places(workspace, workspace.Build("App")));
    }

    [Fact]
    public void Folders_that_git_ignores_and_foreign_repositories_are_not_searched()
    {
        var workspace = Workspace.WithApp(Workspace.Clean)
            .Write(".gitignore", "cache/\n").Write("cache/Dockerfile", Workspace.Broken)
            .Write("App/.gitignore", "gen\n").Write("App/gen/Dockerfile", Workspace.Broken)
            .Write("modules/theirs/.git", "gitdir: ../../.git/modules/theirs\n").Write("modules/theirs/Dockerfile", Workspace.Broken)
            .Write("node_modules/x/Dockerfile", Workspace.Broken);

        Assert.Empty(workspace.Build("App").Findings);
    }

    [Fact]
    public void An_item_names_an_artifact_that_discovery_does_not_know()
    {
        var workspace = Workspace.WithApp(Workspace.Clean)
            .Write("ops/image.build", Workspace.Broken)
            .Write("App/service.image", Workspace.Broken)
            .Write("Directory.Build.props", """
                <Project><ItemGroup><LucidArtifact Include="$(MSBuildThisFileDirectory)ops/image.build" Kind="Dockerfile" /></ItemGroup></Project>
                """)
            .Project("App/App.csproj", items: """<LucidArtifact Include="service.image" Kind="Dockerfile" /><LucidArtifact Include="x.y" Kind="Nonsense" />""");

        var log = workspace.Build("App");

        Assert.Equal(["App/App.csproj", "App/service.image", "ops/image.build"], Places(workspace, log));
        Assert.Equal("LUCID0005", log.Findings.Single(f => f.File.EndsWith("App.csproj", System.StringComparison.Ordinal)).Code);
    }

    [Fact]
    public void A_disabled_project_says_nothing()
    {
        var log = Workspace.WithApp(Workspace.Broken, "<LucidComplianceEnabled>false</LucidComplianceEnabled>").Build("App");

        Assert.Empty(log.Findings);
        Assert.Equal(0, log.ExitCode);
    }

    [Fact]
    public void A_tree_of_many_folders_is_walked_once_and_nothing_is_evaluated_over_it()
    {
        var workspace = Services();
        for (var i = 0; i < 300; i++)
        {
            Directory.CreateDirectory(workspace[$"docs/{i % 20}/{i}"]);
        }

        workspace.Build("All.slnx");
        var log = workspace.Build("All.slnx", "-v:d", "-m:2");

        Assert.Single(log.Text.Split('\n'), line => line.Contains("folders of " + workspace.Root + " walked in", System.StringComparison.Ordinal));
    }
}
