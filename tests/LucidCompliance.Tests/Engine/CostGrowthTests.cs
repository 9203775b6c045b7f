using System;
using System.Linq;
using LucidCompliance.Engine;
using LucidCompliance.Model;
using Xunit;

namespace LucidCompliance.Tests.Engine;

/// <summary>
/// Cost grows with the text and not with its square. Counted is what an analysis allocates and what it asks the repository, both of which are the
/// same in every run; times are the benchmarks' business. Four times as much may cost five times as much: trees and maps grow by a logarithm.
/// </summary>
public sealed class CostGrowthTests
{
    private const int Small = 250;
    private const int Factor = 4;
    private const double Allowed = 5;

    public static TheoryData<string> Shapes => [.. CostShapes.All.Keys];

    public static TheoryData<string> Trees => [.. CostTrees.All.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_long_Dockerfile_costs_in_proportion(string shape) => AssertLinear(count =>
    {
        var files = new CountingFiles();
        files.Add("svc/Dockerfile", CostShapes.All[shape](count), ArtifactKind.Dockerfile);
        files.Add("svc/f0.txt", "x", ArtifactKind.IgnoreFile);
        files.Add("svc/.dockerignore", "bin\n**/obj\n*.user\n", ArtifactKind.IgnoreFile);
        return files;
    });

    [Theory]
    [MemberData(nameof(Trees))]
    public void A_repository_of_many_services_costs_in_proportion(string tree) => AssertLinear(CostTrees.All[tree]);

    private static void AssertLinear(Func<int, CountingFiles> make)
    {
        _ = Cost(make(Small));
        var small = Cost(make(Small));
        var large = Cost(make(Small * Factor));
        Assert.True(large.Bytes <= small.Bytes * Allowed, $"{Factor} times as much allocates {(double)large.Bytes / small.Bytes:F1} times as many bytes ({small.Bytes / Small} each, then {large.Bytes / Small / Factor}).");
        Assert.True(large.Questions <= small.Questions * Allowed, $"{Factor} times as much asks {(double)large.Questions / small.Questions:F1} times as many questions.");
    }

    private static (long Bytes, int Questions) Cost(CountingFiles files)
    {
        var input = new AnalysisInput { Artifacts = files.Artifacts, Files = files, Date = new DateTime(2026, 11, 24) };
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = Analyzer.Analyze(input);
        return (GC.GetAllocatedBytesForCurrentThread() - before, files.Questions);
    }
}
