using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using LucidCompliance.LanguageServer.Endpoints;
using LucidCompliance.LanguageServer.Protocol;
using LucidCompliance.LanguageServer.Workspaces;
using StreamJsonRpc;

namespace LucidCompliance.LanguageServer.Diagnostics;

/// <summary>Sends findings to a client that does not ask for them: after every change those of all open documents of the repository.</summary>
internal sealed class DiagnosticPublisher(ServerSession session)
{
    // Addresses of files that are not open and have findings on the client's screen, by root.
    private readonly Dictionary<string, HashSet<string>> _published = new(StringComparer.Ordinal);

    /// <summary>Analyses and publishes; a later change makes this one silent.</summary>
    public void Publish(Workspace workspace)
    {
        if (!session.ClientPullsDiagnostics)
        {
            _ = PublishAsync(workspace);
        }
    }

    /// <summary>Takes the findings of a document that is closed from the screen.</summary>
    public void Withdraw(string uri)
    {
        if (!session.ClientPullsDiagnostics && session.Workspaces.Find(uri) is not null)
        {
            _ = SendAsync(new PublishDiagnosticsParams(uri, null, []));
        }
    }

    /// <summary>Tells a client that asks for findings to ask again, because the disk has changed.</summary>
    public void AskToPull()
    {
        if (session.ClientPullsDiagnostics && session.Client.Workspace?.Diagnostics is { RefreshSupport: true })
        {
            _ = IgnoreAsync(session.Rpc.InvokeAsync("workspace/diagnostic/refresh"));
        }
    }

    private async Task PublishAsync(Workspace workspace)
    {
        try
        {
            var analysis = await workspace.GetAnalysisAsync(default).ConfigureAwait(false);
            foreach (var (path, document) in analysis.Documents)
            {
                await SendAsync(new PublishDiagnosticsParams(document.Uri, document.Version, session.Findings.Convert(analysis, path))).ConfigureAwait(false);
            }

            if (session.Workspaces.Settings.PublishesWorkspace)
            {
                await PublishOthersAsync(analysis).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // A later change publishes.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The message may repeat what an artifact contains; the type and the place are enough to find the defect.
            await IgnoreAsync(session.Rpc.NotifyWithParameterObjectAsync(
                "window/logMessage", new ShowMessageParams(1, "lucid stopped with " + e.GetType().Name + ":\n" + e.StackTrace))).ConfigureAwait(false);
        }
    }

    private async Task PublishOthersAsync(WorkspaceAnalysis analysis)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in analysis.Findings)
        {
            if (!analysis.Documents.ContainsKey(finding.Location.Path))
            {
                paths.Add(finding.Location.Path);
            }
        }

        HashSet<string>? before;
        lock (_published)
        {
            _published.TryGetValue(analysis.Root, out before);
            _published[analysis.Root] = paths;
        }

        foreach (var path in before ?? [])
        {
            if (!paths.Contains(path) && !analysis.Documents.ContainsKey(path))
            {
                await SendAsync(new PublishDiagnosticsParams(FindingConversion.GetUri(analysis, path), null, [])).ConfigureAwait(false);
            }
        }

        foreach (var path in paths)
        {
            await SendAsync(new PublishDiagnosticsParams(FindingConversion.GetUri(analysis, path), null, session.Findings.Convert(analysis, path))).ConfigureAwait(false);
        }
    }

    private Task SendAsync(PublishDiagnosticsParams parameters) =>
        IgnoreAsync(session.Rpc.NotifyWithParameterObjectAsync("textDocument/publishDiagnostics", parameters));

    // A client that has gone needs nothing more.
    private static async Task IgnoreAsync(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception e) when (e is ConnectionLostException or ObjectDisposedException or RemoteInvocationException or OperationCanceledException)
        {
            // Nothing to tell, and nobody to tell it to.
        }
    }
}
