using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using LucidCompliance.Diagnostics;
using LucidCompliance.Reports;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Reports;

public sealed class SarifWriterTests
{
    private static readonly SourceText Dockerfile = new("src/my api/Dockerfile", "FROM debian\r\nUSER \"ro\uD83D\uDE00ot\"\r\nCMD a\r\n");

    private static Diagnostic Finding(string at = "debian", string id = "LUCID1001") => new()
    {
        Rule = TestRules.Create(id),
        Location = At(at),
        Message = "The image is not distroless. It has a shell. Use another one.",
        Severity = DiagnosticSeverity.Warning,
    };

    private static SourceLocation At(string text) =>
        new(Dockerfile, new TextSpan(Dockerfile.Content.IndexOf(text, StringComparison.Ordinal), text.Length));

    private static string Text(SarifRun run)
    {
        var writer = new StringWriter();
        SarifWriter.Write(writer, run);
        return writer.ToString();
    }

    private static SarifRun Run(params Diagnostic[] diagnostics) => new()
    {
        ToolVersion = "1.2.3",
        Rules = [TestRules.Create("LUCID0001", DiagnosticSeverity.Error), TestRules.Create("LUCID1001"), TestRules.Create("LUCID1013", DiagnosticSeverity.None)],
        Diagnostics = [.. diagnostics],
    };

    private static JsonNode Write(params Diagnostic[] diagnostics) => JsonNode.Parse(Text(Run(diagnostics)))!["runs"]![0]!;

    [Fact]
    public void The_log_names_its_version_and_the_tool()
    {
        var log = JsonNode.Parse(Text(Run()))!;
        Assert.Equal("2.1.0", (string)log["version"]!);
        Assert.NotNull(log["$schema"]);
        var driver = log["runs"]![0]!["tool"]!["driver"]!;
        Assert.Equal(("LucidCompliance", "1.2.3", "1.2.3"), ((string)driver["name"]!, (string)driver["version"]!, (string)driver["semanticVersion"]!));
        Assert.Equal("utf16CodeUnits", (string)log["runs"]![0]!["columnKind"]!);
        Assert.Empty(log["runs"]![0]!["results"]!.AsArray());
    }

    [Fact]
    public void A_rule_has_its_texts_level_tags_and_help()
    {
        var run = Run() with
        {
            Rules = [TestRules.Create("LUCID3001") with { PeerIds = ["hadolint DL3002", "CWE-250"] }, TestRules.Create("LUCID1013", DiagnosticSeverity.None)],
            RuleHelp = static id => id == "LUCID3001" ? "# LUCID3001\n\"Why\"" : null,
        };
        var rules = JsonNode.Parse(Text(run))!["runs"]![0]!["tool"]!["driver"]!["rules"]!;
        Assert.Equal("LUCID3001", (string)rules[0]!["id"]!);
        Assert.Equal("TestRule", (string)rules[0]!["name"]!);
        Assert.Equal("Something is wrong.", (string)rules[0]!["shortDescription"]!["text"]!);
        Assert.Equal("Something is wrong.", (string)rules[0]!["fullDescription"]!["text"]!);
        Assert.Equal("# LUCID3001\n\"Why\"", (string)rules[0]!["help"]!["markdown"]!);
        Assert.Equal("warning", (string)rules[0]!["defaultConfiguration"]!["level"]!);
        Assert.Equal(["identity", "hadolint DL3002", "external/cwe/cwe-250"], rules[0]!["properties"]!["tags"]!.AsArray().Select(static tag => (string)tag!));
        Assert.False((bool)rules[1]!["defaultConfiguration"]!["enabled"]!);
        Assert.Null(rules[1]!["help"]!["markdown"]);
    }

    [Fact]
    public void A_result_points_to_its_rule_and_to_the_exact_text()
    {
        var result = Write(Finding("\"ro\uD83D\uDE00ot\""))["results"]![0]!;
        Assert.Equal("LUCID1001", (string)result["ruleId"]!);
        Assert.Equal(1, (int)result["ruleIndex"]!);
        Assert.Equal("warning", (string)result["level"]!);
        var location = result["locations"]![0]!["physicalLocation"]!;
        Assert.Equal("src/my%20api/Dockerfile", (string)location["artifactLocation"]!["uri"]!);
        Assert.Equal("SRCROOT", (string)location["artifactLocation"]!["uriBaseId"]!);
        Assert.Equal("""{"startLine":2,"startColumn":6,"endLine":2,"endColumn":14}""", location["region"]!.ToJsonString());
    }

    [Theory]
    [InlineData(DiagnosticSeverity.Error, "error")]
    [InlineData(DiagnosticSeverity.Warning, "warning")]
    [InlineData(DiagnosticSeverity.Info, "note")]
    [InlineData(DiagnosticSeverity.None, "none")]
    public void The_level_is_the_effective_severity(DiagnosticSeverity severity, string level) =>
        Assert.Equal(level, (string)Write(Finding() with { Severity = severity })["results"]![0]!["level"]!);

    [Fact]
    public void A_rule_outside_the_catalogue_is_added()
    {
        var run = Write(Finding(id: "LUCID9001"));
        var index = (int)run["results"]![0]!["ruleIndex"]!;
        Assert.Equal("LUCID9001", (string)run["tool"]!["driver"]!["rules"]![index]!["id"]!);
    }

    [Fact]
    public void Related_locations_have_a_message_and_a_number()
    {
        var related = Write(Finding() with { Related = [new(At("CMD"), "The command is here."), new(At("USER"), "The user is here.")] })["results"]![0]!["relatedLocations"]!;
        Assert.Equal([1, 2], related.AsArray().Select(static location => (int)location!["id"]!));
        Assert.Equal("The command is here.", (string)related[0]!["message"]!["text"]!);
        Assert.Equal(3, (int)related[0]!["physicalLocation"]!["region"]!["startLine"]!);
    }

    [Fact]
    public void A_fix_lists_its_replacements_by_file()
    {
        var other = new SourceText("compose.yml", "image: a\n");
        var fix = new Fix("Use another image", FixSafety.Unsafe,
        [
            new FileEdit(Dockerfile, new TextEdit(At("debian").Span, "scratch")),
            new FileEdit(other, new TextEdit(new TextSpan(9, 0), "user: \"1\"\n")),
            new FileEdit(Dockerfile, new TextEdit(At("CMD a\r\n").Span, string.Empty)),
        ]);
        var written = Write(Finding() with { Fixes = [fix] })["results"]![0]!["fixes"]![0]!;
        Assert.Equal("Use another image", (string)written["description"]!["text"]!);
        Assert.Equal("unsafe", (string)written["properties"]!["safety"]!);
        var changes = written["artifactChanges"]!.AsArray();
        Assert.Equal(["src/my%20api/Dockerfile", "compose.yml"], changes.Select(static change => (string)change!["artifactLocation"]!["uri"]!));
        Assert.Equal(2, changes[0]!["replacements"]!.AsArray().Count);
        Assert.Equal("""{"startLine":1,"startColumn":6,"endLine":1,"endColumn":12}""", changes[0]!["replacements"]![0]!["deletedRegion"]!.ToJsonString());
        Assert.Equal("scratch", (string)changes[0]!["replacements"]![0]!["insertedContent"]!["text"]!);
        Assert.Equal("""{"startLine":3,"startColumn":1,"endLine":4,"endColumn":1}""", changes[0]!["replacements"]![1]!["deletedRegion"]!.ToJsonString());
        Assert.Equal("""{"startLine":2,"startColumn":1,"endLine":2,"endColumn":1}""", changes[1]!["replacements"]![0]!["deletedRegion"]!.ToJsonString());
    }

    [Fact]
    public void The_edits_of_secret_rules_are_left_out()
    {
        var fix = Fix.Replace("Move it", FixSafety.Unsafe, At("debian"), "hunter2");
        Assert.DoesNotContain("hunter2", Text(Run(Finding(id: "LUCID2001") with { Fixes = [fix] })), StringComparison.Ordinal);
        Assert.Contains("hunter2", Text(Run(Finding(id: "LUCID1001") with { Fixes = [fix] })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("comment", "inSource")]
    [InlineData("exemption", "external")]
    [InlineData("baseline", "external")]
    public void A_suppression_says_where_it_is_written_and_why(string kind, string expected)
    {
        var suppression = Write(Finding() with { Suppression = new Suppression(kind, "why") })["results"]![0]!["suppressions"]![0]!;
        Assert.Equal(expected, (string)suppression["kind"]!);
        Assert.Equal("why", (string)suppression["justification"]!);
        Assert.Equal("accepted", (string)suppression["status"]!);
    }

    [Fact]
    public void Fingerprints_tell_findings_apart_without_lines()
    {
        var run = Write(
            Finding(),
            Finding("CMD"),
            Finding() with { KeyPath = "services.db", Variant = "token|x" },
            Finding(id: "LUCID1002"));
        Assert.Equal(
            ["LUCID1001|src/my api/Dockerfile|||0", "LUCID1001|src/my api/Dockerfile|||1", @"LUCID1001|src/my api/Dockerfile|services.db|token\|x|0", "LUCID1002|src/my api/Dockerfile|||0"],
            run["results"]!.AsArray().Select(static result => (string)result!["partialFingerprints"]!["lucidFinding/v1"]!));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("file:///work/repo", "file:///work/repo/")]
    [InlineData("file:///work/repo/", "file:///work/repo/")]
    public void The_root_ends_with_a_slash_and_may_be_left_out(string? root, string? expected)
    {
        var log = JsonNode.Parse(Text(Run() with { RootUri = root }))!;
        Assert.Equal(expected, (string?)log["runs"]![0]!["originalUriBaseIds"]!["SRCROOT"]!["uri"]);
    }

    [Theory]
    [InlineData("a b#c?d%e.yml", "a%20b%23c%3Fd%25e.yml")]
    [InlineData("größe/\u540D", "gr%C3%B6%C3%9Fe/%E5%90%8D")]
    [InlineData("Dockerfile:dev", "./Dockerfile:dev")]
    [InlineData("a/b:c", "a/b:c")]
    [InlineData("[x]{y}", "%5Bx%5D%7By%7D")]
    [InlineData("/home/u/NuGet.config", "file:///home/u/NuGet.config")]
    [InlineData("C:/Users/u/NuGet.config", "file:///C:/Users/u/NuGet.config")]
    [InlineData("//server/share/x", "file://server/share/x")]
    public void Paths_become_uris(string path, string uri)
    {
        Assert.Equal(uri, SarifUri.FromPath(path));
        Assert.True(Uri.TryCreate(uri, UriKind.RelativeOrAbsolute, out _));
    }

    [Fact]
    public void An_absolute_path_has_no_base()
    {
        var finding = Finding() with { Location = new SourceLocation(new SourceText("/etc/NuGet.config", "x"), new TextSpan(0, 1)) };
        var location = Write(finding)["results"]![0]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!;
        Assert.Null(location["uriBaseId"]);
    }

    [Fact]
    public void Every_character_survives()
    {
        var text = string.Concat(Enumerable.Range(0, 0x2100).Where(static c => c != 0).Select(static c => (char)c)) + "\u2028\uD83D\uDE00";
        Assert.Equal(text, (string)Write(Finding() with { Message = text })["results"]![0]!["message"]!["text"]!);
        Assert.Contains("\\ud800", Text(Run(Finding() with { Message = "\uD800" })), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_runs_give_equal_text_with_one_line_break_at_the_end()
    {
        var run = Run(Finding(), Finding("CMD"));
        Assert.Equal(Text(run), Text(run));
        Assert.EndsWith("}\n", Text(run), StringComparison.Ordinal);
        Assert.DoesNotContain("\r\n", Text(run), StringComparison.Ordinal);
    }
}
