using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;

namespace LucidCompliance.Package.Tests.Infrastructure;

/// <summary>
/// The packed product in a feed of its own: packed once in a run of the tests, with a version that no cache can know, and restored into a
/// packages folder of its own.
/// </summary>
internal sealed class PackageFeed
{
    private const string Prefix = "lucid-tests-";
    private static readonly Lazy<PackageFeed> Shared = new(() => new PackageFeed());

    private PackageFeed()
    {
        DeleteOldHomes();
        Home = Path.Combine(Path.GetTempPath(), Prefix + Guid.NewGuid().ToString("N")[..8]);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            CompilerServer.EndShared();
            Delete(Home);
        };
        Directory.CreateDirectory(Feed);
        Version = "0.1.0-test." + DateTime.UtcNow.Ticks;
        var pack = Process.Start(new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = RepositoryRoot,
            ArgumentList =
            {
                "pack", "nuget/LucidCompliance.Sdk.csproj", "--no-build", "-c", Metadata("Configuration"), "-v", "q", "-nodeReuse:false",
                "-p:Version=" + Version, "-p:PackageOutputPath=" + Feed,
            },
            RedirectStandardOutput = true,
        })!;
        var output = pack.StandardOutput.ReadToEnd();
        pack.WaitForExit();
        if (pack.ExitCode != 0)
        {
            throw new InvalidOperationException("The package cannot be packed:\n" + output);
        }
    }

    public static PackageFeed Instance => Shared.Value;

    /// <summary>The folder of the solution that was built.</summary>
    public static string RepositoryRoot => Metadata("RepositoryRoot");

    /// <summary>The folder under which the builds of this run take place.</summary>
    public string Home { get; }

    public string Feed => Path.Combine(Home, "feed");

    public string GlobalPackages => Path.Combine(Home, "packages");

    public string Version { get; }

    public string Package => Path.Combine(Feed, "LucidCompliance.Sdk." + Version + ".nupkg");

    /// <summary>A nuget.config with our feed alone; targeting packages come from the packages that built this repository.</summary>
    public string NuGetConfig => $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="{GlobalPackages}" /></config>
          <packageSources><clear /><add key="tests" value="{Feed}" /></packageSources>
          <fallbackPackageFolders><clear /><add key="built" value="{Metadata("NuGetPackageRoot")}" /></fallbackPackageFolders>
        </configuration>
        """;

    public static string Metadata(string key) =>
        typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    // A run that was killed leaves its folder behind; one of today may still be running.
    private static void DeleteOldHomes()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            if (Directory.GetLastWriteTimeUtc(folder) < DateTime.UtcNow.AddDays(-1))
            {
                Delete(folder);
            }
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or in use: the next run tries again.
        }
    }
}
