using System;
using System.Diagnostics;
using System.Globalization;
using LucidCompliance.Engine;
using LucidCompliance.Model;

namespace LucidCompliance.Benchmarks;

/// <summary>
/// How many typical Dockerfiles of .NET services one core reads, binds and judges by all rules of the preset <c>recommended</c> in a warm process,
/// and how the cost of one grows with their number. In memory: what the disk costs depends on the disk.
/// </summary>
internal static class DockerfileThroughput
{
    private const int Services = 200;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    /// <summary>Prints the throughput; the growth where an argument says so.</summary>
    public static void Run(bool growth)
    {
        foreach (var withProjects in new[] { true, false })
        {
            var what = withProjects ? "with their projects" : "without projects";
            var (files, artifacts) = DockerfileTree.Make(Services, withProjects);
            var best = default(Cost);
            for (var watch = Stopwatch.StartNew(); watch.Elapsed < Duration;)
            {
                var cost = Measure(files, artifacts);
                best = best.Seconds == 0 || cost.Seconds < best.Seconds ? cost : best;
            }

            Print($"{Services} Dockerfiles {what}", best, Services);
            for (var services = 1; growth && services <= 10_000; services *= 10)
            {
                (files, artifacts) = DockerfileTree.Make(services, withProjects);
                var first = Measure(files, artifacts);
                var second = Measure(files, artifacts);
                Print($"{services} Dockerfiles {what}", second.Seconds < first.Seconds ? second : first, services);
            }
        }
    }

    private static Cost Measure(MemoryFiles files, System.Collections.Immutable.ImmutableArray<Artifact> artifacts)
    {
        GC.Collect();
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var result = Analyzer.Analyze(new AnalysisInput { Artifacts = artifacts, Files = files, Date = new DateTime(2026, 11, 24) });
        return new Cost(watch.Elapsed.TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - bytes, result.Diagnostics.Length);
    }

    private static void Print(string name, Cost cost, int services) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {services / cost.Seconds:F0} a second, {cost.Seconds * 1e6 / services:F0} us and {cost.Bytes / 1024.0 / services:F1} KB each ({cost.Findings} findings)"));

    private readonly record struct Cost(double Seconds, long Bytes, int Findings);
}
