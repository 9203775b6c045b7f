using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using LucidCompliance.Model;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Repository.Git;

namespace LucidCompliance.Repository.Discovery;

/// <summary>
/// One walk over the folders of a root, linear in what it visits. It does not enter folders that hold no sources, that git ignores, that are
/// repositories of their own, or that are links.
/// </summary>
internal sealed class RepositoryWalk
{
    private const string SdkName = "LucidCompliance.Sdk";
    private readonly string _root;
    private readonly CancellationToken _cancellation;
    private readonly List<Artifact> _artifacts = [];
    private readonly List<string> _complianceProjects = [];
    private readonly Stack<Folder> _pending = new();

    /// <param name="root">An absolute path.</param>
    /// <param name="cancellation">Checked once in each folder.</param>
    public RepositoryWalk(string root, CancellationToken cancellation)
    {
        _root = root;
        _cancellation = cancellation;
    }

    /// <summary>How many folders the walk entered.</summary>
    public int FolderCount { get; private set; }

    /// <summary>Walks the root.</summary>
    /// <param name="repository">The git repository that holds the root, or null.</param>
    public RepositoryIndex Walk(GitRepository? repository)
    {
        _pending.Push(new Folder(string.Empty, new DirectoryInfo(_root), GetRulesAbove(repository)));
        while (_pending.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            Enter(_pending.Pop());
        }

        return new RepositoryIndex(_artifacts, _complianceProjects);
    }

    private IgnoreScope? GetRulesAbove(GitRepository? repository)
    {
        IgnoreScope? scope = null;
        if (repository is not null)
        {
            foreach (var (directory, file) in repository.GetIgnoreFilesAbove(_root))
            {
                scope = IgnoreScope.Push(scope, directory, file);
            }
        }

        return scope;
    }

    private void Enter(Folder folder)
    {
        FolderCount++;
        var files = new List<string>();
        var directories = new List<DirectoryInfo>();
        var rules = folder.Rules;
        try
        {
            foreach (var entry in folder.Directory.EnumerateFileSystemInfos())
            {
                if (entry is DirectoryInfo directory)
                {
                    if (entry.Name == ".git" && folder.Path.Length > 0)
                    {
                        return;
                    }

                    directories.Add(directory);
                }
                else if (entry.Name == ".gitignore")
                {
                    rules = IgnoreScope.Push(rules, folder.Directory.FullName, entry.FullName);
                }
                else if (entry.Name == ".git" && folder.Path.Length > 0)
                {
                    return;
                }
                else
                {
                    files.Add(entry.Name);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be listed has nothing to say; what was listed before counts.
        }

        foreach (var file in files)
        {
            Add(folder, file);
        }

        foreach (var directory in directories)
        {
            if (!ArtifactDiscovery.IsPrunedFolder(directory.Name)
                && (rules is null || !rules.IsIgnored(directory.FullName, isDirectory: true))
                && HasPlainName(directory.Name)
                && (directory.Attributes & FileAttributes.ReparsePoint) == 0)
            {
                _pending.Push(new Folder(folder.GetPath(directory.Name), directory, rules));
            }
        }
    }

    private void Add(Folder folder, string name)
    {
        if (!MayBeArtifact(name) || !HasPlainName(name))
        {
            return;
        }

        var isProperties = string.Equals(folder.Directory.Name, "Properties", StringComparison.OrdinalIgnoreCase);
        if (ArtifactDiscovery.Classify(isProperties ? "Properties/" + name : name) is { } kind)
        {
            _artifacts.Add(new Artifact(folder.GetPath(name), kind));
        }
        else if (name.EndsWith(".proj", StringComparison.OrdinalIgnoreCase) && IsComplianceProject(Path.Combine(folder.Directory.FullName, name)))
        {
            _complianceProjects.Add(folder.GetPath(name));
        }
    }

    /// <summary>
    /// A cheap no for most files of a repository: each name that the engine knows begins with one of these letters or ends in a project's or
    /// a Dockerfile's last letter.
    /// </summary>
    internal static bool MayBeArtifact(string name) =>
        name[0] is '.' or 'a' or 'A' or 'c' or 'C' or 'd' or 'D' or 'l' or 'L' or 'n' or 'N'
        || name[name.Length - 1] is 'e' or 'E' or 'j' or 'J';

    /// <summary>Whether the first element of the file reads <c>&lt;Project Sdk="LucidCompliance.Sdk…</c>, alone.</summary>
    private static bool IsComplianceProject(string file)
    {
        using var reader = new StreamReader(new MemoryStream(RepositoryDisk.ReadTrusted(file).Bytes));
        var text = reader.ReadToEnd();
        var start = text.IndexOf("<Project", StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf('>', start);
        return end > 0
            && text.IndexOf("Sdk=\"" + SdkName, start, end - start, StringComparison.Ordinal) > 0
            && text.IndexOf(';', start, end - start) < 0;
    }

    // A line break in a name would break the index and the build log; no tool of this field makes such a file.
    private static bool HasPlainName(string name)
    {
        foreach (var c in name)
        {
            if (char.IsControl(c))
            {
                return false;
            }
        }

        return true;
    }

    // A class: the collections' code for reference types is compiled already.
    private sealed class Folder(string path, DirectoryInfo directory, IgnoreScope? rules)
    {
        public string Path { get; } = path;

        public DirectoryInfo Directory { get; } = directory;

        public IgnoreScope? Rules { get; } = rules;

        public string GetPath(string name) => Path.Length == 0 ? name : Path + "/" + name;
    }
}
