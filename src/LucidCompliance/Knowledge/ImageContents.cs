using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace LucidCompliance.Knowledge;

/// <summary>Draws conclusions from the files of an image.</summary>
internal static class ImageContents
{
    private const string DotNetMark = "Microsoft.NETCore.App.deps.json";
    private const string AspNetMark = "Microsoft.AspNetCore.App.deps.json";
    private const string ZoneFolder = "/usr/share/zoneinfo/";

    // A zone of many people: an image with UTC alone has no database.
    private const string Zone = ZoneFolder + "Europe/London";

    /// <summary>Whether a file tells what else is there: a runtime of .NET, a time zone.</summary>
    public static bool IsMark(string path, string name) =>
        name is DotNetMark or AspNetMark || path.StartsWith(ZoneFolder, StringComparison.Ordinal) && (path == Zone || path == ZoneFolder + "UTC");

    /// <summary>The shells, <c>/bin/sh</c> first: those on the usual PATH, then others.</summary>
    public static ImmutableArray<string> FindShells(ImageListing listing)
    {
        var shells = ImmutableArray.CreateBuilder<string>();
        AddShells(shells, listing.Links.Keys, listing);
        AddShells(shells, listing.Files, listing);
        shells.Sort(static (left, right) => Rank(left) != Rank(right) ? Rank(left).CompareTo(Rank(right)) : string.CompareOrdinal(left, right));
        return shells.ToImmutable();
    }

    /// <summary>The package manager; null without one.</summary>
    public static string? FindPackageManager(ImageListing listing) => PackageManagers.Find(program => listing.HasProgram(program) == Trilean.Yes);

    /// <summary>Whether a shell or package manager lies anywhere, also where no PATH leads.</summary>
    public static bool HasTools(ImageListing listing) => HasTool(listing.Files) || HasTool(listing.Links.Keys);

    /// <summary>The shared libraries, without the version behind <c>.so</c>.</summary>
    public static ImmutableSortedSet<string> FindLibraries(ImageListing listing)
    {
        var libraries = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        AddLibraries(libraries, listing.Files);
        AddLibraries(libraries, listing.Links.Keys);
        return libraries.ToImmutable();
    }

    /// <summary>The C library by its loader: <c>musl</c>, <c>glibc</c>; absent without one, unknown with both.</summary>
    public static ImageFact<string> FindLibc(ImmutableSortedSet<string> libraries)
    {
        var hasMusl = false;
        var hasGlibc = libraries.Contains("libc");
        foreach (var library in libraries)
        {
            hasMusl |= library.StartsWith("ld-musl-", StringComparison.Ordinal);
            hasGlibc |= library.StartsWith("ld-linux", StringComparison.Ordinal) || library.StartsWith("ld64", StringComparison.Ordinal);
        }

        // Musl's own libc.so is its loader.
        return hasMusl ? libraries.Contains("libm") && libraries.Contains("libpthread") ? default : ImageFact<string>.Known("musl")
            : hasGlibc ? ImageFact<string>.Known("glibc")
            : ImageFact<string>.Absent;
    }

    /// <summary>Whether there is a database of time zones; unknown where some of it is.</summary>
    public static Trilean HasTimeZones(ImageListing listing)
    {
        var file = listing.Resolve(Zone);
        return file is not null && listing.Files.Contains(file) ? Trilean.Yes
            : file == Zone && !listing.Files.Contains(ZoneFolder + "UTC") && !listing.Links.ContainsKey(ZoneFolder + "UTC") ? Trilean.No
            : Trilean.Unknown;
    }

    /// <summary>Whether <c>/bin</c>, <c>/sbin</c> and <c>/lib</c> are links into <c>/usr</c>; unknown where only some are.</summary>
    public static Trilean IsUsrMerged(ImageListing listing)
    {
        var merged = 0;
        foreach (var directory in new[] { "/bin", "/sbin", "/lib" })
        {
            merged += listing.Resolve(directory) is { } target && target.StartsWith("/usr/", StringComparison.Ordinal) ? 1 : 0;
        }

        return merged == 3 ? Trilean.Yes : merged == 0 ? Trilean.No : Trilean.Unknown;
    }

    /// <summary>The runtime of .NET as the catalogue names it, and its major and minor version; null without one, or with several versions.</summary>
    public static (string Runtime, string Version)? FindDotNet(ImageListing listing) =>
        FindFramework(listing, AspNetMark) is { } aspNet ? ("aspnet", aspNet)
        : FindFramework(listing, DotNetMark) is { } dotNet ? ("dotnet", dotNet)
        : null;

    /// <summary>The minor version of the one Python 3; null without one, or with several.</summary>
    public static int? FindPython(ImageListing listing)
    {
        int? minor = null;
        foreach (var file in Programs(listing))
        {
            if (file.IndexOf("/python3.", StringComparison.Ordinal) is >= 0 and var index
                && CatalogueTables.Number(file, index + 9, file.Length - index - 9) is >= 0 and var found)
            {
                if (minor is not null && minor != found)
                {
                    return null;
                }

                minor = found;
            }
        }

        return minor;
    }

    private static IEnumerable<string> Programs(ImageListing listing)
    {
        foreach (var file in listing.Files)
        {
            yield return file;
        }

        foreach (var link in listing.Links.Keys)
        {
            yield return link;
        }
    }

    // The folder of a framework is named by its version: …/shared/Microsoft.NETCore.App/10.0.1/
    private static string? FindFramework(ImageListing listing, string mark)
    {
        string? version = null;
        foreach (var file in listing.Files)
        {
            if (file.EndsWith("/" + mark, StringComparison.Ordinal) && file.IndexOf("/shared/", StringComparison.Ordinal) >= 0)
            {
                var parts = file.Split('/');
                var numbers = parts[parts.Length - 2].Split('.', '-');
                var found = numbers.Length >= 2 ? numbers[0] + "." + numbers[1] : null;
                if (found is null || (version is not null && version != found))
                {
                    return null;
                }

                version = found;
            }
        }

        return version;
    }

    private static void AddShells(ImmutableArray<string>.Builder shells, IEnumerable<string> paths, ImageListing listing)
    {
        foreach (var path in paths)
        {
            var slash = path.LastIndexOf('/');
            if (path.Substring(slash + 1) is not "busybox" and var name && ShellNames.Contains(name)
                && path.Substring(0, slash) is var directory && (SystemFolders.IsOnPath(directory) || directory == "/busybox")
                && listing.Has(path) == Trilean.Yes)
            {
                shells.Add(path);
            }
        }
    }

    private static int Rank(string shell) => shell is "/bin/sh" ? 0 : shell is "/usr/bin/sh" ? 1 : shell.EndsWith("/sh", StringComparison.Ordinal) ? 2 : 3;

    private static bool HasTool(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var name = path.Substring(path.LastIndexOf('/') + 1);
            if (ShellNames.Contains(name) || PackageManagers.Contains(name))
            {
                return true;
            }
        }

        return false;
    }

    private static void AddLibraries(ImmutableSortedSet<string>.Builder libraries, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var name = path.Substring(path.LastIndexOf('/') + 1);
            var end = name.IndexOf(".so", StringComparison.Ordinal);
            if (end > 0)
            {
                libraries.Add(name.Substring(0, end));
            }
        }
    }
}
