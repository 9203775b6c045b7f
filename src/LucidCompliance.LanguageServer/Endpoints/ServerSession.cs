using System;
using System.Threading;
using System.Threading.Tasks;
using LucidCompliance.LanguageServer.Diagnostics;
using LucidCompliance.LanguageServer.Documents;
using LucidCompliance.LanguageServer.Protocol;
using LucidCompliance.LanguageServer.Workspaces;
using StreamJsonRpc;

namespace LucidCompliance.LanguageServer.Endpoints;

/// <summary>One client's session: what it can do, its documents, and where in its life it is.</summary>
internal sealed class ServerSession
{
    private bool _isInitialized;

    /// <summary>The connection; set before it listens.</summary>
    public JsonRpc Rpc { get; set; } = null!;

    /// <summary>What the client can do.</summary>
    public ClientCapabilities Client { get; private set; } = new();

    /// <summary>The client's documents.</summary>
    public WorkspaceSet Workspaces { get; } = new();

    /// <summary>How findings are written for the client.</summary>
    public FindingConversion Findings { get; private set; } = new(PositionEncoding.Utf16, new PublishDiagnosticsCapabilities());

    /// <summary>Whether <c>shutdown</c> was asked for, so that <c>exit</c> is no failure.</summary>
    public bool IsShutDown { get; private set; }

    /// <summary>How the client counts characters.</summary>
    public PositionEncoding Encoding => Workspaces.Encoding;

    /// <summary>Whether the client asks for diagnostics, so that none are published.</summary>
    public bool ClientPullsDiagnostics => Client.TextDocument?.Diagnostic is not null;

    /// <summary>Whether the client asks for the edit of an action when the user has chosen it.</summary>
    public bool ClientResolvesEdits =>
        Client.TextDocument?.CodeAction is { DataSupport: true, ResolveSupport.Properties: var properties } && properties.Contains("edit");

    /// <summary>Begins the session.</summary>
    public void Initialize(InitializeParams parameters)
    {
        if (_isInitialized)
        {
            throw new LocalRpcException("The session has begun before.") { ErrorCode = ErrorCodes.InvalidRequest };
        }

        _isInitialized = true;
        Client = parameters.Capabilities ?? new ClientCapabilities();
        Workspaces.Settings = ServerSettings.From(parameters.InitializationOptions);
        Workspaces.Encoding = PositionEncoding.Choose(Client.General?.PositionEncodings);
        var support = Client.TextDocument?.PublishDiagnostics ?? new PublishDiagnosticsCapabilities();
        Findings = new FindingConversion(Encoding, ClientPullsDiagnostics ? support with { RelatedInformation = true } : support);
    }

    /// <summary>Ends the session; only <c>exit</c> may follow.</summary>
    public void ShutDown()
    {
        EnsureRunning();
        IsShutDown = true;
    }

    /// <summary>Refuses a request outside of the session.</summary>
    /// <exception cref="LocalRpcException">It has not begun, or has ended.</exception>
    public void EnsureRunning()
    {
        if (!_isInitialized)
        {
            throw new LocalRpcException("The session has not begun.") { ErrorCode = ErrorCodes.ServerNotInitialized };
        }

        if (IsShutDown)
        {
            throw new LocalRpcException("The session has ended.") { ErrorCode = ErrorCodes.InvalidRequest };
        }
    }

    /// <summary>Whether news of documents count.</summary>
    public bool IsRunning => _isInitialized && !IsShutDown;

    /// <summary>
    /// Answers a question about an open document from the analysis of its repository. What is asked is fixed before this returns: a change
    /// that follows makes the answer worthless, and the client is told so.
    /// </summary>
    /// <param name="uri">The document.</param>
    /// <param name="answer">Finds the answer; runs on another thread.</param>
    /// <param name="cancellation">The client's.</param>
    /// <param name="staleCode">The error for an answer that a change has made worthless.</param>
    /// <returns>The answer; null for a document that is not open.</returns>
    public async Task<T?> AskAsync<T>(
        string uri, Func<WorkspaceAnalysis, OpenDocument, T?> answer, CancellationToken cancellation, int staleCode = ErrorCodes.ContentModified)
        where T : class
    {
        EnsureRunning();
        if (Workspaces.Find(uri) is not var (workspace, document))
        {
            return null;
        }

        var pending = workspace.GetAnalysisAsync(cancellation);
        try
        {
            var analysis = await pending.ConfigureAwait(false);
            return await Task.Run(() => answer(analysis, document), cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new LocalRpcException("The text has changed.") { ErrorCode = staleCode };
        }
    }
}
