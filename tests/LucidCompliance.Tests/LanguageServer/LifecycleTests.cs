using System.Threading.Tasks;
using StreamJsonRpc;
using Xunit;

namespace LucidCompliance.Tests.LanguageServer;

public sealed class LifecycleTests
{
    [Fact]
    public async Task A_session_begins_and_ends_as_the_protocol_says()
    {
        await using var editor = new EditorSession();

        var error = await Assert.ThrowsAsync<RemoteInvocationException>(() => editor.Request("textDocument/diagnostic", new { textDocument = new { uri = editor.Uri("x") } }));
        Assert.Equal(-32002, error.ErrorCode);

        var result = await editor.Initialize();
        Assert.Equal("lucid", result.GetProperty("serverInfo").GetProperty("name").GetString());
        Assert.Equal("utf-16", result.GetProperty("capabilities").GetProperty("positionEncoding").GetString());
        Assert.Equal(2, result.GetProperty("capabilities").GetProperty("textDocumentSync").GetProperty("change").GetInt32());

        error = await Assert.ThrowsAsync<RemoteInvocationException>(() => editor.Initialize());
        Assert.Equal(-32600, error.ErrorCode);

        await editor.Open("Dockerfile", "FROM x");
        await editor.Findings("Dockerfile", _ => true);
        await editor.Request("shutdown");
        error = await Assert.ThrowsAsync<RemoteInvocationException>(() => editor.Request("textDocument/diagnostic", new { textDocument = new { uri = editor.Uri("x") } }));
        Assert.Equal(-32600, error.ErrorCode);

        await editor.Exit();
        Assert.Equal(0, await editor.ExitCode);
    }

    [Fact]
    public async Task An_exit_without_shutdown_is_a_failure()
    {
        await using var editor = await EditorSession.StartAsync();
        await editor.Exit();
        Assert.Equal(1, await editor.ExitCode);
    }

    [Fact]
    public async Task Files_are_watched_where_the_client_can()
    {
        await using var editor = await EditorSession.StartAsync(new { workspace = new { didChangeWatchedFiles = new { dynamicRegistration = true } } });
        editor.Folder.Write("compose.yml", "services:\n  web:\n    build: .\n").Write("Dockerfile", "FROM scratch\nCOPY app /app\nUSER 1\nENTRYPOINT [\"/app\"]\n");
        await editor.Notify("initialized", new { });
        await editor.Open("Dockerfile");
        await editor.Finding("Dockerfile", "LUCID8010");
        Assert.Equal("workspace/didChangeWatchedFiles", editor.Requests["client/registerCapability"][0].GetProperty("method").GetString());

        editor.Folder.Write("app", "x");
        await editor.Notify("workspace/didChangeWatchedFiles", new { changes = new[] { new { uri = editor.Uri("app"), type = 1 } } });
        await editor.NoFinding("Dockerfile", "LUCID8010", 1);
    }
}
