namespace LucidCompliance.Model.Compose;

/// <summary>Paths as a Compose file writes them.</summary>
internal static class ComposePath
{
    /// <summary>The last part.</summary>
    public static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);

    /// <summary>Whether a path is none relative to a directory: absolute, of a drive, or of the home directory.</summary>
    public static bool IsRooted(string path) =>
        path.Length > 0
        && (path[0] is '/' or '\\' or '~'
            || (path.Length > 1 && path[1] == ':' && (path[0] | 0x20) is >= 'a' and <= 'z'));
}
