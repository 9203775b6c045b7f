using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>The targets <c>LucidFix</c> and <c>LucidFixPreview</c>.</summary>
public sealed class FixTargetTests
{
    private const string Repeated = "FROM gcr.io/distroless/python3-debian13:nonroot\nCOPY App.csproj /app/\nCMD [\"python\", \"/app/main.py\"]\n";
    private static readonly string Repaired = Repeated.Replace("\"python\", ", "");

    private static Workspace Compliance(string dockerfile = Repeated) => new Workspace()
        .Write("compliance.proj", $"""<Project Sdk="LucidCompliance.Sdk/{PackageFeed.Instance.Version}" />""")
        .Write("services/api/App.csproj.txt", "").Write("services/api/App.csproj", "<Project />")
        .Write("services/api/Dockerfile", dockerfile);

    private static string[] Stray(Workspace workspace) => Directory.GetFiles(workspace.Root, "*.tmp", SearchOption.AllDirectories);

    [Theory]
    [InlineData("-tl:off")]
    [InlineData("-tl:on")]
    public void A_preview_prints_a_unified_diff_and_writes_nothing(string logger)
    {
        var workspace = Compliance();

        var log = DotNet.Run(workspace.Root, ["build", "compliance.proj", "-t:LucidFixPreview", "-nodeReuse:false", logger]);

        Assert.Equal(0, log.ExitCode);
        var text = File.ReadAllText(Assert.Single(Directory.GetFiles(workspace["obj"], "lucid-fix.txt", SearchOption.AllDirectories)));
        foreach (var seen in new[] { log.Text, text })
        {
            Assert.Contains("--- a/services/api/Dockerfile", seen);
            Assert.Contains("-CMD [\"python\", \"/app/main.py\"]", seen);
            Assert.Contains("+CMD [\"/app/main.py\"]", seen);
            Assert.Contains("LucidFixPreview: 1 fix in 1 file of compliance.proj; nothing was written.", seen);
        }

        Assert.Equal(Repeated, File.ReadAllText(workspace["services/api/Dockerfile"]));
        Assert.DoesNotContain(workspace.Build("compliance.proj").Findings, finding => finding.Code != "LUCID1006");
    }

    [Fact]
    public void A_fix_repairs_and_keeps_encoding_line_endings_and_mode_and_a_second_run_has_nothing_to_do()
    {
        var workspace = Compliance();
        var file = workspace["services/api/Dockerfile"];
        File.WriteAllText(file, Repeated.Replace("\n", "\r\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, Mode);
        }

        var first = workspace.Build("compliance.proj", "-t:LucidFix");
        var written = File.ReadAllBytes(file);
        var stamp = File.GetLastWriteTimeUtc(file);
        var second = workspace.Build("compliance.proj", "-t:LucidFix");

        Assert.Equal(0, first.ExitCode);
        Assert.Contains("LucidFix: 1 fix in 1 file of compliance.proj.", first.Text);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Repaired.Replace("\n", "\r\n"))], written);
        Assert.Contains("LucidFix: nothing to fix in compliance.proj.", second.Text);
        Assert.Equal(stamp, File.GetLastWriteTimeUtc(file));
        Assert.Empty(Stray(workspace));
        Assert.Empty(workspace.Build("compliance.proj").Findings);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(Mode, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void What_changes_behaviour_needs_a_switch_and_rules_can_be_chosen()
    {
        var root = Repeated.Replace(":nonroot", ":latest");
        var workspace = Compliance(root);
        var file = workspace["services/api/Dockerfile"];

        var other = workspace.Build("compliance.proj", "-t:LucidFix", "-p:LucidFixRules=LUCID1002+LUCID3001");
        Assert.Equal(root, File.ReadAllText(file));
        Assert.Contains("[-p:LucidFixUnsafe=true: Run as ", other.Text);

        workspace.Build("compliance.proj", "-t:LucidFix", "-p:LucidFixRules=LUCID3001", "-p:LucidFixUnsafe=true");
        Assert.Contains("\nUSER ", File.ReadAllText(file));
        Assert.Contains("\"python\"", File.ReadAllText(file));

        var unknown = workspace.Build("compliance.proj", "-t:LucidFix", "-p:LucidFixRules=LUCID0");
        Assert.NotEqual(0, unknown.ExitCode);
        Assert.Contains("LucidFixRules names 'LUCID0', and there is no such rule.", unknown.Text);
    }

    [Fact]
    public void In_a_solution_each_file_is_fixed_once_by_its_owner()
    {
        var workspace = new Workspace()
            .Project("A/A.csproj").Write("A/Dockerfile", Repeated.Replace("App", "A"))
            .Project("B/B.csproj", frameworks: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>").Write("B/Dockerfile", Repeated.Replace("App", "B"))
            .Write("App.csproj.txt", "").Write("Dockerfile", Repeated.Replace("App.csproj", "All.slnx"))
            .Write("All.slnx", """<Solution><Project Path="A/A.csproj" /><Project Path="B/B.csproj" /></Solution>""");

        var log = workspace.Build("All.slnx", "-t:LucidFix", "-m:2");

        Assert.True(log.ExitCode == 0, log.Text);
        foreach (var subject in new[] { "A.csproj", "B.csproj", "the repository's root" })
        {
            Assert.Equal(2, log.Text.Split($"LucidFix: 1 fix in 1 file of {subject}.").Length);
        }

        Assert.Equal(Repaired.Replace("App", "A"), File.ReadAllText(workspace["A/Dockerfile"]));
        Assert.Equal(Repaired.Replace("App", "B"), File.ReadAllText(workspace["B/Dockerfile"]));
        Assert.Equal(Repaired.Replace("App.csproj", "All.slnx"), File.ReadAllText(workspace["Dockerfile"]));
        Assert.Empty(Stray(workspace));
    }

    [Fact]
    public void A_secret_beside_a_change_is_not_printed()
    {
        var workspace = Compliance(Repeated.Replace("CMD", "ENV DB_PASSWORD=swordfish42x\nCMD"));

        var log = workspace.Build("compliance.proj", "-t:LucidFixPreview", "-bl:preview.binlog");

        Assert.Contains(" ENV DB_PASSWORD=(redacted)", log.Text);
        Assert.DoesNotContain("swordfish42x", log.Text);
        using var binlog = new StreamReader(new GZipStream(File.OpenRead(workspace["preview.binlog"]), CompressionMode.Decompress), Encoding.Latin1);
        var events = binlog.ReadToEnd();
        Assert.Contains("DB_PASSWORD=(redacted)", events);
        Assert.DoesNotContain("swordfish42x", events);
        Assert.DoesNotContain("swordfish42x", File.ReadAllText(Assert.Single(Directory.GetFiles(workspace["obj"], "lucid-fix.txt", SearchOption.AllDirectories))));
    }

    [Fact]
    public void Fixes_of_the_foundation_stack_leave_only_what_needs_a_decision()
    {
        var workspace = Compliance();
        Directory.Delete(workspace["services"], recursive: true);
        var source = Path.Combine(PackageFeed.Metadata("RepositoryRoot"), "tests", "foundation", "before");
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            workspace.Write(Path.GetRelativePath(source, file), File.ReadAllText(file));
        }

        var before = workspace.Build("compliance.proj");
        workspace.Build("compliance.proj", "-t:LucidFix");
        workspace.Build("compliance.proj", "-t:LucidFix", "-p:LucidFixUnsafe=true");
        var left = workspace.Build("compliance.proj", "-t:LucidFixPreview", "-p:LucidFixUnsafe=true");
        var after = workspace.Build("compliance.proj");

        Assert.Contains("LucidFixPreview: nothing to fix in compliance.proj.", left.Text);
        Assert.DoesNotContain("[-p:LucidFixUnsafe", left.Text);
        Assert.InRange(after.Findings.Count, 1, before.Findings.Count - 1);
        Assert.Empty(after.Findings.Select(finding => finding.Code).Except(before.Findings.Select(finding => finding.Code)));
    }
}
