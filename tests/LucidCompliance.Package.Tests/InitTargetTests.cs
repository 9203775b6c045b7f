using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>The target <c>LucidInit</c>, and builds that never fail.</summary>
public sealed class InitTargetTests
{
    private const string Root = "FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled\nUSER root\nCOPY App.csproj /app/\nENTRYPOINT [\"/app/App\"]\n";

    private static string[] Paths(Workspace workspace, string file = "lucid-baseline.json") =>
        [.. JsonDocument.Parse(File.ReadAllText(workspace[file])).RootElement.GetProperty("findings").EnumerateArray().Select(entry => entry.GetProperty("path").GetString()!).Distinct()];

    [Fact]
    public void A_solution_is_adopted_in_one_go_with_one_screen()
    {
        var workspace = new Workspace()
            .Project("A/A.csproj", "<WarningsAsErrors>LUCID3001</WarningsAsErrors>").Write("A/Dockerfile", Root.Replace("App.csproj", "A.csproj"))
            .Project("B/B.csproj").Write("B/Dockerfile", Root.Replace("App.csproj", "B.csproj"))
            .Project("C/C.csproj").Write("C/compose.yml", "services:\n  db:\n    image: postgres:18.1\n    environment: { POSTGRES_PASSWORD: swordfish42x }\n")
            .Write("Dockerfile", Root.Replace("App.csproj", "All.slnx"))
            .Write("All.slnx", """<Solution><Project Path="A/A.csproj" /><Project Path="B/B.csproj" /><Project Path="C/C.csproj" /></Solution>""");

        var log = workspace.Build("All.slnx", "-t:LucidInit", "-m:2");

        Assert.True(log.ExitCode == 0, log.Text);
        Assert.Equal(2, log.Text.Split("LucidInit: lucid-compliance.yml is written").Length);
        Assert.Equal(2, log.Text.Split("What fails the build now: nothing. Without the baseline ").Length);
        Assert.Contains("dotnet build -t:LucidExplain -p:LucidRule=LUCID", log.Text);
        Assert.InRange(File.ReadAllLines(workspace[".lucid/lucid-init.txt"]).Length, 10, 40);
        Assert.Equal(["A/Dockerfile", "B/Dockerfile", "C/compose.yml", "Dockerfile"], Paths(workspace));
        var policy = File.ReadAllText(workspace["lucid-compliance.yml"]);
        Assert.Contains("\nextends: [recommended]\n", policy);
        Assert.Contains("\n# registries: { allow: [docker.io, mcr.microsoft.com] }\n", policy);

        var build = workspace.Build("All.slnx", "-m:2");
        Assert.True(build.ExitCode == 0, build.Text);
        Assert.Empty(build.Findings);

        // A second run keeps the policy, whatever it says by now.
        workspace.Write("lucid-compliance.yml", "version: 1\n");
        var again = workspace.Build("B/B.csproj", "-t:LucidInit");
        Assert.Contains("lucid-compliance.yml stays as it is.", again.Text);
        Assert.Equal("version: 1\n", File.ReadAllText(workspace["lucid-compliance.yml"]));
        Assert.Equal(["A/Dockerfile", "B/Dockerfile", "C/compose.yml", "Dockerfile"], Paths(workspace));
    }

    [Theory]
    [InlineData("-tl:off")]
    [InlineData("-tl:on")]
    public void The_Sdk_form_adopts_everything_below_its_root(string logger)
    {
        var workspace = Workspace.WithSdk().Write("api/Dockerfile", Root).Write("web/App.csproj", "<Project />").Write("web/Dockerfile", Root.Replace("FROM", "LABEL org.lucid.security=distroless\nFROM"));

        var log = DotNet.Run(workspace.Root, ["build", "compliance.proj", "-t:LucidInit", "-nodeReuse:false", logger]);

        Assert.True(log.ExitCode == 0, log.Text);
        Assert.Contains("What fails the build now: ", log.Text);
        Assert.Contains("extends: [lucid-foundation]", File.ReadAllText(workspace["lucid-compliance.yml"]));
        Assert.Equal(["api/Dockerfile", "web/Dockerfile"], Paths(workspace));
        var build = workspace.Build("compliance.proj");
        Assert.True(build.ExitCode == 0, build.Text);
        Assert.Empty(build.Findings);
    }

    [Fact]
    public void A_project_without_a_repository_is_adopted_in_its_own_folder_and_a_clean_one_needs_no_baseline()
    {
        var workspace = Workspace.WithApp(Root, git: false);
        var log = workspace.Build("App", "-t:LucidInit");
        Assert.True(log.ExitCode == 0, log.Text);
        Assert.True(File.Exists(workspace["App/lucid-compliance.yml"]));
        Assert.Equal(["Dockerfile"], Paths(workspace, "App/lucid-baseline.json"));
        Assert.Empty(workspace.Build("App").Findings);

        var clean = Workspace.WithApp(Workspace.Clean, "<LucidCompliancePolicy>../policy/ours.yml</LucidCompliancePolicy>").Write("policy/ours.yml", "version: 1\n");
        var second = clean.Build("App", "-t:LucidInit");
        Assert.True(second.ExitCode == 0, second.Text);
        Assert.Contains("no baseline is needed", second.Text);
        Assert.False(File.Exists(clean["lucid-baseline.json"]));
    }

    [Fact]
    public void A_watch_that_never_fails_goes_on_building_beside_errors()
    {
        var workspace = Workspace.WithApp(Workspace.Broken, "<LucidComplianceFailOn Condition=\"'$(DOTNET_WATCH)' == '1'\">never</LucidComplianceFailOn>");
        workspace.Run(["restore", "App"]);
        using var watch = DotNet.Start(workspace.Root, ["watch", "--project", "App/App.csproj", "--non-interactive", "build", "--no-restore", "-nodeReuse:false", "-tl:off"]);
        using var limit = new Timer(_ => watch.Kill(entireProcessTree: true), null, TimeSpan.FromMinutes(3), Timeout.InfiniteTimeSpan);
        watch.BeginErrorReadLine();
        try
        {
            var seen = new List<string>();
            ReadTo("succeeded", watch, seen);
            Assert.Contains(seen, line => line.Contains("warning LUCID0001", StringComparison.Ordinal));
            seen.Clear();
            workspace.Write("App/Code.cs", "public static class Code { public const int A = 1; }\n");
            ReadTo("succeeded", watch, seen);
            Assert.Contains(seen, line => line.Contains("warning LUCID0001", StringComparison.Ordinal));
            Assert.DoesNotContain(seen, line => line.Contains("error LUCID", StringComparison.Ordinal));
        }
        finally
        {
            watch.Kill(entireProcessTree: true);
        }
    }

    private static void ReadTo(string word, Process process, List<string> seen)
    {
        while (process.StandardOutput.ReadLine() is { } line)
        {
            seen.Add(line);
            if (line.Contains(word, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail("The process ended:\n" + string.Join('\n', seen));
    }

    [Fact]
    public void A_build_that_never_fails_shows_its_errors_as_warnings_and_compiles()
    {
        var workspace = Workspace.WithApp(Workspace.Broken, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><WarningsAsErrors>$(WarningsAsErrors);LUCID3001</WarningsAsErrors>").Write("Dockerfile", Root);
        Assert.NotEqual(0, workspace.Build("App").ExitCode);

        // As dotnet watch does: the property comes from the environment, build after build.
        for (var i = 0; i < 2; i++)
        {
            var log = workspace.Run(["build", "App"], new Dictionary<string, string?> { ["LucidComplianceFailOn"] = "never", ["DOTNET_WATCH"] = "1" });
            Assert.True(log.ExitCode == 0, log.Text);
            Assert.Contains(log.Findings, finding => finding.Code == "LUCID0001");
            Assert.Contains(log.Findings, finding => finding.Code == "LUCID3001");
            Assert.All(log.Findings, finding => Assert.Equal("warning", finding.Level));
            Assert.NotEmpty(Directory.GetFiles(workspace["App/bin"], "App.dll", SearchOption.AllDirectories));
        }
    }
}
