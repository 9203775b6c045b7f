using System.IO;

namespace LucidCompliance.Repository.Discovery;

/// <summary>Finds the directory that a repository's paths are relative to.</summary>
internal static class RepositoryRoot
{
    /// <summary>The policy file's name; the engine's own constant is not used, because this runs where the engine is not loaded.</summary>
    private const string PolicyFileName = "lucid-compliance.yml";

    /// <summary>
    /// The nearest directory from <paramref name="projectDirectory"/> upwards that holds <c>.git</c> (a folder, or the file of a worktree
    /// or submodule); without a repository the topmost that holds a policy file, because folders below may have policies of their own and
    /// are still one repository; null where there is neither.
    /// </summary>
    public static string? Find(string projectDirectory)
    {
        string? withPolicy = null;
        for (var directory = projectDirectory; !string.IsNullOrEmpty(directory); directory = Path.GetDirectoryName(directory))
        {
            var git = Path.Combine(directory, ".git");
            if (Directory.Exists(git) || File.Exists(git))
            {
                return directory;
            }

            if (File.Exists(Path.Combine(directory, PolicyFileName)))
            {
                withPolicy = directory;
            }
        }

        return withPolicy;
    }
}
