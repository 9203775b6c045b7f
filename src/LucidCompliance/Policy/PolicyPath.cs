using System;
using System.Collections.Generic;
using LucidCompliance.Model;

namespace LucidCompliance.Policy;

/// <summary>Paths in a policy. A folder is empty for the root, otherwise it has a final '/', so that a file's path begins with it.</summary>
internal static class PolicyPath
{
    /// <summary>The folder of a file: empty for the root, otherwise with a final '/'.</summary>
    public static string DirectoryOf(string path) => path.Substring(0, path.LastIndexOf('/') + 1);

    /// <summary>Resolves a path against a folder.</summary>
    /// <param name="directory">Empty for the root, otherwise with a final '/'; may be absolute.</param>
    /// <param name="path">The path as it is written.</param>
    /// <param name="result">The path without <c>.</c> and <c>..</c>.</param>
    /// <returns>False where the path is absolute, has backslashes, or leads out of the repository.</returns>
    public static bool TryResolve(string directory, string path, out string result)
    {
        result = string.Empty;
        if (path.Length == 0 || path.IndexOf('\\') >= 0 || RepositoryPath.IsAbsolute(path))
        {
            return false;
        }

        var parts = new List<string>();
        foreach (var part in (directory + path).Split('/'))
        {
            if (part == "..")
            {
                if (parts.Count == 0)
                {
                    return false;
                }

                parts.RemoveAt(parts.Count - 1);
            }
            else if (part.Length > 0 && part != ".")
            {
                parts.Add(part);
            }
        }

        result = (directory.StartsWith("/", StringComparison.Ordinal) ? "/" : string.Empty) + string.Join("/", parts);
        return parts.Count > 0;
    }
}
