using System;
using System.Threading;
using System.Threading.Tasks;
using LucidCompliance.LanguageServer.Actions;
using LucidCompliance.LanguageServer.Protocol;
using LucidCompliance.Repository.Analysis;
using StreamJsonRpc;

namespace LucidCompliance.LanguageServer.Endpoints;

/// <summary>Beginning and end of a session.</summary>
internal sealed class LifecycleEndpoint(ServerSession session, TaskCompletionSource<int> exit)
{
    [JsonRpcMethod("initialize", UseSingleObjectParameterDeserialization = true)]
    public InitializeResult Initialize(InitializeParams parameters)
    {
        session.Initialize(parameters);
        return new InitializeResult(
            new ServerCapabilities
            {
                PositionEncoding = session.Encoding.Name,
                TextDocumentSync = new TextDocumentSyncOptions(OpenClose: true, Change: 2, Save: true),
                DiagnosticProvider = session.ClientPullsDiagnostics ? new DiagnosticOptions("lucid", InterFileDependencies: true, WorkspaceDiagnostics: false) : null,
                CodeActionProvider = new CodeActionOptions([CodeActions.QuickFix, CodeActions.FixAllKind], session.ClientResolvesEdits),
                ExecuteCommandProvider = new ExecuteCommandOptions([CodeActions.OpenPage]),
                HoverProvider = true,
                DefinitionProvider = true,
                CompletionProvider = new CompletionOptions([" ", "=", ":"]),
            },
            new ServerInfo("lucid", SarifFile.GetVersion()));
    }

    [JsonRpcMethod("initialized", UseSingleObjectParameterDeserialization = true)]
    public async Task InitializedAsync(System.Text.Json.JsonElement parameters, CancellationToken cancellation)
    {
        _ = parameters;
        if (session.Client.Workspace?.DidChangeWatchedFiles is { DynamicRegistration: true })
        {
            // All files: whether a COPY finds its source, and what git ignores and tracks, can depend on any of them.
            var registration = new Registration("lucid-files", "workspace/didChangeWatchedFiles", new FileWatchOptions([new FileWatcher("**/*")]));
            await session.Rpc.InvokeWithParameterObjectAsync("client/registerCapability", new RegistrationParams([registration]), cancellation).ConfigureAwait(false);
        }
    }

    [JsonRpcMethod("shutdown")]
    public object? Shutdown()
    {
        session.ShutDown();
        foreach (var workspace in session.Workspaces.All)
        {
            workspace.Dispose();
        }

        return null;
    }

    [JsonRpcMethod("exit")]
    public void Exit() => exit.TrySetResult(session.IsShutDown ? 0 : 1);
}
