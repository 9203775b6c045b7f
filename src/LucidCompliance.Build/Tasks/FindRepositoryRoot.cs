using System.IO;
using LucidCompliance.Repository.Discovery;
using Microsoft.Build.Framework;

namespace LucidCompliance.Build.Tasks;

/// <summary>Finds the root of the repository that holds a project.</summary>
public sealed class FindRepositoryRoot : RepositoryTask
{
    /// <summary>The project's folder.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = string.Empty;

    /// <summary>The root as a property states it, absolute or relative to the project's folder; empty seeks it.</summary>
    public string? StatedRoot { get; set; }

    /// <summary>The root's absolute path without a trailing separator; empty where there is none: then the project's folder is the root.</summary>
    [Output]
    public string Root { get; private set; } = string.Empty;

    /// <inheritdoc/>
    protected override void Run()
    {
        var project = Path.GetFullPath(ProjectDirectory);
        var root = string.IsNullOrEmpty(StatedRoot) ? RepositoryRoot.Find(project) : Path.GetFullPath(Path.Combine(project, StatedRoot));
        Root = root is null || root.Length == Path.GetPathRoot(root)!.Length ? root ?? string.Empty : root.TrimEnd(Path.DirectorySeparatorChar);
    }
}
