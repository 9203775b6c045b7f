using System;

namespace LucidCompliance.Rules.DotNet;

/// <summary>Which operating systems Microsoft publishes a version of .NET on (dotnet/dotnet-docker, August 2026).</summary>
internal static class DotNetSuites
{
    private static readonly (string Suite, int First, int Last)[] Suites =
    [
        ("-jammy", 8, 8), ("-noble", 8, 10), ("-resolute", 10, 11), ("-azurelinux3.0", 8, 10), ("-azurelinux4.0", 11, 11), ("-alpine", 8, 11),
    ];

    /// <summary>Whether a tag with what stands behind the version exists for another version, without changing the operating system much.</summary>
    /// <param name="rest">Such as <c>-noble-chiseled</c>; empty for a bare tag.</param>
    /// <param name="version">Such as <c>10.0</c>.</param>
    public static bool HaveVersion(string rest, string version)
    {
        var dot = version.IndexOf('.');
        if (!Version.TryParse(version, out var parsed) || dot < 0)
        {
            return false;
        }

        if (rest.Length == 0 || rest is "-amd64" or "-arm64v8" or "-arm32v7")
        {
            return true;
        }

        foreach (var (suite, first, last) in Suites)
        {
            // "-alpine3.22" names a release of the system, which another version need not have.
            if (rest.StartsWith(suite, StringComparison.Ordinal) && (rest.Length == suite.Length || rest[suite.Length] == '-'))
            {
                return parsed.Major >= first && parsed.Major <= last;
            }
        }

        return false;
    }
}
