using System.IO;
using System.Linq;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>The package as an SDK: alone in a project, and beside another SDK.</summary>
public sealed class SdkFormTests
{
    private static string Sdk => "LucidCompliance.Sdk/" + PackageFeed.Instance.Version;

    private static Workspace ComplianceRepository(bool git = true) =>
        new Workspace(git: git)
            .Write("compliance.proj", $"""<Project Sdk="{Sdk}" />""")
            .Write("Dockerfile", Workspace.Clean.Replace("App.csproj", "compliance.proj"))
            .Write("services/api/Dockerfile", Workspace.Broken);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_file_is_a_complete_compliance_build(bool git)
    {
        var workspace = ComplianceRepository(git);

        var first = workspace.Build();
        var stamp = workspace.AnalysisStamp();
        var second = workspace.Build("compliance.proj");

        Assert.Equal("Dockerfile(2): error LUCID0001", first.Summary);
        Assert.NotEqual(0, first.ExitCode);
        Assert.Equal(first.Summary, second.Summary);
        Assert.Equal(stamp, workspace.AnalysisStamp());
        workspace.Write("services/api/Dockerfile", "FROM scratch\n" + Workspace.Sound);
        Assert.Equal(0, workspace.Build().ExitCode);
    }

    [Theory]
    [InlineData("restore")]
    [InlineData("clean")]
    [InlineData("build", "-t:Rebuild")]
    [InlineData("publish")]
    [InlineData("pack")]
    [InlineData("test")]
    [InlineData("build", "-t:VSTest")]
    public void Every_command_is_answered(params string[] command)
    {
        var workspace = ComplianceRepository().Write("services/api/Dockerfile", "FROM scratch\n" + Workspace.Sound);

        var log = workspace.Run([command[0], "compliance.proj", .. command.Skip(1)]);

        Assert.True(log.ExitCode == 0, log.Text);
        Assert.DoesNotContain(log.Lines, line => line.Level != "message");
    }

    [Theory]
    [InlineData("build", 1)]
    [InlineData("test", 0)] // builds test projects only
    [InlineData("publish", 1)]
    [InlineData("pack", 1)]
    [InlineData("clean", 0)]
    public void A_solution_with_a_compliance_project_and_a_service_works_and_reports_once(string command, int findings)
    {
        var workspace = ComplianceRepository()
            .Project("App/App.csproj").Write("App/Dockerfile", Workspace.Clean)
            .Project("Old/Old.csproj", hasPackage: false).Write("Old/Dockerfile", Workspace.Clean.Replace("App", "Old"))
            .Write("All.slnx", """
                <Solution>
                  <Project Path="App/App.csproj" />
                  <Project Path="Old/Old.csproj" />
                  <Project Path="compliance.proj" Type="130159A9-F047-44B3-88CF-0CF7F02ED50F" />
                </Solution>
                """);

        var log = workspace.Run([command, "All.slnx"]);

        Assert.Equal(findings, log.Findings.Count);
        Assert.Equal(findings == 0, log.ExitCode == 0);
        Assert.DoesNotContain(log.Lines, line => line.Level == "error" && !line.Code.StartsWith("LUCID", System.StringComparison.Ordinal));
    }

    [Fact]
    public void A_compliance_project_reports_services_without_the_package_and_leaves_the_others_to_themselves()
    {
        var workspace = ComplianceRepository()
            .Project("App/App.csproj").Write("App/Dockerfile", Workspace.Broken)
            .Project("Old/Old.csproj", hasPackage: false).Write("Old/Dockerfile", Workspace.Broken);

        var log = workspace.Build("compliance.proj");

        Assert.Equal(
            ["Old/Dockerfile", "services/api/Dockerfile"],
            log.Findings.Select(f => Path.GetRelativePath(workspace.Root, f.File).Replace('\\', '/')).Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public void Settings_of_a_compliance_project_and_of_Directory_Build_props_hold()
    {
        var workspace = ComplianceRepository()
            .Write("Directory.Build.props", "<Project><PropertyGroup><LucidCompliancePolicy>team.yml</LucidCompliancePolicy></PropertyGroup></Project>")
            .Write("team.yml", "version: 1\nrules: { LUCID0001: warning }\n");
        Assert.Equal("Dockerfile(2): warning LUCID0001", workspace.Build().Summary);

        workspace.Write("compliance.proj", $"""
            <Project Sdk="{Sdk}"><PropertyGroup><NoWarn>LUCID0001</NoWarn></PropertyGroup></Project>
            """);
        Assert.Equal(string.Empty, workspace.Build().Summary);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Beside_another_SDK_it_checks_that_project_once(bool asElement, bool alsoAsPackage)
    {
        var workspace = new Workspace().Project("App/App.csproj", hasPackage: alsoAsPackage).Write("App/Dockerfile", Workspace.Broken);
        var project = File.ReadAllText(workspace["App/App.csproj"]);
        workspace.Write("App/App.csproj", asElement
            ? project.Replace("<PropertyGroup>", $"""<Sdk Name="LucidCompliance.Sdk" Version="{PackageFeed.Instance.Version}" /><PropertyGroup>""")
            : project.Replace("Microsoft.NET.Sdk\"", $"Microsoft.NET.Sdk;{Sdk}\""));

        var log = workspace.Build("App");

        Assert.Equal("Dockerfile(2): error LUCID0001", log.Summary);
        Assert.Contains("App.dll", string.Join('\n', Directory.GetFiles(workspace["App/bin"], "*.dll", SearchOption.AllDirectories)));
    }
}
