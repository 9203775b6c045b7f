using System;
using System.Linq;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>Bad input gives a finding with code and place, ends no build and costs the other files nothing.</summary>
public sealed class HostileInputTests(HostileRepository repository) : IClassFixture<HostileRepository>
{
    [Theory]
    [InlineData("binary/Dockerfile(1,1,1,1): warning LUCID0005", "NUL bytes")]
    [InlineData("not-utf8/Dockerfile(1,1,1,1): warning LUCID0005", "not valid UTF-8")]
    [InlineData("not-utf8/.env(1,1,1,1): warning LUCID0005", "not valid UTF-8")]
    [InlineData("big/compose.yml(1,1,1,1): warning LUCID0005", "larger than 4 MiB")]
    [InlineData("bomb/compose.yml(6,10,6,12): warning LUCID0005", "aliases")]
    [InlineData("circle/compose.yml(2,6,2,8): error LUCID0002", "inside the node it refers to")]
    [InlineData("deep/compose.yml(2,1024,2,1025): warning LUCID0005", "256 levels")]
    [InlineData("deep-blocks/compose.yml(257,257,257,258): warning LUCID0005", "256 levels")]
    [InlineData("deep-list/compose.yml(1,261,1,262): warning LUCID0005", "256 levels")]
    [InlineData("deep/appsettings.json(1,321,1,322): warning LUCID0005", "64 levels")]
    [InlineData("deep-list/appsettings.json(1,65,1,66): warning LUCID0005", "64 levels")]
    [InlineData("missing/compose.yml(1,1,1,1): warning LUCID0005", "does not exist")]
    [InlineData("links/Dockerfile(1,1,1,1): warning LUCID0005", "circle")]
    [InlineData("outside/Dockerfile(1,1,1,1): message LUCID0005", "outside the repository")]
    [InlineData("empty/Dockerfile(1,1,1,1): error LUCID0001", "no instructions")]
    [InlineData("itself/compose.yml(1,11,1,22): error LUCID6008", "includes itself")]
    [InlineData("typo/lucid-compliance.yml(2,1,2,10): error LUCID0004", "Did you mean 'registries'?")]
    [InlineData("tab/lucid-compliance.yml(3,1,3,2): error LUCID0004", "tab")]
    [InlineData("open/lucid-compliance.yml(1,10,1,11): error LUCID0004", "never closed")]
    public void A_bad_file_is_named_with_its_place(string finding, string words)
    {
        var index = Array.IndexOf(repository.Findings, finding);

        Assert.True(index >= 0, "Missing: " + finding + "\n" + string.Join('\n', repository.Findings));
        Assert.Contains(words, repository.First.Findings[index].Message);
    }

    [Theory]
    [InlineData("sound/Dockerfile(2,1,2,5): error LUCID0001")]
    [InlineData("utf16/Dockerfile(2,1,2,5): error LUCID0001")]
    [InlineData("long/Dockerfile(99999,1,99999,5): error LUCID0001")]
    [InlineData("typo/Dockerfile(2,1,2,5): error LUCID0001")]
    [InlineData("tab/Dockerfile(2,1,2,5): error LUCID0001")]
    [InlineData("open/Dockerfile(2,1,2,5): error LUCID0001")]
    [InlineData("sound/compose.yml(3,12,3,17): warning LUCID1012")]
    [InlineData("bomb/compose.yml(11,27,11,32): warning LUCID1012")]
    [InlineData("circle/compose.yml(3,27,3,32): warning LUCID1012")]
    [InlineData("itself/compose.yml(2,27,2,32): warning LUCID1012")]
    public void The_rest_is_judged(string finding) => Assert.Contains(finding, repository.Findings);

    [Fact]
    public void A_bad_file_has_no_findings_that_only_follow_from_its_defect()
    {
        var ofAnalysis = repository.First.Findings.Where(f => f.Code.StartsWith("LUCID000", StringComparison.Ordinal));
        var twice = ofAnalysis.GroupBy(repository.GetPath).Where(group => group.Count() > 1).Select(group => group.Key);

        // Its only service has a key that none has.
        Assert.Equal(["deep/compose.yml"], twice);
    }

    [Fact]
    public void No_build_crashes_or_waits()
    {
        foreach (var log in new[] { repository.First, repository.Second })
        {
            Assert.DoesNotContain("   at ", log.Text);
            Assert.DoesNotContain("could not finish", log.Text);
            Assert.DoesNotContain(log.Lines, line => line.Code is "LUCID0006" || !line.Code.StartsWith("LUCID", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Pipes_and_folders_are_no_artifacts()
    {
        if (repository.HasPipes)
        {
            Assert.DoesNotContain(repository.Findings, finding => finding.StartsWith("pipe", StringComparison.Ordinal));
        }

        Assert.DoesNotContain(repository.Findings, finding => finding.StartsWith("folder", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_named()
    {
        if (!repository.MayReadEverything)
        {
            Assert.Contains("secret/Dockerfile(1,1,1,1): warning LUCID0005", repository.Findings);
        }
    }

    [Fact]
    public void The_second_build_repeats_them_without_an_analysis()
    {
        Assert.Equal(repository.First.Summary, repository.Second.Summary);
        Assert.DoesNotContain("LucidCompliance: analysing.", repository.Second.Text);
    }
}
