using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace LucidCompliance.Tests.Tool;

public sealed class CheckCommandTests : IDisposable
{
    private const string Date = "2026-11-24";
    private readonly ToolRun _lucid = new();

    public CheckCommandTests() => _lucid.Folder.Write(".git/HEAD", "ref: refs/heads/main\n");

    public void Dispose() => _lucid.Dispose();

    [Fact]
    public async Task Findings_stand_in_lines_as_a_build_writes_them()
    {
        _lucid.Folder.Write("a/Dockerfile", ToolRun.Repeated);

        Assert.Equal(1, await _lucid.Run("check", "--date", Date));

        Assert.Contains("a/Dockerfile(2,6,2,14): error LUCID1006: CMD begins with 'python'", _lucid.Output.Replace('\\', '/'));
        Assert.Contains("lucid: 1 error, ", _lucid.Output);
        Assert.Contains("'lucid fix' repairs up to 1", _lucid.Output);
    }

    [Fact]
    public async Task Paths_are_shown_from_where_the_user_stands_and_the_root_is_found_above()
    {
        _lucid.Folder.Write("a/Dockerfile", ToolRun.Repeated).Write("b/c/readme.txt");

        Assert.Equal(1, await _lucid.RunIn("b/c", "check"));

        Assert.StartsWith("../../a/Dockerfile(2,6,2,14): error", _lucid.Output.Replace('\\', '/'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_say_is_said_and_is_success()
    {
        Assert.Equal(0, await _lucid.Run("check"));
        Assert.Equal("lucid: no findings.\n", _lucid.Output);
    }

    [Theory]
    [InlineData("a", 1)]
    [InlineData("a/Dockerfile", 1)]
    [InlineData(".", 1)]
    [InlineData("ab", 0)]
    [InlineData("compose.yml", 0)]
    public async Task Paths_choose_what_is_reported(string path, int exitCode)
    {
        _lucid.Folder.Write("a/Dockerfile", ToolRun.Repeated).Write("ab/.env", "A=1\n").Write("compose.yml", "services: {}\n");

        Assert.Equal(exitCode, await _lucid.Run("check", path));
        Assert.Equal(exitCode == 1, _lucid.Output.Contains("LUCID1006", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_named_is_judged_though_git_ignores_it()
    {
        _lucid.Folder.Write(".gitignore", "old/\n").Write("old/Dockerfile", ToolRun.Repeated);

        Assert.Equal(0, await _lucid.Run("check"));
        Assert.Equal(1, await _lucid.Run("check", "old/Dockerfile"));
    }

    [Fact]
    public async Task The_threshold_decides_the_exit_code_and_not_what_is_shown()
    {
        _lucid.Folder.Write("a/Dockerfile", ToolRun.Repeated).Write("b/Dockerfile", "FROM alpine\nUSER 1\n");

        Assert.Equal(0, await _lucid.Run("check", "--fail-on", "never"));
        Assert.Contains("error LUCID1006", _lucid.Output);
        Assert.Equal(0, await _lucid.Run("check", "b"));
        Assert.Equal(1, await _lucid.Run("check", "b", "--fail-on", "warning"));
    }

    [Fact]
    public async Task A_policy_that_is_named_holds_for_all()
    {
        _lucid.Folder.Write("a/Dockerfile", ToolRun.Repeated).Write("quiet.yml", "version: 1\nrules: { LUCID1006: none }\n");

        Assert.Equal(0, await _lucid.Run("check", "--policy", "quiet.yml"));
    }

    [Fact]
    public async Task Suppressed_findings_are_in_the_sarif_file_only()
    {
        _lucid.Folder.Write("a/Dockerfile", ToolRun.Repeated.Replace("CMD", "# lucid:ignore LUCID1006 -- a test\nCMD", StringComparison.Ordinal));

        Assert.Equal(0, await _lucid.Run("check", "--sarif", "out/log.sarif"));

        Assert.DoesNotContain("LUCID1006", _lucid.Output);
        using var sarif = JsonDocument.Parse(File.ReadAllText(_lucid.Folder["out/log.sarif"]));
        var results = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray();
        Assert.True(results.Single(result => result.GetProperty("ruleId").GetString() == "LUCID1006").GetProperty("suppressions").GetArrayLength() == 1);
    }

    [Fact]
    public async Task What_the_baseline_holds_back_is_counted()
    {
        _lucid.Folder.Write("Dockerfile", "FROM scratch\nCOPY a /a\nENTRYPOINT [\"/a\"]\n");
        await _lucid.Run("check", "--format", "json", "--date", Date);
        using var json = JsonDocument.Parse(_lucid.Output);
        var entries = json.RootElement.GetProperty("findings").EnumerateArray().Select(f =>
            $$"""{ "path": "Dockerfile", "rule": "{{f.GetProperty("rule").GetString()}}"{{(f.TryGetProperty("keyPath", out var key) ? $", \"key\": \"{key.GetString()}\"" : "")}} }""").ToList();
        Assert.NotEmpty(entries);
        _lucid.Folder.Write("lucid-baseline.json", $$"""{ "version": 1, "findings": [ {{string.Join(", ", entries)}} ] }""");

        Assert.Equal(0, await _lucid.Run("check", "--date", Date));

        Assert.Equal($"lucid: no findings; the baseline holds {entries.Count} finding{(entries.Count == 1 ? "" : "s")} back.\n", _lucid.Output);
    }

    [Fact]
    public async Task Json_has_places_related_places_and_fixes()
    {
        _lucid.Folder.Write("a/Dockerfile", ToolRun.Repeated);

        Assert.Equal(1, await _lucid.Run("check", "--format", "json"));

        using var json = JsonDocument.Parse(_lucid.Output);
        Assert.Equal(_lucid.Folder.Path, json.RootElement.GetProperty("root").GetString());
        var finding = json.RootElement.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("rule").GetString() == "LUCID1006");
        Assert.Equal("a/Dockerfile", finding.GetProperty("path").GetString());
        Assert.Equal((2, 6, 14), (finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32(), finding.GetProperty("endColumn").GetInt32()));
        Assert.Equal("a/Dockerfile", finding.GetProperty("related")[0].GetProperty("path").GetString());
        Assert.True(finding.GetProperty("fixes")[0].GetProperty("safe").GetBoolean());
    }

    [Fact]
    public async Task Annotations_escape_what_their_form_needs()
    {
        _lucid.Folder.Write("a,b:c/Dockerfile", ToolRun.Repeated);

        await _lucid.Run("check", "--format", "github");

        Assert.Contains("::error file=a%2Cb%3Ac/Dockerfile,line=2,endLine=2,col=6,endColumn=14,title=LUCID1006 InterpreterRepeated::CMD begins", _lucid.Output);
    }

    [Theory]
    [InlineData("There is no nowhere.", "check", "nowhere")]
    [InlineData("There is no nowhere.yml.", "check", "--policy", "nowhere.yml")]
    [InlineData("There is no folder nowhere.", "check", "--root", "nowhere")]
    [InlineData("--date is no day. Write it as yyyy-MM-dd.", "check", "--date", "24.11.2026")]
    [InlineData("notes.txt has no name of a container artifact, so there is nothing to judge it by.", "check", "notes.txt")]
    [InlineData("There is no rule LUCID102. Did you mean LUCID1002?", "fix", "--rules", "LUCID102")]
    [InlineData("There is no rule of that name. Did you mean LUCID1002?", "explain", "LUCID102")]
    public async Task Wrong_usage_says_what_is_wrong(string message, params string[] arguments)
    {
        _lucid.Folder.Write("notes.txt");

        Assert.Equal(2, await _lucid.Run(arguments));
        Assert.Equal("lucid: " + message + Environment.NewLine, _lucid.Error);
        Assert.Empty(_lucid.Output);
    }

    [Theory]
    [InlineData("chekc")]
    [InlineData("check", "--fail-on", "sometimes")]
    [InlineData("check", "--format", "xml")]
    [InlineData("explain")]
    public async Task What_does_not_parse_is_wrong_usage_too(params string[] arguments)
    {
        Assert.Equal(2, await _lucid.Run(arguments));
        Assert.Contains("lucid --help", _lucid.Error);
        Assert.Empty(_lucid.Output);
    }

    [Fact]
    public async Task Help_is_success() => Assert.Equal(0, await _lucid.Run("check", "--help"));
}
