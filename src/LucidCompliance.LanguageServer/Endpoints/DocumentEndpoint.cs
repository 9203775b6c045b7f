using LucidCompliance.LanguageServer.Diagnostics;
using LucidCompliance.LanguageServer.Protocol;
using StreamJsonRpc;

namespace LucidCompliance.LanguageServer.Endpoints;

/// <summary>News of documents and files. They are taken in the order in which they come.</summary>
internal sealed class DocumentEndpoint(ServerSession session, DiagnosticPublisher publisher)
{
    [JsonRpcMethod("textDocument/didOpen", UseSingleObjectParameterDeserialization = true)]
    public void DidOpen(DidOpenParams parameters)
    {
        if (session.IsRunning && session.Workspaces.Open(parameters.TextDocument) is { } workspace)
        {
            publisher.Publish(workspace);
        }
    }

    [JsonRpcMethod("textDocument/didChange", UseSingleObjectParameterDeserialization = true)]
    public void DidChange(DidChangeParams parameters)
    {
        if (session.IsRunning && session.Workspaces.Change(parameters) is { } workspace)
        {
            publisher.Publish(workspace);
        }
    }

    // Saving changes no text; but a build, a git command or another editor may have changed the disk since the last time.
    [JsonRpcMethod("textDocument/didSave", UseSingleObjectParameterDeserialization = true)]
    public void DidSave(DocumentParams parameters)
    {
        if (session.IsRunning && session.Workspaces.Find(parameters.TextDocument.Uri) is var (workspace, _))
        {
            workspace.OnDiskChanged();
            publisher.Publish(workspace);
        }
    }

    [JsonRpcMethod("textDocument/didClose", UseSingleObjectParameterDeserialization = true)]
    public void DidClose(DocumentParams parameters)
    {
        if (session.IsRunning)
        {
            publisher.Withdraw(parameters.TextDocument.Uri);
            if (session.Workspaces.Close(parameters.TextDocument.Uri) is { } workspace)
            {
                publisher.Publish(workspace);
            }
        }
    }

    [JsonRpcMethod("workspace/didChangeWatchedFiles", UseSingleObjectParameterDeserialization = true)]
    public void DidChangeWatchedFiles(DidChangeWatchedFilesParams parameters)
    {
        foreach (var workspace in session.Workspaces.All)
        {
            if (session.IsRunning && FileNews.Concern(workspace, parameters.Changes))
            {
                workspace.OnDiskChanged();
                publisher.Publish(workspace);
                publisher.AskToPull();
            }
        }
    }

    // Some clients send these whatever the server says.
    [JsonRpcMethod("workspace/didChangeConfiguration", UseSingleObjectParameterDeserialization = true)]
    public void DidChangeConfiguration(System.Text.Json.JsonElement parameters) => _ = parameters;

    [JsonRpcMethod("$/setTrace", UseSingleObjectParameterDeserialization = true)]
    public void SetTrace(System.Text.Json.JsonElement parameters) => _ = parameters;
}
