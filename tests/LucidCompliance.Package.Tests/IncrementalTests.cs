using System;
using System.Collections.Generic;
using System.IO;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>A build in which nothing changed repeats its findings; whatever an answer depended on is noticed.</summary>
public sealed class IncrementalTests
{
    [Fact]
    public void Added_renamed_and_deleted_files_are_noticed()
    {
        var workspace = Workspace.WithApp(Workspace.Clean);
        Assert.Equal(string.Empty, workspace.Build("App").Summary);

        workspace.Write("App/worker.Dockerfile", Workspace.Broken);
        Assert.Equal("worker.Dockerfile(2): error LUCID0001", workspace.Build("App").Summary);

        File.Move(workspace["App/worker.Dockerfile"], workspace["App/Dockerfile.worker"]);
        Assert.Equal("Dockerfile.worker(2): error LUCID0001", workspace.Build("App").Summary);

        File.Delete(workspace["App/Dockerfile.worker"]);
        Assert.Equal(string.Empty, workspace.Build("App").Summary);
    }

    [Fact]
    public void Properties_configuration_files_and_a_policy_are_noticed()
    {
        var workspace = Workspace.WithApp(Workspace.Broken);
        Assert.Equal("Dockerfile(2): error LUCID0001", workspace.Build("App").Summary);
        Assert.Equal(string.Empty, workspace.Build("App", "-p:NoWarn=LUCID0001").Summary);
        Assert.Equal("Dockerfile(2): error LUCID0001", workspace.Build("App").Summary);

        workspace.Write(".editorconfig", "root = true\n[Dockerfile]\ndotnet_diagnostic.LUCID0001.severity = warning\n");
        var warned = workspace.Build("App");
        Assert.Equal("Dockerfile(2): warning LUCID0001", warned.Summary);
        Assert.Equal(0, warned.ExitCode);

        File.Delete(workspace[".editorconfig"]);
        workspace.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.LUCID0001.severity = none\n");
        Assert.Equal(string.Empty, workspace.Build("App").Summary);

        workspace.Write("lucid-compliance.yml", "version: 1\nrules: { LUCID0001: warning }\n");
        Assert.Equal("Dockerfile(2): warning LUCID0001", workspace.Build("App").Summary);

        File.Delete(workspace["lucid-compliance.yml"]);
        workspace.Write("elsewhere/team.yml", "version: 1\nrules: { LUCID0001: error }\n");
        Assert.Equal("Dockerfile(2): error LUCID0001", workspace.Build("App", "-p:LucidCompliancePolicy=elsewhere/team.yml").Summary);
    }

    [Fact]
    public void Nothing_is_analysed_again_as_long_as_nothing_changes_and_a_new_day_is_a_change()
    {
        var workspace = Workspace.WithApp(Workspace.Broken);
        workspace.Build("App", "-p:LucidComplianceDate=2026-01-01");
        var stamp = workspace.AnalysisStamp();

        workspace.Write("App/Code.cs", "public static class Code { public const int X = 1; }\n");
        workspace.Build("App", "-p:LucidComplianceDate=2026-01-01");
        Assert.Equal(stamp, workspace.AnalysisStamp());

        workspace.Build("App", "-p:LucidComplianceDate=2026-01-02");
        Assert.NotEqual(stamp, workspace.AnalysisStamp());
    }

    [Fact]
    public void A_build_in_which_nothing_changed_does_not_load_the_engines_libraries()
    {
        var workspace = Workspace.WithApp(Workspace.Clean).Write("compose.yml", "services: { app: { build: App } }\n");

        var first = workspace.Build("App", "-v:d");
        var second = workspace.Build("App", "-v:d", "-clp:PerformanceSummary");

        foreach (var task in new[] { "FindRepositoryRoot", "IndexRepository", "CheckArtifacts" })
        {
            Assert.Matches(@"\n +\d+ ms +" + task + @" +\d+ calls", second.Text);
        }

        Assert.Contains("LucidCompliance: analysing.", first.Text);
        Assert.DoesNotContain("LucidCompliance: analysing.", second.Text);
        Assert.Contains("Lucid.YamlDotNet", first.Text);
        Assert.DoesNotContain("Lucid.YamlDotNet", second.Text);
    }

    [Fact]
    public void A_damaged_cache_is_no_cache()
    {
        var workspace = Workspace.WithApp(Workspace.Broken);
        var first = workspace.Build("App");
        foreach (var file in Directory.GetFiles(workspace.Root, "*.lucid.cache", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(file);
            File.WriteAllBytes(file, bytes.AsSpan(0, bytes.Length / 2).ToArray());
        }

        Assert.Equal(first.Summary, workspace.Build("App").Summary);
    }

    [Fact]
    public void Clean_removes_what_we_wrote()
    {
        var workspace = Workspace.WithApp(Workspace.Broken);
        workspace.Build("App", "-p:LucidComplianceSarif=findings.sarif");
        Assert.True(File.Exists(workspace[".lucid/.gitignore"]));
        Assert.True(File.Exists(workspace["App/findings.sarif"]));
        Assert.NotEqual(string.Empty, workspace.AnalysisStamp());

        var clean = workspace.Run(["clean", "App", "-p:LucidComplianceSarif=findings.sarif"]);

        Assert.True(clean.ExitCode == 0, clean.Text);
        Assert.False(Directory.Exists(workspace[".lucid"]));
        Assert.Equal(string.Empty, workspace.AnalysisStamp());
        Assert.Empty(Directory.GetFiles(workspace.Root, "*.sarif", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_read_only_checkout_is_checked_all_the_same()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var workspace = Workspace.WithApp(Workspace.Clean).Write("Dockerfile", Workspace.Broken);

        // A file in the folder's place: nobody can write below it, not even the administrator that tests may run as.
        workspace.Write(".lucid", string.Empty);

        Assert.Equal("Dockerfile(2): error LUCID0001", workspace.Build("App").Summary);
    }

    [Fact]
    public void Errors_can_be_shown_as_warnings_for_an_inner_loop()
    {
        var workspace = Workspace.WithApp(Workspace.Broken, "<WarningsAsErrors>LUCID0001</WarningsAsErrors>");

        var log = workspace.Build("App", "-p:LucidComplianceFailOn=never");

        Assert.Equal("Dockerfile(2): warning LUCID0001", log.Summary);
        Assert.Equal(0, log.ExitCode);
    }

    [Fact]
    public void A_suggestion_is_a_message_and_one_line_tells_of_it()
    {
        var workspace = Workspace.WithApp(Workspace.Broken)
            .Write(".editorconfig", "root = true\n[Dockerfile]\ndotnet_diagnostic.LUCID0001.severity = suggestion\n");

        var minimal = workspace.Build("App");
        var normal = workspace.Build("App", "-v:n");

        Assert.Equal(string.Empty, minimal.Summary);
        Assert.Contains("LucidCompliance: 1 suggestion; run with -v:n to see it.", minimal.Text);
        Assert.Equal("Dockerfile(2): message LUCID0001", normal.Summary);
    }

    [Fact]
    public void Severities_of_the_build_reach_a_project_and_the_root()
    {
        var workspace = Workspace.WithApp(Workspace.Broken, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>")
            .Write("Dockerfile", Workspace.Broken)
            .Write("Directory.Build.props", "<Project><PropertyGroup><NoWarn>$(NoWarn);LUCID0001</NoWarn></PropertyGroup></Project>");
        Assert.Equal(string.Empty, workspace.Build("App").Summary);

        workspace.Write("Directory.Build.props", "<Project />").Write(".editorconfig", "root = true\n[Dockerfile]\ndotnet_diagnostic.LUCID0001.severity = warning\n");
        var log = workspace.Build("App");
        Assert.Equal("Dockerfile(2): error LUCID0001\nDockerfile(2): warning LUCID0001", log.Summary);

        Assert.Equal(
            "Dockerfile(2): warning LUCID0001\nDockerfile(2): warning LUCID0001",
            workspace.Build("App", "-p:WarningsNotAsErrors=LUCID0001").Summary);
    }

    [Fact]
    public void Inside_a_docker_build_hidden_files_are_no_findings()
    {
        var workspace = Workspace.WithApp("FROM scratch\nCOPY hidden.txt /app\n" + Workspace.Sound, git: false);

        var log = workspace.Run(["build", "App"], new Dictionary<string, string?> { ["DOTNET_RUNNING_IN_CONTAINER"] = "true" });

        Assert.True(log.ExitCode == 0, log.Text);
        Assert.Empty(log.Findings);
        Assert.False(Directory.Exists(workspace["App/.lucid"]));
    }

    [Fact]
    public void A_binary_file_as_Dockerfile_ends_no_build()
    {
        var workspace = Workspace.WithApp(Workspace.Clean);
        File.WriteAllBytes(workspace["App/Dockerfile"], [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3, 0xFF]);

        var log = workspace.Build("App");

        Assert.DoesNotContain("   at LucidCompliance", log.Text);
        Assert.DoesNotContain("could not finish", log.Text);
    }
}
