using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;

namespace LucidCompliance.Package.Tests.Infrastructure;

/// <summary>A compiler server of the tests' own: it is told from others by the name of its pipe, and ends when it is disposed of.</summary>
internal sealed class CompilerServer : IDisposable
{
    private static readonly CompilerServer? OfRun = OperatingSystem.IsLinux() ? new() : null;
    private readonly string _id = "lucid-" + Guid.NewGuid().ToString("N")[..12];

    /// <summary>
    /// What lets ordinary builds share one server, as a user's do: a compiler process for each would be half of the tests' time. It ends with
    /// the run. Null where it could not be found again to end it.
    /// </summary>
    public static IReadOnlyDictionary<string, string?>? SharedEnvironment { get; } =
        OfRun is null ? null : new Dictionary<string, string?> { ["MSBUILDDISABLENODEREUSE"] = null, ["UseSharedCompilation"] = "true", ["SharedCompilationId"] = OfRun._id };

    /// <summary>What makes a build use it.</summary>
    public string[] Arguments => ["-p:UseSharedCompilation=true", "-p:SharedCompilationId=" + _id];

    /// <summary>A build that forbids reuse of nodes uses no server.</summary>
    public static IReadOnlyDictionary<string, string?> Environment { get; } = new Dictionary<string, string?> { ["MSBUILDDISABLENODEREUSE"] = null };

    /// <summary>The server's processes; they are found where the system shows command lines as files.</summary>
    public IReadOnlyList<int> Find()
    {
        var found = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && ReadCommandLine(folder).Contains("-pipename:" + _id, StringComparison.Ordinal))
            {
                found.Add(id);
            }
        }

        return found;
    }

    public void Dispose()
    {
        foreach (var id in Find())
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
    }

    /// <summary>Ends the server that <see cref="SharedEnvironment"/> may have started.</summary>
    public static void EndShared() => OfRun?.Dispose();

    private static string ReadCommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"), Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
