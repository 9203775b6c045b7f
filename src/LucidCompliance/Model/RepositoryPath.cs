using System;
using System.Collections.Generic;
using LucidCompliance.Syntax.IgnoreFile;

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
        if (!isAbsolute && PathText.IsClean(path, 0))
        {
            if (directory == ".")
            {
                return path;
            }

            if (PathText.IsClean(directory, 0))
            {
                return directory + "/" + path;
            }
        }
        else if (path == "." && PathText.IsClean(directory, 0))
        {
            return directory;
        }

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

    /// <summary>How a path is written from a directory, so that <see cref="Combine"/> leads back: <c>./x</c>, <c>../x</c>, <c>.</c>.</summary>
    /// <param name="directory">Relative to the root and inside it.</param>
    /// <param name="path">Relative to the root and inside it.</param>
    public static string RelativeTo(string directory, string path)
    {
        string[] from = directory == "." ? [] : directory.Split('/');
        string[] to = path == "." ? [] : path.Split('/');
        var common = 0;
        while (common < from.Length && common < to.Length && string.Equals(from[common], to[common], StringComparison.Ordinal))
        {
            common++;
        }

        var parts = new List<string> { common == from.Length ? "." : ".." };
        for (var i = common + 1; i < from.Length; i++)
        {
            parts.Add("..");
        }

        for (var i = common; i < to.Length; i++)
        {
            parts.Add(to[i]);
        }

        return string.Join("/", parts);
    }
}
