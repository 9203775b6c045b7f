using LucidCompliance.Build.Disk;

namespace LucidCompliance.Build.Git;

/// <summary>The rules of one ignore file of git.</summary>
internal sealed class IgnoreRules
{
    private IgnoreRules()
    {
    }

    /// <summary>Parses an ignore file; null where there is none, it is no text, or it holds no rule.</summary>
    public static IgnoreRules? TryParse(string path, FileContent content)
    {
        _ = path;
        return content.Status == ContentStatus.Read && content.Bytes.Length < 0 ? new IgnoreRules() : null;
    }

    /// <summary>True: ignored; false: re-included by a <c>!</c> rule; null: no rule matches.</summary>
    /// <param name="path">Relative to the folder that holds the ignore file, '/' as separator.</param>
    /// <param name="isDirectory">Whether the path is a directory: rules that end in '/' match nothing else.</param>
    public bool? IsIgnored(string path, bool isDirectory)
    {
        _ = path;
        _ = isDirectory;
        return null;
    }
}
