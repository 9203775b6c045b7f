using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace LucidCompliance.Tests.LanguageServer;

public sealed class DiagnosticTests
{
    private const string Repeated = "FROM gcr.io/distroless/python3-debian13:nonroot\nCMD [\"python\", \"/app/main.py\"]\n";

    [Fact]
    public async Task A_finding_has_place_severity_code_and_words()
    {
        await using var editor = await EditorSession.StartAsync();
        editor.Folder.Write("Dockerfile", Repeated);
        await editor.Open("Dockerfile");

        var finding = await editor.Finding("Dockerfile", "LUCID1006", version: 1);

        Assert.Equal("1:5-1:13", EditorSession.Range(finding.GetProperty("range")));
        Assert.Equal(1, finding.GetProperty("severity").GetInt32());
        Assert.Equal("lucid", finding.GetProperty("source").GetString());
        Assert.StartsWith("CMD begins with 'python'", finding.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.False(finding.TryGetProperty("relatedInformation", out _));
        Assert.False(finding.TryGetProperty("codeDescription", out _));
    }

    [Fact]
    public async Task Related_places_and_tags_come_where_the_client_shows_them()
    {
        await using var editor = await EditorSession.StartAsync(new
        {
            textDocument = new { publishDiagnostics = new { relatedInformation = true, tagSupport = new { valueSet = new[] { 1, 2 } } } },
        });
        editor.Folder.Write("Dockerfile", Repeated + "MAINTAINER me\n");
        await editor.Open("Dockerfile");

        var finding = await editor.Finding("Dockerfile", "LUCID1006");
        var related = finding.GetProperty("relatedInformation")[0];
        Assert.Equal(editor.Uri("Dockerfile"), related.GetProperty("location").GetProperty("uri").GetString());
        Assert.Equal("0:5-0:47", EditorSession.Range(related.GetProperty("location").GetProperty("range")));
        var deprecated = (await editor.Findings("Dockerfile", _ => true)).Single(f => f.TryGetProperty("tags", out _));
        Assert.Equal(2, deprecated.GetProperty("tags")[0].GetInt32());
    }

    [Fact]
    public async Task Typing_changes_findings_version_by_version()
    {
        await using var editor = await EditorSession.StartAsync();
        await editor.Open("Dockerfile", Repeated);
        await editor.Finding("Dockerfile", "LUCID1006", version: 1);

        await editor.Edit("Dockerfile", 2, (1, 5, 1, 15, ""));
        await editor.NoFinding("Dockerfile", "LUCID1006", version: 2);

        await editor.Edit("Dockerfile", 3, (0, 0, 0, 0, "# one\n"), (2, 5, 2, 5, "\"python\", "));
        Assert.Equal("2:5-2:13", EditorSession.Range((await editor.Finding("Dockerfile", "LUCID1006", version: 3)).GetProperty("range")));
    }

    [Theory]
    [InlineData("utf-16", 18)]
    [InlineData("utf-8", 20)]
    public async Task Characters_are_counted_as_the_client_counts_them(string encoding, int start)
    {
        await using var editor = await EditorSession.StartAsync(new { general = new { positionEncodings = new[] { encoding, "utf-16" } } });
        await editor.Open("compose.yml", "services:\n  web: {x-😀: '', iamge: a}\n");
        await editor.Findings("compose.yml", findings => findings.Any(f => EditorSession.Range(f.GetProperty("range")).StartsWith("1:" + start, StringComparison.Ordinal)));

        // The edit is counted the same way: it mends the key.
        await editor.Edit("compose.yml", 2, (1, start, 1, start + 5, "image"));
        await editor.NoFinding("compose.yml", "LUCID0002", version: 2);
    }

    [Fact]
    public async Task An_unsaved_env_file_changes_what_a_compose_file_means()
    {
        await using var editor = await EditorSession.StartAsync();
        editor.Folder.Write("compose.yml", "services:\n  web:\n    image: example.org/web:${TAG}\n").Write(".env", "OTHER=1\n");
        await editor.Open("compose.yml");
        await editor.Finding("compose.yml", "LUCID6001");

        await editor.Open(".env", "TAG=1.0\n");
        await editor.NoFinding("compose.yml", "LUCID6001", 1);

        await editor.Change(".env", 2, "TAGS=1.0\n");
        await editor.Finding("compose.yml", "LUCID6001");

        await editor.Change(".env", 3, "TAG=1.0\n");
        await editor.NoFinding("compose.yml", "LUCID6001", 1);
        await editor.Close(".env");
        await editor.Finding("compose.yml", "LUCID6001");
        Assert.Empty(await editor.Findings(".env", findings => findings.Length == 0));
    }

    [Fact]
    public async Task A_client_that_asks_gets_findings_when_it_asks()
    {
        await using var editor = await EditorSession.StartAsync(new { textDocument = new { diagnostic = new { } }, workspace = new { diagnostics = new { refreshSupport = true } } });
        await editor.Open("Dockerfile", Repeated);

        var report = await Pull();
        Assert.Equal("full", report.GetProperty("kind").GetString());
        Assert.Contains(report.GetProperty("items").EnumerateArray(), finding => EditorSession.Code(finding) == "LUCID1006");

        var id = report.GetProperty("resultId").GetString();
        Assert.Equal("unchanged", (await Pull(id)).GetProperty("kind").GetString());

        await editor.Change("Dockerfile", 2, Repeated.Replace("\"python\", ", "", StringComparison.Ordinal));
        report = await Pull(id);
        Assert.DoesNotContain(report.GetProperty("items").EnumerateArray(), finding => EditorSession.Code(finding) == "LUCID1006");

        Task<JsonElement> Pull(string? previousResultId = null) =>
            editor.Request("textDocument/diagnostic", new { textDocument = new { uri = editor.Uri("Dockerfile") }, previousResultId });
    }

    [Fact]
    public async Task Findings_of_files_that_are_not_open_come_on_request()
    {
        await using var editor = await EditorSession.StartAsync(options: new { date = "2026-11-24", diagnostics = "workspace" });
        editor.Folder.Write("a/Dockerfile", Repeated).Write("b/Dockerfile", Repeated);
        await editor.Open("a/Dockerfile");

        await editor.Finding("b/Dockerfile", "LUCID1006");
    }

    [Fact]
    public async Task What_is_no_file_and_no_artifact_is_left_alone()
    {
        await using var editor = await EditorSession.StartAsync();
        await editor.Notify("textDocument/didOpen", new { textDocument = new { uri = "untitled:Dockerfile", languageId = "dockerfile", version = 1, text = Repeated } });
        await editor.Open("notes.txt", "FROM x");
        Assert.Empty(await editor.Findings("notes.txt", _ => true));

        await editor.Open("image.build", Repeated, language: "dockerfile");
        await editor.Finding("image.build", "LUCID1006");
    }
}
