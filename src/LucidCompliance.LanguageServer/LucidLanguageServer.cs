using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using LucidCompliance.LanguageServer.Diagnostics;
using LucidCompliance.LanguageServer.Endpoints;
using LucidCompliance.LanguageServer.Protocol;
using LucidCompliance.LanguageServer.Workspaces;
using Microsoft.VisualStudio.Threading;
using StreamJsonRpc;

namespace LucidCompliance.LanguageServer;

/// <summary>The language server: speaks LSP 3.17 over two streams until the client ends the session or goes away.</summary>
public static class LucidLanguageServer
{
    /// <summary>Serves one client.</summary>
    /// <param name="input">What the client sends.</param>
    /// <param name="output">What it receives.</param>
    /// <param name="cancellation">Ends the session from this side.</param>
    /// <returns>The exit code of the protocol: 0 when <c>shutdown</c> came before the end, else 1.</returns>
    public static async Task<int> RunAsync(Stream input, Stream output, CancellationToken cancellation = default)
    {
        // While the client and the connection get ready, the engine does: the first findings come that much earlier.
        _ = Task.Run(EngineStart.Run, cancellation);
        var session = new ServerSession();
        var exit = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var rpc = new JsonRpc(new HeaderDelimitedMessageHandler(output, input, CreateFormatter()));
        session.Rpc = rpc;

        // One message after another begins to be handled, so that a question follows the changes that were sent before it.
        rpc.SynchronizationContext = new NonConcurrentSynchronizationContext(sticky: false);
        rpc.AddLocalRpcTarget(new LifecycleEndpoint(session, exit));
        rpc.AddLocalRpcTarget(new DocumentEndpoint(session, new DiagnosticPublisher(session)));
        rpc.AddLocalRpcTarget(new DiagnosticEndpoint(session));
        rpc.AddLocalRpcTarget(new CodeActionEndpoint(session));
        rpc.AddLocalRpcTarget(new KnowledgeEndpoint(session));
        rpc.StartListening();
        await using var registration = cancellation.Register(() => exit.TrySetCanceled(cancellation)).ConfigureAwait(false);
        var first = await Task.WhenAny(exit.Task, rpc.Completion).ConfigureAwait(false);
        foreach (var workspace in session.Workspaces.All)
        {
            workspace.Dispose();
        }

        return first == exit.Task ? await exit.Task.ConfigureAwait(false) : session.IsShutDown ? 0 : 1;
    }

    internal static SystemTextJsonFormatter CreateFormatter() => new()
    {
        JsonSerializerOptions = new JsonSerializerOptions(ProtocolContext.Default.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(ProtocolContext.Default, new DefaultJsonTypeInfoResolver()),
        },
    };
}
