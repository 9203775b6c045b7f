using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>The target <c>LucidBaseline</c> and builds with a baseline.</summary>
public sealed class BaselineTargetTests
{
    private const string Baseline = "lucid-baseline.json";
    private const string Root = "FROM scratch\nUSER root\n" + Entry;
    private const string Entry = "HEALTHCHECK CMD [\"/app\", \"--health\"]\nENTRYPOINT [\"/app\"]\n";
    private const string Secret = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";

    private static Workspace Services() => new Workspace()
        .Project("A/A.csproj").Write("A/Dockerfile", Root)
        .Project("B/B.csproj", frameworks: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>").Write("B/Dockerfile", Root)
        .Project("C/C.csproj").Write("C/Dockerfile", Root).Write("C/more/Dockerfile", Root)
        .Write("Dockerfile", Root)
        .Write("lucid-compliance.yml", "version: 1\nrules: { LUCID0008: warning }\n")
        .Write("All.slnx", """<Solution><Project Path="A/A.csproj" /><Project Path="B/B.csproj" /><Project Path="C/C.csproj" /></Solution>""");

    private static Workspace Compliance(string dockerfile = Root) => Workspace.WithSdk().Write("api/Dockerfile", dockerfile);

    [Fact]
    public void In_a_solution_one_file_holds_the_findings_of_all_projects_and_every_stale_entry_is_said_once()
    {
        var workspace = Services();
        Assert.Equal(5, workspace.Build("All.slnx").Findings.Count(finding => finding.Code == "LUCID3001"));

        var written = workspace.Build("All.slnx", "-t:LucidBaseline", "-m:2");
        var text = File.ReadAllText(workspace[Baseline]);

        Assert.True(written.ExitCode == 0, written.Text);
        Assert.Equal(
            ["A/Dockerfile", "B/Dockerfile", "C/Dockerfile", "C/more/Dockerfile", "Dockerfile"],
            JsonDocument.Parse(text).RootElement.GetProperty("findings").EnumerateArray()
                .Where(entry => entry.GetProperty("rule").GetString() == "LUCID3001").Select(entry => entry.GetProperty("path").GetString()!));
        Assert.Equal(1, text.Split('\n').Count(line => line.Contains("\"C/more/Dockerfile\", \"rule\": \"LUCID3001\"", StringComparison.Ordinal)));
        foreach (var subject in new[] { "A.csproj", "B.csproj", "C.csproj", "the repository's root" })
        {
            Assert.Equal(2, written.Text.Split($" of {subject} ").Length);
        }

        // A second run changes nothing, and a single project leaves the others' entries alone.
        var stamp = File.GetLastWriteTimeUtc(workspace[Baseline]);
        Assert.Contains("nothing was written", workspace.Build("All.slnx", "-t:LucidBaseline", "-m:2").Text);
        workspace.Build("A/A.csproj", "-t:LucidBaseline");
        Assert.Equal(stamp, File.GetLastWriteTimeUtc(workspace[Baseline]));

        var quiet = workspace.Build("All.slnx", "-m:2");
        Assert.True(quiet.ExitCode == 0, quiet.Text);
        Assert.Empty(quiet.Findings);
        Assert.Contains("LucidCompliance: the baseline holds ", quiet.Text);

        // One repaired, one gone, one new.
        workspace.Write("B/Dockerfile", Root.Replace("USER root", "USER 65532:65532"));
        Directory.Delete(workspace["C/more"], recursive: true);
        workspace.Write("A/Dockerfile", Root.Replace("FROM scratch", "FROM scratch AS other\nUSER root\nFROM other"));
        foreach (var options in new[] { new[] { "-m:2" }, ["-m:1"], ["-graph"] })
        {
            var log = workspace.Build(["All.slnx", .. options]);
            var stale = log.Findings.Where(finding => finding.Code == "LUCID0008").ToArray();
            Assert.All(stale, finding => Assert.Equal(workspace[Baseline], finding.File));
            Assert.Equal(stale.Length, stale.Select(finding => finding.Line).Distinct().Count());
            Assert.Contains(stale, finding => finding.Message.Contains("B/Dockerfile", StringComparison.Ordinal));
            Assert.Contains(stale, finding => finding.Message.Contains("C/more/Dockerfile", StringComparison.Ordinal));
            Assert.DoesNotContain(stale, finding => finding.Message.Contains(" in A/", StringComparison.Ordinal) || finding.Message.Contains(" in Dockerfile ", StringComparison.Ordinal));
        }

        var one = workspace.Build("A/A.csproj").Findings.Where(finding => finding.Code == "LUCID0008");
        Assert.DoesNotContain(one, finding => finding.Message.Contains(" in B/", StringComparison.Ordinal) || finding.Message.Contains(" in C/", StringComparison.Ordinal));

        var repaired = workspace.Build("All.slnx", "-t:LucidFix", "-m:2");
        Assert.True(repaired.ExitCode == 0, repaired.Text);
        var left = File.ReadAllText(workspace[Baseline]);
        Assert.DoesNotContain("C/more", left);
        Assert.DoesNotContain("B/Dockerfile\", \"rule\": \"LUCID3001", left);
        Assert.Contains("A/Dockerfile\", \"rule\": \"LUCID3001", left);
        Assert.DoesNotContain(workspace.Build("All.slnx").Findings, finding => finding.Code == "LUCID0008");
        Assert.Empty(Directory.GetFiles(workspace.Root, "*.tmp", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("-tl:off")]
    [InlineData("-tl:on")]
    public void The_summary_is_seen_and_kept_as_a_file(string logger)
    {
        var workspace = Compliance();

        var log = DotNet.Run(workspace.Root, ["build", "compliance.proj", "-t:LucidBaseline", "-nodeReuse:false", logger]);

        Assert.Equal(0, log.ExitCode);
        var text = File.ReadAllText(Assert.Single(Directory.GetFiles(workspace["obj"], "lucid-baseline.txt", SearchOption.AllDirectories)));
        foreach (var seen in new[] { log.Text, text })
        {
            Assert.Contains("of compliance.proj", seen);
            Assert.Contains("1  LUCID3001  ", seen);
        }
    }

    [Fact]
    public void A_baseline_is_an_input_of_the_analysis_and_hides_nothing_that_is_new()
    {
        var workspace = Compliance("FROM scratch\nENV API_TOKEN=" + Secret + "\n" + Workspace.Sound);
        Assert.NotEmpty(workspace.Build("compliance.proj").Findings);
        workspace.Build("compliance.proj", "-t:LucidBaseline");

        Assert.Empty(workspace.Build("compliance.proj").Findings);
        var stamp = workspace.AnalysisStamp();
        Assert.Contains("LucidCompliance: the baseline holds 1 finding back.", workspace.Build("compliance.proj").Text);
        Assert.Equal(stamp, workspace.AnalysisStamp());

        // Another key, another kind, and no entry.
        workspace.Write("api/Dockerfile", "FROM scratch\nENV API_TOKEN=" + Secret + " OTHER_TOKEN=" + Secret + "\n" + Workspace.Sound);
        var others = workspace.Build("compliance.proj").Findings;
        Assert.NotEmpty(others);
        Assert.All(others, finding => Assert.Contains("'OTHER_TOKEN' holds", finding.Message));
        workspace.Write("api/Dockerfile", "FROM scratch\nENV API_TOKEN=https://user:swordfish42x@example.org/\n" + Workspace.Sound);
        Assert.NotEmpty(workspace.Build("compliance.proj").Findings);
        workspace.Write("api/Dockerfile", "FROM scratch\nENV API_TOKEN=" + Secret + "\n" + Workspace.Sound);
        File.Delete(workspace[Baseline]);
        Assert.NotEmpty(workspace.Build("compliance.proj").Findings);
    }

    [Fact]
    public void A_broken_baseline_is_said_once_and_never_overwritten()
    {
        const string Conflict = "{\n  \"version\": 1,\n  \"findings\": [\n<<<<<<< mine\n  ]\n}\n";
        var workspace = Services().Write(Baseline, Conflict);

        var log = workspace.Build("All.slnx", "-m:2");
        Assert.Equal(4, Assert.Single(log.Findings, finding => finding.Code == "LUCID0004").Line);
        Assert.Equal(5, log.Findings.Count(finding => finding.Code == "LUCID3001"));

        var refused = workspace.Build("All.slnx", "-t:LucidBaseline", "-m:2");
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("lucid-baseline.json is not understood", refused.Text);
        Assert.Equal(Conflict, File.ReadAllText(workspace[Baseline]));
    }

    [Fact]
    public void Line_endings_stay_and_a_locked_rule_is_left_out()
    {
        var workspace = Compliance().Write("lucid-compliance.yml", "version: 1\nsuppressions: { locked: [LUCID3001] }\n")
            .Write(Baseline, "{\r\n  \"version\": 1,\r\n  \"findings\": [\r\n    { \"path\": \"api/Dockerfile\", \"rule\": \"LUCID3001\", \"key\": \"USER\" }\r\n  ]\r\n}\r\n");

        var before = workspace.Build("compliance.proj");
        Assert.Equal(4, Assert.Single(before.Findings, finding => finding.Code == "LUCID0009").Line);
        Assert.Single(before.Findings, finding => finding.Code == "LUCID3001");

        var log = workspace.Build("compliance.proj", "-t:LucidBaseline");
        Assert.Contains("No baseline may hold these:", log.Text);
        Assert.Equal("{\r\n  \"version\": 1,\r\n  \"findings\": []\r\n}\r\n", File.ReadAllText(workspace[Baseline]));
    }

    [Fact]
    public void What_is_held_back_is_in_SARIF_as_suppressed_and_can_be_repaired_on_request()
    {
        var workspace = Compliance("FROM gcr.io/distroless/python3-debian13:nonroot\nUSER root\nCOPY App.csproj /app/\nCMD [\"python\", \"/app/main.py\"]\n").Write("api/App.csproj", "<Project />");
        workspace.Build("compliance.proj", "-t:LucidBaseline");
        workspace.Build("compliance.proj", "-p:LucidComplianceSarif=out.sarif");

        var results = JsonDocument.Parse(File.ReadAllText(workspace["out.sarif"])).RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray();
        var suppression = results.Single(result => result.GetProperty("ruleId").GetString() == "LUCID3001").GetProperty("suppressions")[0];
        Assert.Equal("external", suppression.GetProperty("kind").GetString());
        Assert.Equal("baseline", suppression.GetProperty("properties").GetProperty("source").GetString());

        Assert.Contains("nothing to fix", workspace.Build("compliance.proj", "-t:LucidFix").Text);
        var repaired = workspace.Build("compliance.proj", "-t:LucidFix", "-p:LucidFixBaselined=true");
        Assert.Contains("LucidFix: 1 fix in 1 file of compliance.proj.", repaired.Text);
        Assert.Contains("The target LucidBaseline takes out of the baseline what is repaired.", repaired.Text);
        var file = workspace[Baseline];
        Assert.Contains("LUCID1006", File.ReadAllText(file));
        workspace.Build("compliance.proj", "-t:LucidBaseline");
        Assert.DoesNotContain("LUCID1006", File.ReadAllText(file));
        Assert.Contains("LUCID3001", File.ReadAllText(file));
    }

    [Fact]
    public void Nothing_that_is_written_or_said_holds_a_secret()
    {
        const string Password = "swordfish42x";
        var workspace = Compliance("FROM scratch\nENV API_TOKEN=" + Secret + "\nRUN curl -u admin:" + Password + " http://a.test\n" + Workspace.Sound)
            .Write("compose.yml", $"services:\n  db:\n    image: postgres:18.1\n    environment: {{ POSTGRES_PASSWORD: {Password} }}\n    command: [postgres, --password, {Password}]\n");
        foreach (var target in new[] { "LucidBaseline", "LucidInit" })
        {
            var log = workspace.Build("compliance.proj", "-t:" + target, "-v:diag", "-bl:out.binlog");
            using var binlog = new StreamReader(new GZipStream(File.OpenRead(workspace["out.binlog"]), CompressionMode.Decompress), Encoding.Latin1);
            var written = Directory.GetFiles(workspace.Root, "lucid-*", SearchOption.AllDirectories).Select(File.ReadAllText).ToArray();
            Assert.Contains(written, text => text.Contains("POSTGRES_PASSWORD", StringComparison.Ordinal));
            foreach (var text in new[] { log.Text, binlog.ReadToEnd() }.Concat(written))
            {
                Assert.DoesNotContain(Password, text);
                Assert.DoesNotContain(Secret[4..16], text);
            }
        }
    }
}
