using System;
using System.Collections.Generic;

namespace LucidCompliance.Model.Compose;

/// <summary>Arithmetic on paths relative to the repository root, '/' as separator. A path that leaves the root begins with <c>..</c>.</summary>
internal static class RepositoryPath
{
    /// <summary>Resolves a relative path against a directory.</summary>
    public static string Combine(string directory, string path)
    {
        var parts = new List<string>();
        Add(parts, directory);
        Add(parts, path);
        return parts.Count == 0 ? "." : string.Join("/", parts);
    }

    /// <summary>The directory of a file; <c>.</c> for one in the root.</summary>
    public static string DirectoryOf(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash <= 0 ? "." : path.Substring(0, slash);
    }

    /// <summary>The last part.</summary>
    public static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);

    /// <summary>Whether a path as it is written in a Compose file is none relative to a directory: absolute, of a drive, or of the home directory.</summary>
    public static bool IsRooted(string path) =>
        path.Length > 0
        && (path[0] is '/' or '\\' or '~'
            || (path.Length > 1 && path[1] == ':' && (path[0] | 0x20) is >= 'a' and <= 'z'));

    private static void Add(List<string> parts, string path)
    {
        foreach (var part in path.Replace('\\', '/').Split('/'))
        {
            if (part.Length == 0 || part == ".")
            {
                continue;
            }

            if (part == ".." && parts.Count > 0 && !string.Equals(parts[parts.Count - 1], "..", StringComparison.Ordinal))
            {
                parts.RemoveAt(parts.Count - 1);
                continue;
            }

            parts.Add(part);
        }
    }
}
