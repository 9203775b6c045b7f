using System;

namespace LucidCompliance.Model;

/// <summary>Which files are artifacts by their name, and which folders are never searched. Pure: front ends do the walking.</summary>
public static class ArtifactDiscovery
{
    /// <summary>The name of a policy file.</summary>
    public const string PolicyFileName = "lucid-compliance.yml";

    /// <summary>The name of a baseline file.</summary>
    public const string BaselineFileName = "lucid-baseline.json";

    // A Dockerfile's last extension that says that the file is a source, a document or a copy (RULES.md convention 21 for templates).
    private static readonly string[] ForeignExtensions =
    [
        "cs", "fs", "vb", "md", "rst", "adoc", "go", "py", "rb", "rs", "java", "kt", "ts", "js", "mjs", "cjs", "jsx", "tsx", "php", "pl", "lua",
        "json", "yml", "yaml", "toml", "xml", "html", "htm", "css", "txt", "log", "csv", "sh", "bash", "zsh", "ps1", "bat", "cmd", "bak", "orig",
        "rej", "tmp", "swp", "old", "save", "dockerignore", "containerignore", "j2", "jinja", "jinja2", "tmpl", "tpl", "erb", "in",
        "mustache", "hbs", "ejs", "png", "svg", "pdf", "zip", "gz", "tar", "lock", "sum", "patch", "diff", "snap", "verified", "received", "fixed",
    ];

    private static readonly string[] PrunedFolders =
    [
        "bin", "obj", ".git", ".vs", ".venv", "node_modules", "vendor", "artifacts", "TestResults", ".devcontainer", ".github", ".lucid",
    ];

    /// <summary>Whether a folder of this name is never searched.</summary>
    public static bool IsPrunedFolder(string name)
    {
        if (name.StartsWith(".gitpod", StringComparison.Ordinal))
        {
            return true;
        }

        foreach (var pruned in PrunedFolders)
        {
            if (string.Equals(name, pruned, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The kind of artifact that a path's last part names, or null where it names none.</summary>
    /// <param name="path">A path with '/' as separator, or a file name.</param>
    public static ArtifactKind? Classify(string path)
    {
        var slash = path.LastIndexOf('/');
        var name = path.Substring(slash + 1);
        if (IsDockerfile(name))
        {
            return ArtifactKind.Dockerfile;
        }

        if (IsCompose(name))
        {
            return ArtifactKind.Compose;
        }

        if (IsEnvFile(name))
        {
            return ArtifactKind.EnvFile;
        }

        if (Ends(name, ".dockerignore"))
        {
            return ArtifactKind.IgnoreFile;
        }

        if (Starts(name, "appsettings") && Ends(name, ".json"))
        {
            return ArtifactKind.AppSettings;
        }

        if (Same(name, "launchSettings.json") && slash >= 0 && (Same(path.Substring(0, slash), "Properties") || Ends(path.Substring(0, slash), "/Properties")))
        {
            return ArtifactKind.LaunchSettings;
        }

        if (Same(name, "NuGet.config"))
        {
            return ArtifactKind.NuGetConfig;
        }

        if (Same(name, PolicyFileName))
        {
            return ArtifactKind.Policy;
        }

        if (Same(name, BaselineFileName))
        {
            return ArtifactKind.Baseline;
        }

        if (Same(name, "Directory.Build.props") || Same(name, "Directory.Build.targets") || Same(name, "Directory.Packages.props"))
        {
            return ArtifactKind.Props;
        }

        return IsProject(name) ? ArtifactKind.Project : null;
    }

    /// <summary>Whether the name is that of a C#, F# or Visual Basic project.</summary>
    public static bool IsProject(string name) => Ends(name, ".csproj") || Ends(name, ".fsproj") || Ends(name, ".vbproj");

    /// <summary>Whether an env file's name says that it is an example: <c>.env.example</c>, <c>foundation.env.sample</c>.</summary>
    public static bool IsExampleName(string name)
    {
        foreach (var part in name.Split('.', '-', '_'))
        {
            if (Same(part, "example") || Same(part, "sample") || Same(part, "template") || Same(part, "dist"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDockerfile(string name)
    {
        foreach (var stem in new[] { "Dockerfile", "Containerfile" })
        {
            if (Same(name, stem) || (Ends(name, "." + stem) && name.Length > stem.Length + 1))
            {
                return true;
            }

            if (Starts(name, stem) && name.Length > stem.Length + 1 && name[stem.Length] is '.' or '-')
            {
                return !HasForeignExtension(name) && !Ends(name, ".template");
            }
        }

        return false;
    }

    private static bool HasForeignExtension(string name)
    {
        var extension = name.Substring(name.LastIndexOf('.') + 1);
        foreach (var foreign in ForeignExtensions)
        {
            if (Same(extension, foreign))
            {
                return true;
            }
        }

        return false;
    }

    // compose.yaml, compose.x.yaml, compose-x.yaml, docker-compose*.yaml, each also with .yml.
    private static bool IsCompose(string name)
    {
        var stem = Ends(name, ".yml") ? name.Length - 4 : Ends(name, ".yaml") ? name.Length - 5 : 0;
        if (stem == 0)
        {
            return false;
        }

        return Starts(name, "docker-compose") || (Starts(name, "compose") && (stem == 7 || name[7] is '.' or '-'));
    }

    // .env and .env.x; tools of other kinds, and files that are encrypted, are no dotenv files.
    private static bool IsEnvFile(string name)
    {
        if (!Starts(name, ".env") || (name.Length > 4 && name[4] != '.'))
        {
            return false;
        }

        return !(Same(name, ".env.vault") || Same(name, ".env.keys") || Same(name, ".env.me") || Ends(name, ".enc") || Ends(name, ".encrypted")
            || Ends(name, ".gpg") || Ends(name, ".age") || Ends(name, ".sops") || (name.Length > 4 && HasForeignExtension(name)));
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool Starts(string text, string prefix) => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static bool Ends(string text, string suffix) => text.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
}
