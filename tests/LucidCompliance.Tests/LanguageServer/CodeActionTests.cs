using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.LanguageServer;

public sealed class CodeActionTests
{
    private const string Repeated = "FROM gcr.io/distroless/python3-debian13:nonroot\nCMD [\"python\", \"/app/main.py\"]\n";

    private static readonly object Modern = new
    {
        textDocument = new { codeAction = new { dataSupport = true, resolveSupport = new { properties = new[] { "edit" } } } },
        workspace = new { workspaceEdit = new { documentChanges = true, resourceOperations = new[] { "create" } } },
        window = new { showDocument = new { support = true } },
    };

    [Fact]
    public async Task A_fix_is_an_edit_of_the_version_that_was_asked_about()
    {
        await using var editor = await EditorSession.StartAsync(Modern);
        await editor.Open("Dockerfile", Repeated, version: 7);

        var action = (await Actions(editor, "Dockerfile", 1, 6)).First();

        Assert.True(action.GetProperty("isPreferred").GetBoolean());
        Assert.Equal("quickfix", action.GetProperty("kind").GetString());
        Assert.Equal("LUCID1006", EditorSession.Code(action.GetProperty("diagnostics")[0]));
        var change = action.GetProperty("edit").GetProperty("documentChanges")[0];
        Assert.Equal(7, change.GetProperty("textDocument").GetProperty("version").GetInt32());
        Assert.Equal("FROM gcr.io/distroless/python3-debian13:nonroot\nCMD [\"/app/main.py\"]\n", Apply(Repeated, change.GetProperty("edits")));
    }

    [Fact]
    public async Task A_simple_client_gets_edits_at_once_and_by_address()
    {
        await using var editor = await EditorSession.StartAsync();
        await editor.Open("Dockerfile", Repeated);

        var actions = await Actions(editor, "Dockerfile", 1, 6);

        var edits = actions.First().GetProperty("edit").GetProperty("changes").GetProperty(editor.Uri("Dockerfile"));
        Assert.DoesNotContain("\"python\"", Apply(Repeated, edits));
        var suppress = actions.Single(action => Title(action) == "Suppress LUCID1006 here with a reason");
        Assert.Equal(
            Repeated.Replace("CMD", "# lucid:ignore LUCID1006 -- say why\nCMD", StringComparison.Ordinal),
            Apply(Repeated, suppress.GetProperty("edit").GetProperty("changes").GetProperty(editor.Uri("Dockerfile"))));
    }

    [Theory]
    [InlineData("compose.yml", "services:\n  web:\n    image: example.org/web:1.0\n    privileged: true\n", 3, 17, "LUCID3006", "    # lucid:ignore LUCID3006 -- say why\n    privileged")]
    [InlineData("compose.yml", "services:\n  web: {image: example.org/web:1.0, privileged: true}\n", 1, 49, "LUCID3006", "  # lucid:ignore LUCID3006 -- say why\n  web:")]
    [InlineData("Dockerfile", "FROM golang:1.26 AS build\nRUN <<EOF\ncurl -k https://example.org/x -o /x\nEOF\nFROM scratch\nCOPY --from=build /x /x\nUSER 1\nENTRYPOINT [\"/x\"]\n", 2, 6, "LUCID8012", "# lucid:ignore LUCID8012 -- say why\nRUN <<EOF")]
    [InlineData(".env", "A=1\nDB_PASSWORD=changeme\n", 1, 14, "LUCID2010", "# lucid:ignore LUCID2010 -- say why\nDB_PASSWORD")]
    public async Task A_suppression_stands_where_the_language_lets_a_comment_stand(string path, string text, int line, int character, string rule, string expected)
    {
        await using var editor = await EditorSession.StartAsync(Modern);
        await editor.Open(path, text);
        var found = string.Join(' ', (await editor.Findings(path, _ => true)).Select(f => EditorSession.Code(f) + "@" + EditorSession.Range(f.GetProperty("range"))));
        var action = (await Actions(editor, path, line, character)).FirstOrDefault(action => Title(action) == $"Suppress {rule} here with a reason");
        Assert.True(action.ValueKind == JsonValueKind.Object, found);

        var resolved = await editor.Request("codeAction/resolve", action);
        var edited = Apply(text, resolved.GetProperty("edit").GetProperty("documentChanges")[0].GetProperty("edits"));

        Assert.Contains(expected, edited);
        await editor.Change(path, 2, edited);
        await editor.NoFinding(path, rule, 2);
    }

    [Fact]
    public async Task All_findings_of_a_rule_or_all_safe_fixes_are_applied_at_once()
    {
        const string Text = "FROM gcr.io/distroless/python3-debian13:nonroot AS a\nMAINTAINER me\nCMD [\"python\", \"/a.py\"]\nFROM a\nCMD [\"python\", \"/b.py\"]\n";
        await using var editor = await EditorSession.StartAsync(Modern);
        await editor.Open("Dockerfile", Text);

        var all = (await Actions(editor, "Dockerfile", 0, 0, "source.fixAll")).Single();
        Assert.Equal("source.fixAll.lucid", all.GetProperty("kind").GetString());
        var resolved = await editor.Request("codeAction/resolve", all);
        var edited = Apply(Text, resolved.GetProperty("edit").GetProperty("documentChanges")[0].GetProperty("edits"));
        Assert.DoesNotContain("\"python\"", edited[edited.LastIndexOf("CMD", StringComparison.Ordinal)..]);
        Assert.DoesNotContain("MAINTAINER", edited);

        // A text that has changed meanwhile is not edited.
        await editor.Change("Dockerfile", 2, Text + "\n");
        var error = await Assert.ThrowsAsync<StreamJsonRpc.RemoteInvocationException>(() => editor.Request("codeAction/resolve", all));
        Assert.Equal(-32801, error.ErrorCode);
    }

    [Fact]
    public async Task A_file_that_is_missing_is_created_where_the_client_can()
    {
        const string Text = "FROM scratch\nCOPY . /app\nUSER 1\nHEALTHCHECK NONE\nENTRYPOINT [\"/app/x\"]\n";
        foreach (var (client, creates) in new[] { (Modern, true), (new { }, false) })
        {
            await using var editor = await EditorSession.StartAsync(client);
            editor.Folder.Write("compose.yml", "services:\n  web:\n    build: .\n");
            await editor.Open("Dockerfile", Text);
            await editor.Finding("Dockerfile", "LUCID8033");

            var created = (await Actions(editor, "Dockerfile", 1, 5))
                .Where(action => action.TryGetProperty("edit", out var edit) && edit.TryGetProperty("documentChanges", out _))
                .SelectMany(action => action.GetProperty("edit").GetProperty("documentChanges").EnumerateArray())
                .Where(change => change.TryGetProperty("kind", out var kind) && kind.GetString() == "create")
                .Select(change => change.GetProperty("uri").GetString());

            Assert.Equal(creates ? [editor.Uri(".dockerignore")] : [], created);
        }
    }

    [Fact]
    public async Task A_rules_page_is_shown_by_the_client()
    {
        await using var editor = await EditorSession.StartAsync(Modern);
        await editor.Open("Dockerfile", Repeated);
        var command = (await Actions(editor, "Dockerfile", 1, 6)).Single(action => Title(action) == "Open the page of LUCID1006").GetProperty("command");

        await editor.Request("workspace/executeCommand", new { command = command.GetProperty("command").GetString(), arguments = command.GetProperty("arguments") });

        Assert.EndsWith("/rules/LUCID1006.md", editor.Requests["window/showDocument"].GetString(), StringComparison.Ordinal);
    }

    private static string Title(JsonElement action) => action.GetProperty("title").GetString()!;

    private static async Task<JsonElement[]> Actions(EditorSession editor, string path, int line, int character, params string[] only)
    {
        var position = new { line, character };
        var answer = await editor.Request("textDocument/codeAction", new
        {
            textDocument = new { uri = editor.Uri(path) },
            range = new { start = position, end = position },
            context = only.Length == 0 ? (object)new { diagnostics = Array.Empty<object>() } : new { diagnostics = Array.Empty<object>(), only },
        });
        return [.. answer.EnumerateArray()];
    }

    private static string Apply(string text, JsonElement edits)
    {
        var source = new SourceText("x", text);
        return TextEdit.Apply(text, edits.EnumerateArray().Select(edit => new TextEdit(
            TextSpan.FromBounds(Offset(edit.GetProperty("range").GetProperty("start")), Offset(edit.GetProperty("range").GetProperty("end"))), edit.GetProperty("newText").GetString()!)));

        int Offset(JsonElement position) => source.GetLineWithBreak(position.GetProperty("line").GetInt32()).Start + position.GetProperty("character").GetInt32();
    }
}
