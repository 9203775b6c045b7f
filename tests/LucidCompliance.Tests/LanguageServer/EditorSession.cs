using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LucidCompliance.LanguageServer;
using LucidCompliance.Tests.Build;
using Nerdbank.Streams;
using StreamJsonRpc;

namespace LucidCompliance.Tests.LanguageServer;

/// <summary>An editor that speaks to the server over two streams in memory, in the JSON that goes over the wire.</summary>
internal sealed class EditorSession : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<string, JsonElement> _published = new();
    private readonly SemaphoreSlim _news = new(0);
    private readonly JsonRpc _rpc;
    private readonly Task<int> _server;

    public EditorSession()
    {
        var (client, server) = FullDuplexStream.CreatePair();
        _server = LucidLanguageServer.RunAsync(server, server);
        _rpc = new JsonRpc(new HeaderDelimitedMessageHandler(client, new SystemTextJsonFormatter()));
        _rpc.AddLocalRpcMethod("textDocument/publishDiagnostics", OnPublished);
        _rpc.AddLocalRpcMethod("client/registerCapability", new Func<JsonElement, object?>(registrations => Record("client/registerCapability", registrations)));
        _rpc.AddLocalRpcMethod("window/showDocument", new Func<string, bool, object?>((uri, takeFocus) => Record("window/showDocument", JsonSerializer.SerializeToElement(uri), new { success = true })));
        _rpc.AddLocalRpcMethod("window/showMessage", new Func<int, string, object?>((_, message) => Record("window/showMessage", JsonSerializer.SerializeToElement(message))));
        _rpc.AddLocalRpcMethod("window/logMessage", new Func<int, string, object?>((_, message) => Record("window/logMessage", JsonSerializer.SerializeToElement(message))));
        _rpc.AddLocalRpcMethod("workspace/diagnostic/refresh", new Func<object?>(() => Record("workspace/diagnostic/refresh", default)));
        _rpc.StartListening();
        Folder.Write(".git/HEAD", "ref: refs/heads/main\n");
    }

    public TemporaryFolder Folder { get; } = new();

    /// <summary>What the server asked of the editor, by method.</summary>
    public ConcurrentDictionary<string, JsonElement> Requests { get; } = new();

    /// <summary>The exit code of a server that has ended.</summary>
    public Task<int> ExitCode => _server.WaitAsync(Patience);

    public static async Task<EditorSession> StartAsync(object? capabilities = null, object? options = null)
    {
        var session = new EditorSession();
        await session.Initialize(capabilities, options);
        return session;
    }

    public Task<JsonElement> Initialize(object? capabilities = null, object? options = null) =>
        Request("initialize", new { processId = Environment.ProcessId, rootUri = (string?)null, capabilities = capabilities ?? new { }, initializationOptions = options ?? new { date = "2026-11-24" } });

    public Task<JsonElement> Request(string method, object? parameters = null, CancellationToken cancellation = default) =>
        (parameters is null ? _rpc.InvokeAsync<JsonElement>(method) : _rpc.InvokeWithParameterObjectAsync<JsonElement>(method, parameters, cancellation)).WaitAsync(Patience, CancellationToken.None);

    public Task Notify(string method, object parameters) => _rpc.NotifyWithParameterObjectAsync(method, parameters);

    public Task Exit() => _rpc.NotifyAsync("exit");

    public string Uri(string path) => new System.Uri(Folder[path]).AbsoluteUri;

    /// <summary>Opens a file with the content that it has on the disk, or another.</summary>
    public Task Open(string path, string? text = null, int version = 1, string language = "") =>
        Notify("textDocument/didOpen", new { textDocument = new { uri = Uri(path), languageId = language, version, text = text ?? File.ReadAllText(Folder[path]) } });

    public Task Change(string path, int version, string text) =>
        Notify("textDocument/didChange", new { textDocument = new { uri = Uri(path), version }, contentChanges = new[] { new { text } } });

    public Task Edit(string path, int version, params (int Line, int Start, int EndLine, int End, string Text)[] edits) =>
        Notify("textDocument/didChange", new
        {
            textDocument = new { uri = Uri(path), version },
            contentChanges = edits.Select(edit => new { range = new { start = new { line = edit.Line, character = edit.Start }, end = new { line = edit.EndLine, character = edit.End } }, text = edit.Text }),
        });

    public Task Close(string path) => Notify("textDocument/didClose", new { textDocument = new { uri = Uri(path) } });

    public object At(string path, int line, int character) =>
        new { textDocument = new { uri = Uri(path) }, position = new { line, character } };

    /// <summary>Waits until the published findings of a file are as a test wants them.</summary>
    public async Task<JsonElement[]> Findings(string path, Func<JsonElement[], bool> isAwaited, int? version = null)
    {
        using var timeout = new CancellationTokenSource(Patience);
        for (; ; )
        {
            if (_published.TryGetValue(Uri(path), out var message)
                && (version is null || (message.TryGetProperty("version", out var actual) && actual.ValueKind == JsonValueKind.Number && actual.GetInt32() == version)))
            {
                var findings = message.GetProperty("diagnostics").EnumerateArray().ToArray();
                if (isAwaited(findings))
                {
                    return findings;
                }
            }

            try
            {
                await _news.WaitAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException("The findings of " + path + " did not come. Log: " + (Requests.TryGetValue("window/logMessage", out var log) ? log.ToString() : "nothing") + ". Last: " + (_published.TryGetValue(Uri(path), out var last) ? last.ToString() : "nothing"));
            }
        }
    }

    /// <summary>Waits until one finding of a rule is published, and gives it.</summary>
    public async Task<JsonElement> Finding(string path, string rule, int? version = null) =>
        (await Findings(path, findings => findings.Any(finding => Code(finding) == rule), version)).First(finding => Code(finding) == rule);

    /// <summary>Waits until no finding of a rule is published for a version.</summary>
    public Task NoFinding(string path, string rule, int version) =>
        Findings(path, findings => findings.All(finding => Code(finding) != rule), version);

    public static string Code(JsonElement finding) => finding.GetProperty("code").GetString()!;

    /// <summary>A range as <c>line:character-line:character</c>.</summary>
    public static string Range(JsonElement range)
    {
        return Position("start") + "-" + Position("end");

        string Position(string end) => range.GetProperty(end).GetProperty("line").GetInt32() + ":" + range.GetProperty(end).GetProperty("character").GetInt32();
    }

    public async ValueTask DisposeAsync()
    {
        _rpc.Dispose();
        await ExitCode;
        Folder.Dispose();
    }

    private void OnPublished(string uri, JsonElement diagnostics, int? version = null)
    {
        _published[uri] = JsonSerializer.SerializeToElement(new { version, diagnostics });
        _news.Release();
    }

    private object? Record(string method, JsonElement parameters, object? answer = null)
    {
        Requests[method] = parameters;
        _news.Release();
        return answer;
    }
}
