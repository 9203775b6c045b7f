using System;

namespace LucidCompliance.Model;

/// <summary>
/// Folders that builds write, by their usual names. What is missing there is no defect: the build makes it (RULES.md convention 19).
/// </summary>
public static class BuildOutputs
{
    private static readonly string[] Names = ["bin", "obj", "publish", "out", "dist", "build", "target", "artifacts"];

    /// <summary>Whether a path is such a folder or lies below one.</summary>
    /// <param name="path">A relative path with '/' as separator.</param>
    /// <param name="comparison">Whether the names' case counts.</param>
    public static bool Contains(string path, StringComparison comparison = StringComparison.Ordinal)
    {
        for (var start = 0; start < path.Length;)
        {
            var end = path.IndexOf('/', start);
            end = end < 0 ? path.Length : end;
            foreach (var name in Names)
            {
                if (name.Length == end - start && string.Compare(path, start, name, 0, name.Length, comparison) == 0)
                {
                    return true;
                }
            }

            start = end + 1;
        }

        return false;
    }
}
