using System;
using System.Collections.Generic;

namespace LucidCompliance.Syntax.IgnoreFile;

/// <summary>Paths as text, with slashes.</summary>
internal static class PathText
{
    /// <summary>The shortest equal path, as Go's filepath.Clean gives it on Unix: no empty, "." or inner ".." parts, no slash at the end.</summary>
    public static string Clean(string path)
    {
        if (IsClean(path, 0))
        {
            return path;
        }

        var isRooted = path.Length > 0 && path[0] == '/';
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part.Length == 0 || part == ".")
            {
                continue;
            }

            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0 && parts[parts.Count - 1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (!isRooted)
            {
                parts.Add(part);
            }
        }

        var joined = string.Join("/", parts);
        return isRooted ? "/" + joined : joined.Length == 0 ? "." : joined;
    }

    /// <summary>
    /// Whether a relative path has nothing to clean: it has no empty, "." or ".." parts and no slash at an end. Nearly every path that people write
    /// is one, and then it is its own shortest form.
    /// </summary>
    /// <param name="path">The path.</param>
    /// <param name="start">Where it begins, behind the slash of a rooted path.</param>
    public static bool IsClean(string path, int start)
    {
        for (var part = start; ;)
        {
            var end = path.IndexOf('/', part);
            end = end < 0 ? path.Length : end;
            if (end == part || (path[part] == '.' && (end - part == 1 || (end - part == 2 && path[part + 1] == '.'))))
            {
                return false;
            }

            if (end == path.Length)
            {
                return true;
            }

            part = end + 1;
        }
    }

    /// <summary>A path that a caller gives, relative to the ignore file's directory.</summary>
    public static string Normalize(string path)
    {
        if (path is null)
        {
            throw new ArgumentNullException(nameof(path));
        }

        return Clean(path.Replace('\\', '/').TrimStart('/'));
    }
}
