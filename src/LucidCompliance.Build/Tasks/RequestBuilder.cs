using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Disk;
using Microsoft.Build.Framework;

namespace LucidCompliance.Build.Tasks;

/// <summary>Turns the parameters of <see cref="AnalysisTask"/> into a request.</summary>
internal sealed class RequestBuilder
{
    private static readonly char[] ListSeparators = [';', ',', ' ', '\t', '\r', '\n'];
    private readonly AnalysisTask _task;
    private readonly string _project;
    private readonly string _projectDirectory;

    public RequestBuilder(AnalysisTask task, string project, string projectDirectory)
    {
        _task = task;
        _project = project;
        _projectDirectory = projectDirectory;
    }

    /// <summary>Whether the walk met the project file.</summary>
    public bool IsIndexed(byte[] index, string root)
    {
        var entry = Encoding.UTF8.GetBytes("\t" + new RepositoryDisk(root).GetPath(_project) + "\n");
        return index.AsSpan().IndexOf(entry) >= 0;
    }

    /// <summary>The directory of a policy that a property names outside the root; null otherwise.</summary>
    public string? GetPolicyDirectoryOutside(AnalysisRequest request) =>
        request.PolicyPath is { } policy && Path.IsPathRooted(policy) ? Path.GetDirectoryName(Path.GetFullPath(policy)) : null;

    public AnalysisRequest Build(string root, DateTime date, bool isProjectRoot, bool isInsideContainer)
    {
        var disk = new RepositoryDisk(root);
        Enum.TryParse<ReportScope>(_task.Scope, out var scope);
        return new AnalysisRequest
        {
            Scope = scope,
            ProjectPath = disk.GetPath(_project),
            IsProjectRoot = isProjectRoot,
            Date = date,
            Items = GetItems(disk, isProjectRoot),
            PolicyPath = string.IsNullOrEmpty(_task.Policy) ? null : disk.GetPath(FromProjectOrRoot(_task.Policy!, root)),
            NoWarn = Split(_task.NoWarn),
            WarningsAsErrors = Split(_task.WarningsAsErrors),
            WarningsNotAsErrors = Split(_task.WarningsNotAsErrors),
            TreatWarningsAsErrors = string.Equals(_task.TreatWarningsAsErrors, "true", StringComparison.OrdinalIgnoreCase),
            GlobalConfigs = GetGlobalConfigs(scope is ReportScope.Root or ReportScope.AllReporters ? root : _projectDirectory),
            SarifFile = GetSarifFile(scope, root),
            IsInsideContainerBuild = isInsideContainer,
            ProjectFacts = string.IsNullOrEmpty(_task.ProjectFacts) ? null : _task.ProjectFacts,
        };
    }

    private List<ArtifactItem> GetItems(RepositoryDisk disk, bool isProjectRoot)
    {
        // Every project imports this file, and so does the root's own project, which reports its items.
        var rootProps = Path.Combine(disk.Root, "Directory.Build.props");
        var items = new List<ArtifactItem>(_task.Artifacts.Length);
        foreach (var item in _task.Artifacts)
        {
            var isOfRoot = !isProjectRoot && item.GetMetadata("DefiningProjectFullPath") == rootProps;
            if (isOfRoot && _task.Scope == nameof(ReportScope.Project) && !ArtifactSelection.IsArchive(item.GetMetadata("Kind")))
            {
                continue;
            }

            var runDirectory = item.GetMetadata("ProjectDirectory");
            items.Add(new ArtifactItem(GetPath(disk, item.ItemSpec), item.GetMetadata("Kind"))
            {
                IsOfRoot = isOfRoot,
                Image = item.GetMetadata("Image") is { Length: > 0 } image ? image.Trim() : null,
                ProjectDirectory = runDirectory.Length == 0 ? null : GetPath(disk, runDirectory),
                EnvFiles = GetPaths(disk, item.GetMetadata("EnvFiles")),
                Overrides = GetPaths(disk, item.GetMetadata("Overrides")),
                Profiles = Split(item.GetMetadata("Profiles")),
            });
        }

        return items;
    }

    // The root's own project lies in the package: a relative path of an item means the root's folder there.
    private string GetPath(RepositoryDisk disk, string path) =>
        disk.GetPath(Path.Combine(_task.Scope is nameof(ReportScope.Root) or nameof(ReportScope.AllReporters) ? disk.Root : _projectDirectory, path.Trim()));

    private List<string> GetPaths(RepositoryDisk disk, string list)
    {
        var paths = new List<string>();
        foreach (var path in list.Split(';'))
        {
            if (path.Trim().Length > 0)
            {
                paths.Add(GetPath(disk, path));
            }
        }

        return paths;
    }

    private List<string> GetGlobalConfigs(string directory)
    {
        var configs = _task.DiscoverGlobalConfigs ? GlobalConfigFiles.Find(directory) : [];
        foreach (var config in _task.GlobalConfigs)
        {
            AddExisting(configs, Path.GetFullPath(Path.Combine(_projectDirectory, config)));
        }

        return configs;
    }

    private static void AddExisting(List<string> files, string file)
    {
        if (File.Exists(file) && !files.Contains(file))
        {
            files.Add(file);
        }
    }

    private string? GetSarifFile(ReportScope scope, string root)
    {
        if (string.IsNullOrEmpty(_task.SarifPath))
        {
            return null;
        }

        var file = Path.GetFullPath(Path.Combine(scope == ReportScope.Root ? root : _projectDirectory, _task.SarifPath));
        return scope == ReportScope.Root ? Path.ChangeExtension(file, ".root" + Path.GetExtension(file)) : file;
    }

    private string FromProjectOrRoot(string path, string root)
    {
        var file = Path.Combine(_projectDirectory, path);
        return File.Exists(file) ? file : Path.Combine(root, path);
    }

    private static string[] Split(string? list) =>
        string.IsNullOrEmpty(list) ? [] : list!.Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries);
}
