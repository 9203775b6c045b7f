using System;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules;

namespace LucidCompliance.Benchmarks;

/// <summary>
/// What a tree of 20 MB costs on the disk, read as a front end without a build reads it: walk, git, reading, engine. The first result is that
/// of one env file, as the first work of the process.
/// </summary>
internal static class SecretThroughput
{
    private const int TreeSize = 20 << 20;
    private const int Rounds = 3;

    public static void Run(string[] kinds)
    {
        var root = Directory.CreateTempSubdirectory("lucid-secrets-").FullName;
        try
        {
            RunFirst(Directory.CreateDirectory(Path.Combine(root, "one")).FullName);
            foreach (var kind in kinds.Length > 0 ? kinds : ["monorepo", "mixed", "env", "appsettings", "Dockerfile", "compose"])
            {
                var tree = Path.Combine(root, kind);
                var size = WriteTree(tree, kind);
                Measure(kind + ", all rules", size, () => TreeRun.Analyze(tree, RuleCatalogue.All));
                Measure(kind + ", secret rules", size, () => TreeRun.Analyze(tree, TreeRun.SecretRules));
                Directory.Delete(tree, recursive: true);
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>Measures one env file as the first work of a process, and how much the runtime compiled for it.</summary>
    public static void RunFirst(string folder)
    {
        File.WriteAllText(Path.Combine(folder, ".env"), "LOG_LEVEL=info\nAPI_KEY=" + Convert.ToBase64String(Guid.Parse("7c9e6679-7425-40de-944b-e07fc1f90ae7").ToByteArray()) + "\n");
        for (var i = 0; i < 3; i++)
        {
            var (methods, compiling) = (JitInfo.GetCompiledMethodCount(), JitInfo.GetCompilationTime());
            var processor = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            var found = TreeRun.Analyze(folder, RuleCatalogue.All).Length;
            var elapsed = watch.Elapsed.TotalMilliseconds;
            processor = Environment.CpuUsage.TotalTime - processor;
            (methods, compiling) = (JitInfo.GetCompiledMethodCount() - methods, JitInfo.GetCompilationTime() - compiling);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? "first result in a cold process" : "first result again")}: {elapsed:F1} ms, {processor.TotalMilliseconds:F1} ms of processor time, {methods} methods compiled in {compiling.TotalMilliseconds:F1} ms ({found} findings)"));
        }
    }

    /// <summary>Measures a tree that exists.</summary>
    public static void RunOn(string tree, string[] options)
    {
        var size = new DirectoryInfo(tree).EnumerateFiles("*", SearchOption.AllDirectories).Sum(static file => file.Length);
        var rules = options.Contains("secrets") ? TreeRun.SecretRules : RuleCatalogue.All;
        Measure(tree, size, () => TreeRun.Analyze(tree, rules));
    }

    private static void Measure(string name, long size, Func<ImmutableArray<Diagnostic>> analyze)
    {
        var (best, processor, paused) = (double.MaxValue, double.MaxValue, double.MaxValue);
        var allocated = 0L;
        var findings = 0;
        for (var i = 0; i < Rounds; i++)
        {
            GC.Collect();
            var watch = Stopwatch.StartNew();
            var before = Environment.CpuUsage.TotalTime;
            var (allocatedBefore, pausedBefore) = (GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration());
            findings = analyze().Length;
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
            processor = Math.Min(processor, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
            allocated = GC.GetTotalAllocatedBytes() - allocatedBefore;
            paused = Math.Min(paused, (GC.GetTotalPauseDuration() - pausedBefore).TotalSeconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {best:F2} s, {size / best / (1 << 20):F1} MB/s; {processor:F2} s of processor time, {size / processor / (1 << 20):F1} MB/s; {allocated >> 20} MB allocated, {paused:F2} s of collections ({findings} findings)"));
    }

    /// <summary>Writes a tree of 20 MB.</summary>
    /// <param name="root">Where.</param>
    /// <param name="kind"><c>monorepo</c> for the realistic one; <c>mixed</c> or a kind of file for one that stresses a part of the engine.</param>
    public static long WriteTree(string root, string kind)
    {
        if (kind == "monorepo")
        {
            return Monorepo.Write(root, TreeSize);
        }

        var size = 0L;
        for (var i = 0; size < TreeSize; i++)
        {
            var folder = Path.Combine(root, $"group{i / 50}", $"service{i}");
            Directory.CreateDirectory(folder);
            if (kind is "mixed" or "env")
            {
                Write(".env", Env(i));
            }

            if (kind is "mixed" or "appsettings")
            {
                Write("appsettings.json", Settings(i));
            }

            if (kind is "mixed" or "Dockerfile")
            {
                Write("Dockerfile", Samples.Dockerfile);
            }

            if (kind is "mixed" or "compose")
            {
                Write("compose.yml", Samples.Compose(10));
            }

            void Write(string name, string text)
            {
                File.WriteAllText(Path.Combine(folder, name), text);
                size += Encoding.UTF8.GetByteCount(text);
            }
        }

        return size;
    }

    // 100 settings, of which one in fifty services holds a secret.
    private static string Env(int service)
    {
        var text = new StringBuilder();
        for (var i = 0; i < 12; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"# settings of part {i}\nPART{i}_HOST=part{i}.internal\nLOG_LEVEL_{i}=info\nDB{i}_URL=postgres://db{i}:5432/orders\nDB{i}_USER=orders\n")
                .Append(CultureInfo.InvariantCulture, $"DB{i}_PASSWORD=${{DB_PASSWORD_{i}}}\nAPI{i}_KEY_FILE=/run/secrets/api\nCACHE_{i}_TTL=3600\nIMAGE_{i}=registry.example.com/team/service{i}:1.0.{i}\n")
                .Append(CultureInfo.InvariantCulture, $"DESCRIPTION_{i}=\"The service that answers orders of the web shop\"\n");
        }

        return text.Append(service % 50 == 0 ? "SMTP_PASSWORD=Tulpenfeld-22\n" : "").ToString();
    }

    private static string Settings(int service)
    {
        var text = new StringBuilder("{\n  \"Logging\": { \"LogLevel\": { \"Default\": \"Information\", \"Microsoft.AspNetCore\": \"Warning\" } },\n  \"AllowedHosts\": \"*\"");
        for (var i = 0; i < 12; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $",\n  \"Part{i}\": {{\n    \"BaseUrl\": \"https://part{i}.internal/api/v2\",\n    \"Timeout\": \"00:00:30\",\n    \"Retries\": 3,\n    \"ConnectionString\": \"Server=db{i};Database=orders;Integrated Security=true\",\n    \"Description\": \"The service that answers orders of the web shop\"\n  }}");
        }

        return text.Append(service % 50 == 0 ? ",\n  \"Smtp\": { \"Password\": \"Tulpenfeld-22\" }" : "").Append("\n}\n").ToString();
    }
}
