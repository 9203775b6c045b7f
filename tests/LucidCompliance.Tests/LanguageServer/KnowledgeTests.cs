using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace LucidCompliance.Tests.LanguageServer;

/// <summary>Hover, definition and completion. A bar marks the cursor.</summary>
public sealed class KnowledgeTests
{
    private const string Dockerfile = "ARG TAG=1.26\nFROM golang:$TAG AS build\nARG MODE\nENV OUT=/out\nRUN --mount=type=bind,from=build,source=/x,target=/x make $OUT\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=build $OUT /app\nUSER 1\nENTRYPOINT [\"/app\"]\n";
    private const string Compose = "x-base: &base\n  restart: always\nservices:\n  web:\n    <<: *base\n    build:\n      context: app\n      target: build\n    depends_on: [db]\n    env_file: web.env\n    networks: [back]\n    environment:\n      PASSWORD: ${DB_PASSWORD}\n  db:\n    image: mongo:7\nnetworks:\n  back: {}\n";

    [Theory]
    [InlineData("gcr.io/dist|roless", "- User: nonroot (65532)|- Shell: none|- Kind: distroless|- Support: ")]
    [InlineData("golang:$T|AG", "**TAG**|A build argument, declared in `app/Dockerfile` line 1. Its value is the default there")]
    [InlineData("gola|ng", "**golang:1.26**|- Kind: made for building")]
    [InlineData("--from=bu|ild", "Stage **build**, built on `golang:1.26`")]
    [InlineData("ARG MO|DE", "It has no value unless a build passes one.")]
    [InlineData("from=b|uild,source", "Stage **build**")]
    public async Task Hover_in_a_Dockerfile(string place, string expected) => await Hover("app/Dockerfile", Dockerfile, place, expected);

    [Theory]
    [InlineData("${DB_PASS|WORD}", "**DB_PASSWORD**|Its value comes from `.env` line 2.")]
    [InlineData("mon|go:7", "**mongo:7**|- Shell: `/|- Kind: not distroless")]
    [InlineData("target: bui|ld", "Stage **build**")]
    [InlineData("depends_on: [d|b]", "Service **db**, which runs `mongo:7`.")]
    public async Task Hover_in_a_Compose_file(string place, string expected) => await Hover("compose.yml", Compose, place, expected);

    [Fact]
    public async Task Hover_on_a_rule_id_shows_its_page() =>
        await Hover("Dockerfile", "# lucid:ignore LUCID1006 -- x\nFROM scratch\n", "LUCID10|06", "# LUCID1006: InterpreterRepeated|## What to do");

    [Theory]
    [InlineData("--from=bu|ild $", "app/Dockerfile", "1:20-1:25")]
    [InlineData("from=b|uild,source", "app/Dockerfile", "1:20-1:25")]
    [InlineData("$T|AG AS", "app/Dockerfile", "0:4-0:7")]
    [InlineData("$OU|T /app", null, null)]
    [InlineData("make $O|UT", "app/Dockerfile", "3:8-3:12")]
    public async Task Definition_in_a_Dockerfile(string place, string? path, string? range) => await Definition("app/Dockerfile", Dockerfile, place, path, range);

    [Theory]
    [InlineData("target: bui|ld", "app/Dockerfile", "1:20-1:25")]
    [InlineData("context: a|pp", "app/Dockerfile", "0:0-0:0")]
    [InlineData("*ba|se", "compose.yml", "0:8-0:13")]
    [InlineData("[d|b]", "compose.yml", "13:2-13:4")]
    [InlineData("[ba|ck]", "compose.yml", "16:2-16:6")]
    [InlineData("web.e|nv", "web.env", "0:0-0:0")]
    [InlineData("${DB_|PASSWORD}", ".env", "1:12-1:18")]
    public async Task Definition_in_a_Compose_file(string place, string path, string range) => await Definition("compose.yml", Compose, place, path, range);

    [Theory]
    [InlineData("base|", "baseImages: baseImages:")]
    [InlineData("baseImages:\n  |", "allow: requireDigest:")]
    [InlineData("baseImages:\n  requireDigest: |", "true false")]
    [InlineData("multiStage: r|", "required optional")]
    [InlineData("rules:\n  LUCID10|", "LUCID1006:")]
    [InlineData("rules:\n  LUCID1006: |", "error warning none")]
    [InlineData("exemptions:\n  - rule: LUCID1006\n    |", "path: until: reason:")]
    [InlineData("exemptions:\n  - |", "rule: path:")]
    [InlineData("suppressions:\n  locked:\n    - |", "LUCID1006")]
    [InlineData("extends:\n  - |", "recommended strict")]
    public async Task Completion_in_a_policy(string text, string expected) => await Complete("lucid-compliance.yml", text, expected);

    [Fact]
    public async Task Completion_of_stages_and_rule_ids()
    {
        await Complete("Dockerfile", "FROM golang AS build\nFROM scratch AS last\nCOPY --from=|\nFROM build AS never\n", "build last");
        await Complete("Dockerfile", "FROM golang AS build\nFROM |\n", "build");
        await Complete("compose.yml", "services:\n  web:\n    build:\n      context: app\n      target: |\n", "build");
        await Complete(".env", "# lucid:ignore LUCID|\nA=1\n", "LUCID1006 LUCID2001");
    }

    private static async Task<EditorSession> Open(string path, string text)
    {
        var editor = await EditorSession.StartAsync();
        editor.Folder.Write("app/Dockerfile", Dockerfile).Write("compose.yml", Compose).Write(".env", "A=1\nDB_PASSWORD=hunter\n").Write("web.env", "B=1\n");
        await editor.Open(path, text);
        return editor;
    }

    private static (int Line, int Character) Cursor(string text, string place)
    {
        var bar = place.IndexOf('|', StringComparison.Ordinal);
        var start = text.IndexOf(place.Remove(bar, 1), StringComparison.Ordinal);
        Assert.True(start >= 0, place);
        var before = text[..(start + bar)];
        return (before.Count(c => c == '\n'), before.Length - (before.LastIndexOf('\n') + 1));
    }

    private static async Task Hover(string path, string text, string place, string expected)
    {
        await using var editor = await Open(path, text);
        var (line, character) = Cursor(text, place);
        var hover = await editor.Request("textDocument/hover", editor.At(path, line, character));
        Assert.True(hover.ValueKind == JsonValueKind.Object, "There is no hover.");
        var shown = hover.GetProperty("contents").GetProperty("value").GetString()!;
        foreach (var part in expected.Split('|'))
        {
            Assert.Contains(part, shown);
        }

        Assert.DoesNotContain("hunter", shown);
    }

    private static async Task Definition(string path, string text, string place, string? target, string? range)
    {
        await using var editor = await Open(path, text);
        var (line, character) = Cursor(text, place);
        var answer = await editor.Request("textDocument/definition", editor.At(path, line, character));
        if (target is null)
        {
            Assert.Equal(JsonValueKind.Null, answer.ValueKind);
            return;
        }

        Assert.True(answer.ValueKind == JsonValueKind.Array, "There is no definition.");
        Assert.Equal(editor.Uri(target), answer[0].GetProperty("uri").GetString());
        Assert.Equal(range, EditorSession.Range(answer[0].GetProperty("range")));
    }

    private static async Task Complete(string path, string marked, string expected)
    {
        var text = marked.Remove(marked.IndexOf('|', StringComparison.Ordinal), 1);
        await using var editor = await Open(path, text);
        var before = marked[..marked.IndexOf('|', StringComparison.Ordinal)];
        var list = await editor.Request("textDocument/completion", editor.At(path, before.Count(c => c == '\n'), before.Length - (before.LastIndexOf('\n') + 1)));
        var texts = list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("textEdit").GetProperty("newText").GetString()!.TrimEnd()).ToList();
        foreach (var word in expected.Split(' '))
        {
            Assert.Contains(word, texts);
        }
    }
}
