using System;
using System.Collections.Generic;
using System.Text;
using LucidCompliance.Syntax.IgnoreFile;

namespace LucidCompliance.Model.Images;

/// <summary>Paths in Linux images.</summary>
internal static class ImagePath
{
    /// <summary>The path from a directory, absolute and without <c>.</c>, <c>..</c>, doubled slashes and a slash at the end.</summary>
    public static string Combine(string directory, string path) =>
        path.Length > 0 && path[0] == '/' ? Normalize(path)
        : PathText.IsClean(path, 0) && IsNormal(directory) ? Join(directory, path)
        : Normalize(directory + "/" + path);

    /// <summary>Whether BuildKit reads the path as a directory: it ends with a slash, <c>.</c> or <c>..</c>.</summary>
    public static bool NamesDirectory(string path) =>
        path.Length == 0 || path[path.Length - 1] == '/' || path is "." or ".."
        || path.EndsWith("/.", StringComparison.Ordinal) || path.EndsWith("/..", StringComparison.Ordinal);

    /// <summary>The last component; empty for the root.</summary>
    public static string BaseName(string path)
    {
        var end = path.Length;
        while (end > 0 && path[end - 1] == '/')
        {
            end--;
        }

        var start = end == 0 ? 0 : path.LastIndexOf('/', end - 1) + 1;
        return path.Substring(start, end - start);
    }

    /// <summary>The directory that holds a normalised path; null for the root.</summary>
    public static string? Parent(string path)
    {
        if (path.Length <= 1)
        {
            return null;
        }

        var slash = path.LastIndexOf('/');
        return slash <= 0 ? "/" : path.Substring(0, slash);
    }

    /// <summary>The other name that a merged <c>/usr</c> gives to a normalised path; null where there is none.</summary>
    public static string? MergedAlias(string path)
    {
        foreach (var directory in Merged)
        {
            if (path.StartsWith(directory, StringComparison.Ordinal) && path.Length > directory.Length && path[directory.Length] == '/')
            {
                return "/usr" + path;
            }
        }

        return path.StartsWith("/usr/", StringComparison.Ordinal) && MergedAliasBelowUsr(path) ? path.Substring(4) : null;
    }

    /// <summary>Joins a directory of a normalised path and what follows in it.</summary>
    public static string Join(string directory, string relative) =>
        relative.Length == 0 ? directory : directory == "/" ? "/" + relative : directory + "/" + relative;

    private static readonly string[] Merged = ["/bin", "/sbin", "/lib", "/lib64"];

    private static bool MergedAliasBelowUsr(string path)
    {
        foreach (var directory in Merged)
        {
            if (string.CompareOrdinal(path, 4, directory, 0, directory.Length) == 0
                && path.Length > 4 + directory.Length && path[4 + directory.Length] == '/')
            {
                return true;
            }
        }

        return false;
    }

    private static string Normalize(string path)
    {
        if (IsNormal(path))
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
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        var result = new StringBuilder(path.Length + 1);
        foreach (var part in parts)
        {
            result.Append('/').Append(part);
        }

        return result.Length == 0 ? "/" : result.ToString();
    }

    private static bool IsNormal(string path) => path.Length > 0 && path[0] == '/' && (path.Length == 1 || PathText.IsClean(path, 1));
}
