using System;
using System.Collections.Generic;
using System.IO;

namespace LucidCompliance.Repository.Git;

/// <summary>Where git keeps what it knows about a working tree.</summary>
internal sealed class GitRepository
{
    private GitRepository(string workTree, string gitDirectory, string commonDirectory)
    {
        WorkTree = workTree;
        GitDirectory = gitDirectory;
        CommonDirectory = commonDirectory;
    }

    /// <summary>The folder that holds <c>.git</c>; absolute.</summary>
    public string WorkTree { get; }

    /// <summary>The folder with this working tree's <c>index</c>.</summary>
    public string GitDirectory { get; }

    /// <summary>The folder with <c>config</c> and <c>info/exclude</c>: another one than <see cref="GitDirectory"/> in an added worktree.</summary>
    public string CommonDirectory { get; }

    /// <summary>The index file.</summary>
    public string IndexFile => Path.Combine(GitDirectory, "index");

    /// <summary>The ignore file that belongs to the clone alone.</summary>
    public string ExcludeFile => Path.Combine(CommonDirectory, "info", "exclude");

    /// <summary>The repository whose working tree holds the directory; null outside any.</summary>
    public static GitRepository? Find(string directory)
    {
        for (var current = directory; !string.IsNullOrEmpty(current); current = Path.GetDirectoryName(current))
        {
            var git = Path.Combine(current, ".git");
            if (Directory.Exists(git))
            {
                return new GitRepository(current, git, git);
            }

            if (File.Exists(git))
            {
                return OpenLinked(current, git);
            }
        }

        return null;
    }

    /// <summary>
    /// The ignore files that count in a directory of the working tree without its own, the weakest first: each with the folder that its
    /// rules are relative to.
    /// </summary>
    public IEnumerable<(string Directory, string File)> GetIgnoreFilesAbove(string directory)
    {
        yield return (WorkTree, ExcludeFile);
        for (var current = WorkTree; current.Length < directory.Length;)
        {
            yield return (current, Path.Combine(current, ".gitignore"));
            var next = directory.IndexOf(Path.DirectorySeparatorChar, current.Length + 1);
            current = next < 0 ? directory : directory.Substring(0, next);
        }
    }

    private static GitRepository? OpenLinked(string workTree, string gitFile)
    {
        const string Prefix = "gitdir:";
        try
        {
            var line = FirstLine(gitFile);
            if (!line.StartsWith(Prefix, StringComparison.Ordinal))
            {
                return null;
            }

            var directory = Path.GetFullPath(Path.Combine(workTree, line.Substring(Prefix.Length).Trim()));
            var commonFile = Path.Combine(directory, "commondir");
            var common = File.Exists(commonFile) ? Path.GetFullPath(Path.Combine(directory, FirstLine(commonFile))) : directory;
            return new GitRepository(workTree, directory, common);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string FirstLine(string path)
    {
        using var reader = new StreamReader(path);
        return reader.ReadLine()?.Trim() ?? string.Empty;
    }
}
