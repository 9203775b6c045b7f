using System.Collections.Generic;
using System.IO;

namespace LucidCompliance.Repository.Discovery;

/// <summary>Finds the global analyzer configuration files that hold for a folder, as the compiler's targets do.</summary>
internal static class GlobalConfigFiles
{
    /// <summary>The existing <c>.globalconfig</c> files from the folder upwards, absolute, the nearest last.</summary>
    public static List<string> Find(string directory)
    {
        var files = new List<string>();
        for (var current = directory; !string.IsNullOrEmpty(current); current = Path.GetDirectoryName(current))
        {
            var file = Path.Combine(current, ".globalconfig");
            if (File.Exists(file))
            {
                files.Add(file);
            }
        }

        files.Reverse();
        return files;
    }
}
