using System;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using LucidCompliance.LanguageServer.Documents;

namespace LucidCompliance.LanguageServer.Workspaces;

/// <summary>
/// One repository with its open documents. Every change makes the analysis before it worthless and stops it; the next question for an
/// analysis begins a new one, which all who ask share.
/// </summary>
internal sealed class Workspace : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _reading = new(1);
    private readonly RepositoryReader _reader;
    private readonly ServerSettings _settings;
    private ImmutableDictionary<string, OpenDocument> _documents = ImmutableDictionary.Create<string, OpenDocument>(StringComparer.Ordinal);
    private CancellationTokenSource _stop = new();
    private Task<WorkspaceAnalysis>? _analysis;
    private bool _forgets;

    public Workspace(string root, ServerSettings settings)
    {
        Root = root;
        _settings = settings;
        _reader = new RepositoryReader(root);
    }

    /// <summary>The root's absolute path.</summary>
    public string Root { get; }

    /// <summary>The open documents, by path.</summary>
    public ImmutableDictionary<string, OpenDocument> Documents => _documents;

    /// <summary>Takes a document in a new version.</summary>
    public void Set(OpenDocument document)
    {
        lock (_lock)
        {
            _documents = _documents.SetItem(document.Path, document);
            Invalidate();
        }
    }

    /// <summary>Gives a file back to the disk.</summary>
    public void Close(string path)
    {
        lock (_lock)
        {
            _documents = _documents.Remove(path);
            Invalidate();
        }
    }

    /// <summary>Notes that files on the disk have changed.</summary>
    public void OnDiskChanged()
    {
        lock (_lock)
        {
            _forgets = true;
            Invalidate();
        }
    }

    /// <summary>
    /// The analysis of the documents as they are now. Cancelled when a document changes before it is done; then the question is to be asked again.
    /// </summary>
    public Task<WorkspaceAnalysis> GetAnalysisAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            var documents = _documents;
            var stop = _stop.Token;
            _analysis ??= Task.Run(() => AnalyzeAsync(documents, stop), stop);
            return _analysis.WaitAsync(cancellation);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _stop.Cancel();
            _analysis = null;
        }
    }

    // The sources are not disposed of: an analysis that is on its way out still asks them, and they hold nothing but memory.
    private void Invalidate()
    {
        _stop.Cancel();
        _stop = new CancellationTokenSource();
        _analysis = null;
    }

    private async Task<WorkspaceAnalysis> AnalyzeAsync(ImmutableDictionary<string, OpenDocument> documents, CancellationToken cancellation)
    {
        // An analysis that was stopped may still be on its way out.
        await _reading.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (Interlocked.Exchange(ref _forgets, false))
            {
                _reader.Forget();
            }

            return _reader.Analyze(documents, _settings, cancellation);
        }
        finally
        {
            _reading.Release();
        }
    }
}
