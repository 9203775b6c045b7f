using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LucidCompliance.Policy;
using LucidCompliance.Repository.Adoption;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Baselines;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Repository.Incremental;
using LucidCompliance.Rules;
using Xunit;

namespace LucidCompliance.Tests.Build;

/// <summary>What <c>LucidBaseline</c> and <c>LucidInit</c> do with the disk.</summary>
public sealed class AdoptionTests : IDisposable
{
    private const string Dockerfile = "FROM alpine:3.22\nUSER root\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private PreparedAnalysis Analysis(ReportScope scope, byte[]? index = null, string project = "root.proj") => new(
        new AnalysisRequest { Scope = scope, ProjectPath = project, IsProjectRoot = false, Date = new DateTime(2026, 11, 24), Items = [] },
        _folder.Path,
        index ?? Walk(),
        new RepositoryFacts(new RepositoryDisk(_folder.Path), null));

    private byte[] Walk() => new RepositoryWalk(_folder.Path, CancellationToken.None).Walk(null).ToBytes();

    private string ReadBaseline() => File.ReadAllText(_folder["lucid-baseline.json"]);

    [Fact]
    public async Task Reporters_that_write_at_once_after_one_walk_keep_each_others_entries()
    {
        var projects = Enumerable.Range(0, 8).Select(i => $"{i}/P{i}.csproj").ToArray();
        foreach (var project in projects)
        {
            _folder.Write(project, "<Project><PackageReference Include=\"LucidCompliance.Sdk\" /></Project>").Write(Path.GetDirectoryName(project) + "/Dockerfile", Dockerfile);
        }

        var index = Walk();
        await Task.WhenAll(projects.Select(project => Task.Run(() => BaselineRun.Run(Analysis(ReportScope.Project, index, project), project, CancellationToken.None))));

        var text = ReadBaseline();
        Assert.All(projects, project => Assert.Contains($"\"{Path.GetDirectoryName(project)}/Dockerfile\", \"rule\": \"LUCID3001\"", text));
    }

    [Fact]
    public void Inside_a_container_build_no_entry_is_stale_and_none_is_taken_out()
    {
        _folder.Write("Dockerfile", Dockerfile)
            .Write("lucid-baseline.json", "{ \"version\": 1, \"findings\": [ { \"path\": \"Dockerfile\", \"rule\": \"LUCID8010\" }, { \"path\": \"gone.env\", \"rule\": \"LUCID2010\" } ] }");
        var analysis = Analysis(ReportScope.Root);
        analysis = analysis with { Request = analysis.Request with { IsInsideContainerBuild = true } };

        var cache = EngineRun.Run(analysis.Request, "key", analysis.Index, analysis.Facts, CancellationToken.None);
        BaselineRun.Run(analysis, "the root", CancellationToken.None);

        Assert.DoesNotContain(cache.Findings, finding => finding.Id == "LUCID0008");
        Assert.Contains("LUCID8010", ReadBaseline());
        Assert.Contains("gone.env", ReadBaseline());
        Assert.Contains("LUCID3001", ReadBaseline());
    }

    [Fact]
    public void A_baseline_that_is_read_only_is_refused()
    {
        _folder.Write("Dockerfile", Dockerfile).Write("lucid-baseline.json", "{ \"version\": 1, \"findings\": [] }");
        File.SetAttributes(_folder["lucid-baseline.json"], FileAttributes.ReadOnly);

        var outcome = BaselineRun.Run(Analysis(ReportScope.Root), "the root", CancellationToken.None);

        Assert.True(outcome.HasFailed);
        Assert.Equal("LucidBaseline: lucid-baseline.json is read-only: make it writable. Run the target again.", outcome.Text);
        File.SetAttributes(_folder["lucid-baseline.json"], FileAttributes.Normal);
    }

    [Fact]
    public void The_advice_on_the_foundation_stack_is_one_screen()
    {
        var source = Path.Combine(Tests.Repository.Tests, "foundation", "before");
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            _folder.Write(Path.GetRelativePath(source, file).Replace('\\', '/'), File.ReadAllText(file));
        }

        File.Delete(_folder["lucid-compliance.yml"]);
        var outcome = InitRun.Run(Analysis(ReportScope.AllReporters), CancellationToken.None);

        Assert.False(outcome.HasFailed, outcome.Text);
        Assert.StartsWith("LucidInit: lucid-compliance.yml is written: the policy, to be read and changed.\nLucidInit: lucid-baseline.json holds ", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("\nWhat fails the build now: nothing.", outcome.Text);
        Assert.Contains("\nNext: commit what was written, then\n  dotnet build  ", outcome.Text);
        Assert.InRange(outcome.Text.Split('\n').Length, 10, 40);
        Assert.All(outcome.Text.Split('\n'), line => Assert.InRange(line.Length, 0, 160));
    }

    [Theory]
    [InlineData("FROM scratch\n", "extends: [recommended]", "engines")]
    [InlineData("FROM localhost:5000/a:1\nLABEL org.lucid.security=distroless\n", "extends: [lucid-foundation]", "registries")]
    public void A_drafted_policy_is_valid(string dockerfile, string words, string silent)
    {
        _folder.Write("Dockerfile", dockerfile);
        InitRun.Run(Analysis(ReportScope.AllReporters), CancellationToken.None);
        AssertValid(words, silent);
    }

    [Fact]
    public void A_drafted_policy_stays_valid_with_its_proposals_in_force()
    {
        _folder.Write("Containerfile", "FROM registry.example.org/a/b:1.0 AS c\nFROM gcr.io/distroless/static-debian13:nonroot\n");
        InitRun.Run(Analysis(ReportScope.AllReporters), CancellationToken.None);
        AssertValid("# engines: [podman]", "docker.io");
        var path = _folder["lucid-compliance.yml"];
        File.WriteAllText(path, File.ReadAllText(path).Replace("# registries:", "registries:").Replace("# engines:", "engines:").Replace("# suppressions:", "suppressions:"));
        AssertValid("\nregistries: { allow: [gcr.io, registry.example.org] }\n", "docker.io");
    }

    private void AssertValid(string words, string silent)
    {
        var text = File.ReadAllText(_folder["lucid-compliance.yml"]);
        Assert.Contains(words, text);
        Assert.DoesNotContain(silent, text);
        var policies = new PolicySet(new MemoryFiles((PolicySet.FileName, text)), RuleCatalogue.Descriptors);
        policies.For("Dockerfile");
        Assert.Empty(policies.Errors);
    }
}
