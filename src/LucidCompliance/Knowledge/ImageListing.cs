using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace LucidCompliance.Knowledge;

/// <summary>An account of <c>/etc/passwd</c>, or a group of <c>/etc/group</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Id">The number.</param>
/// <param name="GroupId">The primary group of an account; the number itself of a group.</param>
public sealed record ImageAccount(string Name, int Id, int GroupId);

/// <summary>
/// Which files a built image has, as its layers prove it: all programs, shells, package managers and libraries, and what lies outside the
/// folders of the system. Other files are not listed, and nothing is known about them.
/// </summary>
public sealed class ImageListing
{
    /// <summary>Files outside the system's folders; an image with more has its application unlisted.</summary>
    internal const int MostApplicationFiles = 4_000;

    private const int MaximumLinks = 40;

    private readonly HashSet<string> _files;
    private readonly Dictionary<string, string> _links;

    internal ImageListing(IEnumerable<string> files, IEnumerable<KeyValuePair<string, string>> links, bool listsApplication)
    {
        Files = files.ToImmutableSortedSet(StringComparer.Ordinal);
        Links = links.ToImmutableSortedDictionary(StringComparer.Ordinal);
        ListsApplication = listsApplication;
        _files = new HashSet<string>(Files, StringComparer.Ordinal);
        _links = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var link in Links)
        {
            _links[link.Key] = link.Value;
        }
    }

    /// <summary>The listed files, and the folders outside the system's; absolute, without a link in the path to them.</summary>
    public ImmutableSortedSet<string> Files { get; }

    /// <summary>The links that lead to listed files or to their folders, with what they say.</summary>
    public ImmutableSortedDictionary<string, string> Links { get; }

    /// <summary>Whether what lies outside the system's folders is listed.</summary>
    public bool ListsApplication { get; }

    /// <summary>The distribution's <c>ID</c> in <c>/etc/os-release</c>; null without one.</summary>
    public string? Distribution { get; init; }

    /// <summary>Its <c>VERSION_ID</c>.</summary>
    public string? DistributionVersion { get; init; }

    /// <summary>The accounts; absent where the image has no such file, unknown where it cannot be read.</summary>
    public ImageFact<ImmutableArray<ImageAccount>> Accounts { get; init; } = ImageFact<ImmutableArray<ImageAccount>>.Absent;

    /// <summary>The groups; absent where the image has no such file, unknown where it cannot be read.</summary>
    public ImageFact<ImmutableArray<ImageAccount>> Groups { get; init; } = ImageFact<ImmutableArray<ImageAccount>>.Absent;

    /// <summary>Whether a file of this path is worth listing.</summary>
    internal static bool IsListed(string path)
    {
        var slash = path.LastIndexOf('/');
        var name = path.Substring(slash + 1);
        var directory = slash <= 0 ? "/" : path.Substring(0, slash);
        return IsProgramFolder(directory)
            || ShellNames.Contains(name)
            || PackageManagers.Contains(name)
            || IsLibrary(path, name)
            || ImageContents.IsMark(path, name)
            || !SystemFolders.Contains(path);
    }

    /// <summary>Whether the image has a file, or a folder outside the system's, at an absolute path.</summary>
    public Trilean Has(string path)
    {
        if (Resolve(path) is not { } file)
        {
            return Trilean.Unknown;
        }

        if (_files.Contains(file))
        {
            return Trilean.Yes;
        }

        var slash = file.LastIndexOf('/');
        return slash >= 0 && IsProgramFolder(file.Substring(0, slash)) ? Trilean.No
            : !SystemFolders.Contains(file) ? ListsApplication ? Trilean.No : Trilean.Unknown
            : ShellNames.Contains(file.Substring(slash + 1)) && !HasNamed(file.Substring(slash + 1)) ? Trilean.No
            : Trilean.Unknown;
    }

    /// <summary>Whether a program is in a folder of the usual PATH.</summary>
    public Trilean HasProgram(string name)
    {
        var result = Trilean.No;
        foreach (var directory in SystemFolders.Path)
        {
            switch (Has(directory + "/" + name))
            {
                case Trilean.Yes:
                    return Trilean.Yes;
                case Trilean.Unknown:
                    result = Trilean.Unknown;
                    break;
            }
        }

        return result;
    }

    /// <summary>The account of a name; null without one.</summary>
    internal ImageAccount? FindAccount(string name) => Find(Accounts, name, null);

    /// <summary>The account of a number; null without one.</summary>
    internal ImageAccount? FindAccount(int id) => Find(Accounts, null, id);

    /// <summary>The group of a name; null without one.</summary>
    internal ImageAccount? FindGroup(string name) => Find(Groups, name, null);

    /// <summary>Whether any file, wherever it lies, has a name that is listed everywhere.</summary>
    internal bool HasNamed(string name)
    {
        var suffix = "/" + name;
        foreach (var file in _files)
        {
            if (file.EndsWith(suffix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        foreach (var link in _links)
        {
            if (link.Key.EndsWith(suffix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The path with the links on it followed; null where they lead in a circle.</summary>
    internal string? Resolve(string path)
    {
        for (var links = 0; links < MaximumLinks; links++)
        {
            if (FindLink(path, out var end) is not { } target)
            {
                return path;
            }

            var parent = path.Substring(0, path.LastIndexOf('/', end - 1) + 1);
            path = Normalize((target.Length > 0 && target[0] == '/' ? target : parent + target) + path.Substring(end));
        }

        return null;
    }

    /// <summary>An absolute path without empty parts, <c>.</c> and <c>..</c>, which stops at the root.</summary>
    internal static string Normalize(string path)
    {
        if (path.Length > 0 && path[0] == '/' && path.IndexOf("//", StringComparison.Ordinal) < 0 && path.IndexOf("/.", StringComparison.Ordinal) < 0
            && (path.Length == 1 || path[path.Length - 1] != '/'))
        {
            return path;
        }

        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == "..")
            {
                if (parts.Count > 0)
                {
                    parts.RemoveAt(parts.Count - 1);
                }
            }
            else if (part.Length > 0 && part != ".")
            {
                parts.Add(part);
            }
        }

        return "/" + string.Join("/", parts);
    }

    private static bool IsProgramFolder(string directory) => SystemFolders.IsOnPath(directory) || directory == "/busybox";

    // Wherever a loader may be told to look.
    private static bool IsLibrary(string path, string name) =>
        name.IndexOf(".so", StringComparison.Ordinal) > 0
        && (name.StartsWith("lib", StringComparison.Ordinal) || name.StartsWith("ld-", StringComparison.Ordinal) || name.StartsWith("ld64", StringComparison.Ordinal))
        && (path.StartsWith("/lib", StringComparison.Ordinal) || path.StartsWith("/usr/", StringComparison.Ordinal) || path.StartsWith("/opt/", StringComparison.Ordinal));

    private static ImageAccount? Find(ImageFact<ImmutableArray<ImageAccount>> accounts, string? name, int? id)
    {
        if (accounts.TryGet(out var all))
        {
            foreach (var account in all)
            {
                if (account.Id == id || string.Equals(account.Name, name, StringComparison.Ordinal))
                {
                    return account;
                }
            }
        }

        return null;
    }

    private string? FindLink(string path, out int end)
    {
        for (end = 0; end < path.Length;)
        {
            end = path.IndexOf('/', end + 1);
            end = end < 0 ? path.Length : end;
            if (_links.TryGetValue(path.Substring(0, end), out var target))
            {
                return target;
            }
        }

        return null;
    }
}
