using System;
using System.Globalization;
using System.IO;
using System.Runtime.CompilerServices;
using LucidCompliance.Build.Findings;
using LucidCompliance.Diagnostics;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Repository.Git;
using LucidCompliance.Repository.Incremental;
using Microsoft.Build.Framework;

namespace LucidCompliance.Build.Tasks;

/// <summary>What the tasks that analyse for one reporter share: their parameters, and how these become a request.</summary>
public abstract class AnalysisTask : RepositoryTask
{
    /// <summary>The asking project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = string.Empty;

    /// <summary><c>Project</c>, <c>EditorProject</c>, <c>Root</c> or <c>ComplianceProject</c>.</summary>
    [Required]
    public string Scope { get; set; } = string.Empty;

    /// <summary>The repository's root; empty where there is none.</summary>
    public string? Root { get; set; }

    /// <summary>What the walk of this build found; empty where the disk does not take such a file.</summary>
    public string? IndexFile { get; set; }

    /// <summary>The items <c>LucidArtifact</c>.</summary>
    public ITaskItem[] Artifacts { get; set; } = [];

    /// <summary>What MSBuild evaluated of the project, in the form of <see cref="Model.Projects.EvaluatedProject.Parse"/>.</summary>
    public string? ProjectFacts { get; set; }

    /// <summary>The policy file, relative to the project or the root.</summary>
    public string? Policy { get; set; }

    /// <summary><c>$(NoWarn)</c>.</summary>
    public string? NoWarn { get; set; }

    /// <summary><c>$(WarningsAsErrors)</c>.</summary>
    public string? WarningsAsErrors { get; set; }

    /// <summary><c>$(WarningsNotAsErrors)</c>.</summary>
    public string? WarningsNotAsErrors { get; set; }

    /// <summary><c>$(TreatWarningsAsErrors)</c>.</summary>
    public string? TreatWarningsAsErrors { get; set; }

    /// <summary>Global analyzer configuration files beside those that are found.</summary>
    public string[] GlobalConfigs { get; set; } = [];

    /// <summary>Whether <c>.globalconfig</c> files are sought from the project's folder upwards, as the compiler does.</summary>
    public bool DiscoverGlobalConfigs { get; set; } = true;

    /// <summary>The day to judge by, <c>yyyy-MM-dd</c>; empty for today (UTC).</summary>
    public string? Date { get; set; }

    /// <summary>The SARIF file to write, relative to the project; null for none.</summary>
    internal virtual string? SarifPath => null;

    /// <summary>The folder of the asking project.</summary>
    private protected string ProjectDirectory { get; private set; } = string.Empty;

    /// <summary>Makes the request; null where a parameter has no meaning, which is logged.</summary>
    private protected PreparedAnalysis? Prepare()
    {
        var project = Path.GetFullPath(ProjectFile);
        ProjectDirectory = Path.GetDirectoryName(project)!;
        var inputs = new RequestBuilder(this, project, ProjectDirectory);
        if (!TryGetDate(out var date))
        {
            Log.LogError(null, FrontEndRuleIds.PolicyInvalid, null, project, 0, 0, 0, 0, "LucidComplianceDate is no day. Write it as yyyy-MM-dd." + HelpReference.GetSuffix(FrontEndRuleIds.PolicyInvalid));
            return null;
        }

        var root = string.IsNullOrEmpty(Root) ? ProjectDirectory : Path.GetFullPath(Root);
        var git = GitRepository.Find(root);
        var index = ReadIndex(root, git);
        var isProjectRoot = string.IsNullOrEmpty(Root);
        if (!isProjectRoot && Scope is nameof(ReportScope.Project) or nameof(ReportScope.EditorProject) && !inputs.IsIndexed(index, root))
        {
            // The walk does not enter the project's folder (git ignores it, or it is a build output): the project is on its own.
            isProjectRoot = true;
            root = ProjectDirectory;
            index = Walk(root, git);
        }

        var request = inputs.Build(root, date, isProjectRoot, IsInsideContainer(git));
        var facts = new RepositoryFacts(new RepositoryDisk(root, inputs.GetPolicyDirectoryOutside(request)), git);
        return new PreparedAnalysis(request, root, index, facts);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte[] Walk(string root, GitRepository? git) => new RepositoryWalk(root, Cancellation).Walk(git).ToBytes();

    private byte[] ReadIndex(string root, GitRepository? git)
    {
        if (!string.IsNullOrEmpty(Root) && !string.IsNullOrEmpty(IndexFile))
        {
            var content = RepositoryDisk.ReadTrusted(IndexFile!);
            if (content.Status == ContentStatus.Read)
            {
                return content.Bytes;
            }
        }

        return Walk(root, git);
    }

    private static bool IsInsideContainer(GitRepository? git) =>
        git is null && string.Equals(Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER"), "true", StringComparison.OrdinalIgnoreCase);

    private bool TryGetDate(out DateTime date)
    {
        date = DateTime.UtcNow.Date;
        return string.IsNullOrEmpty(Date)
            || DateTime.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out date);
    }
}
