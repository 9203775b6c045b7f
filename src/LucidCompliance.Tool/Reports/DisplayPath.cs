using System.IO;

namespace LucidCompliance.Tool.Reports;

/// <summary>How paths are shown: relative to where the user stands, so that a terminal or an editor can follow them.</summary>
/// <param name="root">The repository's root, absolute.</param>
/// <param name="directory">The working directory, absolute.</param>
internal sealed class DisplayPath(string root, string directory)
{
    /// <summary>The path to show for one that is relative to the root.</summary>
    public string Get(string path) => Path.GetRelativePath(directory, Path.GetFullPath(Path.Combine(root + Path.DirectorySeparatorChar, path)));
}
