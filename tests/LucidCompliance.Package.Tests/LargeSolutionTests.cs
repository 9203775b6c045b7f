using System;
using System.Collections.Generic;
using System.Linq;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>Fifty projects of every kind: however they are built, the findings are complete and none is repeated.</summary>
public sealed class LargeSolutionTests(GeneratedSolution solution) : IClassFixture<GeneratedSolution>
{
    [Theory]
    [InlineData("All.slnx", "-graph")]
    [InlineData("All.slnx", "-graph:true", "-isolate:true", "-m:2")]
    [InlineData("Mixed.sln", "-m:2")]
    [InlineData("Mixed.sln", "-graph")]
    public void Every_way_to_build_has_the_same_findings(params string[] arguments)
    {
        solution.Forget();

        var log = solution.BuildWithoutCompilers(arguments);

        AssertExpected(log);
        Assert.Equal(50, solution.Projects.Count);
        Assert.NotEqual(0, log.ExitCode);
    }

    [Fact]
    public void A_plain_build_has_them_and_one_on_two_nodes_repeats_them_without_an_analysis()
    {
        solution.Forget();
        AssertExpected(solution.BuildWithoutCompilers("All.slnx"));
        var stamp = solution.Workspace.AnalysisStamp();

        var second = solution.BuildWithoutCompilers("All.slnx", "-v:d", "-m:2");

        AssertExpected(second);
        Assert.Equal(stamp, solution.Workspace.AnalysisStamp());
        Assert.DoesNotContain("LucidCompliance: analysing.", second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lucid.YamlDotNet", second.Text, StringComparison.Ordinal);
        Assert.Single(second.Text.Split('\n'), line => line.Contains("folders of " + solution.Workspace.Root + " walked in", StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_that_is_really_built_says_the_same_of_itself_and_what_it_uses()
    {
        var log = solution.Workspace.Build("src/Tests01/Tests01.csproj", "--no-restore", "-m:2", "-p:LucidComplianceFailOn=never");

        Assert.Equal(0, log.ExitCode);
        Assert.Equal(
            ["Directory.Build.props(7) LUCID2010", "Dockerfile(2) LUCID0001", "compose.yml(6) LUCID0002", "src/Multi/Dockerfile(2) LUCID0001", "src/Web01/Dockerfile(2) LUCID0001"],
            solution.Findings(log));
    }

    // The differences alone: fifty projects' findings are too long to be compared by eye.
    private void AssertExpected(BuildLog log)
    {
        var found = solution.Findings(log);
        Assert.True(
            solution.Expected.SequenceEqual(found),
            "missing:\n" + Lines(solution.Expected.Except(found)) + "\nunexpected:\n" + Lines(found.Except(solution.Expected))
            + "\nrepeated:\n" + Lines(found.GroupBy(line => line).Where(group => group.Count() > 1).Select(group => group.Key)));
        Assert.Equal(string.Empty, Lines(log.Lines.Where(line => line.Level == "error" && !line.Code.StartsWith("LUCID", StringComparison.Ordinal)).Select(line => line.Message)));
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
