using System;
using LucidCompliance.Model;

namespace LucidCompliance.Build.Discovery;

/// <summary>Which files are artifacts by their name alone.</summary>
internal static class ArtifactNames
{
    // What a Dockerfile's last extension says when the file is about a Dockerfile and not one: sources, documents, scripts, backups, templates.
    private static readonly string[] NoDockerfile =
    [
        "cs", "fs", "vb", "md", "rst", "adoc", "html", "go", "py", "rb", "rs", "java", "kt", "ts", "tsx", "js", "mjs", "cjs", "jsx", "php", "c",
        "h", "cpp", "json", "jsonc", "toml", "xml", "yml", "yaml", "txt", "log", "csv", "sh", "bash", "ps1", "psm1", "bat", "cmd", "bak", "orig",
        "rej", "old", "save", "swp", "swo", "tmp", "patch", "diff", "lock", "dockerignore", "j2", "jinja", "jinja2", "tmpl", "tpl", "template",
        "erb", "in", "mustache", "hbs", "zip", "gz", "tar",
    ];

    private static readonly string[] NoEnvFile =
    [
        "vault", "keys", "enc", "encrypted", "gpg", "pgp", "asc", "age", "sops", "bak", "orig", "rej", "swp", "swo", "tmp", "patch", "diff",
        "j2", "jinja", "jinja2", "tmpl", "tpl", "erb", "in", "mustache", "hbs", "md", "js", "ts", "py", "php", "json", "yml", "yaml", "sh",
        "d", "zip", "gz",
    ];

    private static readonly string[] PrunedDirectories =
    [
        "bin", "obj", ".git", ".vs", ".venv", "node_modules", "vendor", "artifacts", "TestResults", ".devcontainer", ".github", ".lucid",
    ];

    /// <summary>The kind that a file name suggests, or null where it suggests none.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="directoryName">The name of the folder that holds it: launch settings count only under <c>Properties</c>.</param>
    public static ArtifactKind? GetKind(string name, string directoryName)
    {
        if (name.Length < 4)
        {
            return null;
        }

        switch (name[0])
        {
            case '.':
                return name == ".dockerignore" ? ArtifactKind.IgnoreFile : IsEnvFile(name) ? ArtifactKind.EnvFile : GetDockerfile(name);
            case 'c' or 'C' or 'd' or 'D':
                if (IsCompose(name))
                {
                    return ArtifactKind.Compose;
                }

                if (Is(name, "Directory.Build.props") || Is(name, "Directory.Build.targets") || Is(name, "Directory.Packages.props"))
                {
                    return ArtifactKind.Props;
                }

                break;
            case 'a' or 'A' when Starts(name, "appsettings") && Ends(name, ".json") && (name.Length == 16 || name[11] == '.'):
                return ArtifactKind.AppSettings;
            case 'l' or 'L' when Is(name, "launchSettings.json") && Is(directoryName, "Properties"):
                return ArtifactKind.LaunchSettings;
            case 'n' or 'N' when Is(name, "NuGet.config"):
                return ArtifactKind.NuGetConfig;
        }

        return IsProject(name) ? ArtifactKind.Project : GetDockerfile(name);
    }

    /// <summary>Whether the name is that of a project that may own its folder: C#, F# or Visual Basic.</summary>
    public static bool IsProject(string name) => Ends(name, ".csproj") || Ends(name, ".fsproj") || Ends(name, ".vbproj");

    /// <summary>Whether a folder of this name is never searched.</summary>
    public static bool IsPruned(string directoryName)
    {
        foreach (var pruned in PrunedDirectories)
        {
            if (Is(directoryName, pruned))
            {
                return true;
            }
        }

        return Starts(directoryName, ".gitpod");
    }

    private static ArtifactKind? GetDockerfile(string name)
    {
        var dot = name.LastIndexOf('.');
        var extension = dot < 0 ? string.Empty : name.Substring(dot + 1);
        if (Is(extension, "Dockerfile") || Is(extension, "Containerfile"))
        {
            return ArtifactKind.Dockerfile;
        }

        var stem = Starts(name, "Dockerfile") ? 10 : Starts(name, "Containerfile") ? 13 : 0;
        if (stem == 0 || (name.Length > stem && name[stem] is not ('.' or '-')) || name.Length == stem + 1 || name[name.Length - 1] == '~')
        {
            return null;
        }

        return dot >= 0 && IsOneOf(extension, NoDockerfile) ? null : ArtifactKind.Dockerfile;
    }

    private static bool IsCompose(string name)
    {
        if (!Ends(name, ".yml") && !Ends(name, ".yaml"))
        {
            return false;
        }

        // composer.yml is another tool's file; docker-composeX.yml is a habit that Compose users have.
        return Starts(name, "docker-compose") ? !Starts(name, "docker-composer") : Starts(name, "compose") && name[7] is '.' or '-';
    }

    private static bool IsEnvFile(string name) =>
        name == ".env"
        || (name.StartsWith(".env.", StringComparison.Ordinal) && name.Length > 5 && name[name.Length - 1] != '~'
            && !IsOneOf(name.Substring(name.LastIndexOf('.') + 1), NoEnvFile));

    private static bool IsOneOf(string extension, string[] extensions)
    {
        foreach (var candidate in extensions)
        {
            if (Is(extension, candidate))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private static bool Starts(string name, string prefix) => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static bool Ends(string name, string suffix) => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
}
