using System.IO;

namespace LucidCompliance.Build.Discovery;

/// <summary>Finds the directory that a repository's paths are relative to.</summary>
internal static class RepositoryRoot
{
    /// <summary>The name of the policy file, which marks a root as git does.</summary>
    public const string PolicyFileName = "lucid-compliance.yml";

    /// <summary>
    /// The nearest directory from <paramref name="projectDirectory"/> upwards that holds <c>.git</c> (a folder, or the file of a worktree
    /// or submodule) or a policy file; null where there is none.
    /// </summary>
    public static string? Find(string projectDirectory)
    {
        for (var directory = projectDirectory; !string.IsNullOrEmpty(directory); directory = Path.GetDirectoryName(directory))
        {
            var git = Path.Combine(directory, ".git");
            if (Directory.Exists(git) || File.Exists(git) || File.Exists(Path.Combine(directory, PolicyFileName)))
            {
                return directory;
            }
        }

        return null;
    }
}
