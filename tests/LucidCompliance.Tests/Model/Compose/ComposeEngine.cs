using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace LucidCompliance.Tests.Model.Compose;

/// <summary>
/// Docker Compose v2 itself, if it is at hand: the binary that <c>LUCID_DOCKER_COMPOSE</c> names, or <c>docker-compose</c> on the path.
/// Its <c>config</c> needs no daemon.
/// </summary>
internal static class ComposeEngine
{
    private static readonly Lazy<string?> Binary = new(Find);

    public static bool IsAtHand => Binary.Value is not null;

    /// <summary>Runs <c>config</c> in a folder; the output is null where Compose refuses the project.</summary>
    public static (string? Output, string Errors) Config(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Binary.Value!) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["HOME"] = Path.GetTempPath();
        foreach (var argument in arguments.Concat(["--profile", "*", "config", "--format", "json"]))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode == 0 ? output : null, errors.GetAwaiter().GetResult());
    }

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("LUCID_DOCKER_COMPOSE");
        var candidates = string.IsNullOrEmpty(named)
            ? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(directory => Path.Combine(directory, "docker-compose"))
            : [named];
        return candidates.FirstOrDefault(path => File.Exists(path) && IsVersion2(path));
    }

    private static bool IsVersion2(string path)
    {
        using var process = Process.Start(new ProcessStartInfo(path, "version --short") { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var version = process.StandardOutput.ReadToEnd().Trim().TrimStart('v');
        process.WaitForExit();
        return version.StartsWith("2.", StringComparison.Ordinal);
    }
}

/// <summary>A test that needs Docker Compose v2; skipped with the reason where it is not at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ComposeEngineFactAttribute : FactAttribute
{
    public ComposeEngineFactAttribute()
    {
        if (!ComposeEngine.IsAtHand)
        {
            Skip = "Docker Compose v2 is not at hand: set LUCID_DOCKER_COMPOSE to its binary, or put docker-compose on the path.";
        }
    }
}
