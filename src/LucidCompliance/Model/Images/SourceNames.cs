using System;

namespace LucidCompliance.Model.Images;

/// <summary>What the name of a source tells about it.</summary>
internal static class SourceNames
{
    private static readonly string[] Archives =
        [".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz", ".tbz2", ".tar.xz", ".txz", ".tar.zst"];

    // Only extensions that no directory of the usual layouts has: "conf.d", "MyApp.Api" and "jdk-17.0.1" are directories.
    private static readonly string[] Extensions =
    [
        ".sh", ".py", ".js", ".mjs", ".cjs", ".ts", ".json", ".yml", ".yaml", ".toml", ".xml", ".txt", ".md", ".conf", ".cfg", ".ini",
        ".dll", ".exe", ".so", ".jar", ".war", ".csproj", ".fsproj", ".vbproj", ".props", ".targets", ".sln", ".slnx", ".config", ".pem",
        ".crt", ".cer", ".key", ".pfx", ".html", ".css", ".rb", ".php", ".pl", ".go", ".mod", ".sum", ".lock", ".env", ".properties",
        ".sql", ".service", ".whl", ".zip", ".tar", ".tgz", ".gz", ".db", ".png", ".svg", ".gradle", ".kts", ".ps1", ".bat", ".cmd",
    ];

    /// <summary>Whether ADD fetches it by HTTP.</summary>
    public static bool IsUrl(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether ADD clones it: a git address, or a URL whose path ends with <c>.git</c>.</summary>
    public static bool IsGit(string text)
    {
        if (text.StartsWith("git://", StringComparison.Ordinal) || text.StartsWith("git@", StringComparison.Ordinal)
            || text.StartsWith("ssh://", StringComparison.Ordinal))
        {
            return true;
        }

        var hash = text.IndexOf('#');
        var path = hash < 0 ? text : text.Substring(0, hash);
        var query = path.IndexOf('?');
        return IsUrl(text) && (query < 0 ? path : path.Substring(0, query)).EndsWith(".git", StringComparison.Ordinal);
    }

    /// <summary>Whether ADD unpacks a local file of that name.</summary>
    public static bool IsArchive(string path) => EndsWithAny(path, Archives);

    /// <summary>Whether the name is that of a single file.</summary>
    public static bool HasFileExtension(string name)
    {
        var dot = name.LastIndexOf('.');
        if (dot <= 0 || name.IndexOf('.') == 0)
        {
            return false;
        }

        foreach (var extension in Extensions)
        {
            if (extension.Length == name.Length - dot && name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWithAny(string text, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (text.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
