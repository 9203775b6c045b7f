using System.Collections.Immutable;

namespace LucidCompliance.Model;

/// <summary>What kind of file an artifact is; the names are those of the item metadata <c>Kind</c>.</summary>
public enum ArtifactKind
{
    /// <summary>A Dockerfile or Containerfile.</summary>
    Dockerfile,

    /// <summary>A Compose file.</summary>
    Compose,

    /// <summary>A dotenv file.</summary>
    EnvFile,

    /// <summary>A start, health or entry script, or a requirements file.</summary>
    Script,

    /// <summary>An <c>appsettings*.json</c>.</summary>
    AppSettings,

    /// <summary>A <c>launchSettings.json</c>.</summary>
    LaunchSettings,

    /// <summary>A <c>NuGet.config</c>.</summary>
    NuGetConfig,

    /// <summary>A <c>.dockerignore</c>.</summary>
    IgnoreFile,

    /// <summary>A project file.</summary>
    Project,

    /// <summary>An MSBuild file that projects import.</summary>
    Props,

    /// <summary>An OCI layout or docker-archive.</summary>
    ImageArchive,

    /// <summary>A <c>lucid-compliance.yml</c>.</summary>
    Policy,

    /// <summary>A <c>lucid-baseline.json</c>.</summary>
    Baseline,
}

/// <summary>One file that takes part in the analysis.</summary>
/// <param name="Path">Relative to the repository root, '/' as separator.</param>
/// <param name="Kind">What it is.</param>
public sealed record Artifact(string Path, ArtifactKind Kind)
{
    /// <summary>Whether findings in this file are reported here; otherwise it only informs the model (another project reports it).</summary>
    public bool IsInScope { get; init; } = true;

    /// <summary>Whether some analysis of the build reports findings in this file; not so for a project without the package.</summary>
    public bool HasReporter { get; init; } = true;

    /// <summary>Whether an item named it; a file that only its name suggests is skipped when it does not look like its kind.</summary>
    public bool IsExplicit { get; init; }

    /// <summary>The reference that an item gives the image of an archive, instead of the names that the archive has: only for <see cref="ArtifactKind.ImageArchive"/>.</summary>
    public string? ImageName { get; init; }

    /// <summary>How Compose is run on it: only for <see cref="ArtifactKind.Compose"/>.</summary>
    public ComposeRun? Run { get; init; }
}

/// <summary>How a Compose file is run, from item metadata; null and empty mean what <c>docker compose</c> does by itself.</summary>
public sealed record ComposeRun
{
    /// <summary><c>--project-directory</c>, relative to the repository root.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary><c>--env-file</c> list, relative to the repository root; replaces <c>.env</c>.</summary>
    public ImmutableArray<string> EnvFiles { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Further <c>-f</c> files, merged in order, relative to the repository root.</summary>
    public ImmutableArray<string> Overrides { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Active profiles; empty judges all.</summary>
    public ImmutableArray<string> Profiles { get; init; } = ImmutableArray<string>.Empty;
}
