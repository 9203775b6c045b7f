using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Engine;
using LucidCompliance.LanguageServer.Documents;
using LucidCompliance.Model;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Git;
using LucidCompliance.Repository.Incremental;

namespace LucidCompliance.LanguageServer.Workspaces;

/// <summary>
/// Reads one repository for its analyses. What a walk found and what git tracks stay from one analysis to the next until somebody says that
/// the disk has changed, or git's index has. Not for several threads.
/// </summary>
internal sealed class RepositoryReader
{
    private readonly string _root;
    private readonly TextCache _cache = new();
    private PreparedAnalysis? _prepared;
    private RepositoryIndex? _index;
    private string _stamp = string.Empty;

    public RepositoryReader(string root) => _root = root;

    /// <summary>Forgets what the walk found.</summary>
    public void Forget() => _prepared = null;

    /// <summary>Analyses the repository.</summary>
    /// <param name="documents">The open documents, by path.</param>
    /// <param name="settings">What the client wants.</param>
    /// <param name="cancellation">Cancels the analysis.</param>
    public WorkspaceAnalysis Analyze(ImmutableDictionary<string, OpenDocument> documents, ServerSettings settings, CancellationToken cancellation)
    {
        var (prepared, index) = Prepare(settings, cancellation);
        _cache.BeginRound();
        var (input, _) = EngineRun.CreateInput(prepared.Request with { Date = settings.Today }, index, prepared.Facts, QuestionJournal.None);
        var files = new WorkspaceFiles((DiskRepositoryFiles)input.Files, prepared.Facts.Disk, _cache, documents);
        input = input with { Files = files, Artifacts = WithDocuments(input.Artifacts, documents) };
        return new WorkspaceAnalysis(_root, documents, input, Analyzer.Analyze(input, cancellation));
    }

    private (PreparedAnalysis Prepared, RepositoryIndex Index) Prepare(ServerSettings settings, CancellationToken cancellation)
    {
        var stamp = TrackedFiles.GetStamp(GitRepository.Find(_root));
        if (_prepared is null || _index is null || stamp != _stamp)
        {
            _prepared = new RepositoryRequest(_root, settings.Today) { Policy = settings.Policy }.Prepare(cancellation);
            _index = RepositoryIndex.TryParse(_prepared.Index) ?? new RepositoryIndex([], []);
            _stamp = stamp;
        }

        return (_prepared, _index);
    }

    // A file that was never saved, or that the walk does not come to, counts while somebody edits it.
    private static ImmutableArray<Artifact> WithDocuments(ImmutableArray<Artifact> artifacts, ImmutableDictionary<string, OpenDocument> documents)
    {
        var paths = new System.Collections.Generic.HashSet<string>(System.StringComparer.Ordinal);
        foreach (var artifact in artifacts)
        {
            paths.Add(artifact.Path);
        }

        var all = artifacts.ToBuilder();
        foreach (var (path, document) in documents)
        {
            if (!paths.Contains(path) && document.Kind is { } kind)
            {
                all.Add(new Artifact(path, kind) { IsExplicit = ArtifactDiscovery.Classify(path) is null });
            }
        }

        all.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return all.ToImmutable();
    }
}
