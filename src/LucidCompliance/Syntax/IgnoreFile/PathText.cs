using System;
using System.Collections.Generic;

namespace LucidCompliance.Syntax.IgnoreFile;

/// <summary>Paths as text, with slashes.</summary>
internal static class PathText
{
    /// <summary>The shortest equal path, as Go's filepath.Clean gives it on Unix: no empty, "." or inner ".." parts, no slash at the end.</summary>
    public static string Clean(string path)
    {
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
