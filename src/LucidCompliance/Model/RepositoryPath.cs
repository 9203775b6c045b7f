using System;
using System.Collections.Generic;

namespace LucidCompliance.Model;

/// <summary>Paths relative to the repository root, with '/' as separator; <c>.</c> is the root itself.</summary>
public static class RepositoryPath
{
    /// <summary>The directory of a path; <c>.</c> for a file at the root.</summary>
    public static string DirectoryOf(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : path.Substring(0, slash);
    }

    /// <summary>
    /// Resolves a path against a directory, without looking at the disk: <c>.</c> and <c>..</c> are taken out. A result that begins with
    /// <c>../</c> lies outside the root; an absolute path stays absolute.
    /// </summary>
    public static string Combine(string directory, string path)
    {
        path = path.Replace('\\', '/');
        var isAbsolute = IsAbsolute(path);
        var parts = new List<string>();
        foreach (var part in (isAbsolute ? path : directory + "/" + path).Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part == ".." && !isAbsolute)
            {
                parts.Add(part);
            }
            else if (part.Length > 0 && part != "." && part != "..")
            {
                parts.Add(part);
            }
        }

        var joined = string.Join("/", parts);
        return isAbsolute && path[0] == '/' ? "/" + joined : joined.Length == 0 ? "." : joined;
    }

    /// <summary>Whether a path begins at a file system's root: <c>/x</c> or <c>C:/x</c>.</summary>
    public static bool IsAbsolute(string path) =>
        path.Length > 0 && (path[0] == '/' || (path.Length > 2 && path[1] == ':' && path[2] == '/' && char.IsLetter(path[0])));
}
