using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>The SARIF log that a build writes says what its console says, and more.</summary>
public sealed class SarifTests(SarifTests.ReportedBuild build) : IClassFixture<SarifTests.ReportedBuild>
{
    private const string Secret = "wq8Zr4Tn2Lk7Vb5X";
    private const string ShellForm = "# \U0001F600 not in the column count of bytes\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY app /app\nENTRYPOINT /app serve\n";

    private IEnumerable<JsonElement> Results => build.Run.GetProperty("results").EnumerateArray();

    [Fact]
    public void Every_finding_of_the_console_has_a_result_with_the_same_place_and_the_other_way_round()
    {
        var console = build.Console.Findings.Select(f => FormattableString.Invariant(
            $"{build.GetPath(f.File)}({f.Line},{f.Column},{f.EndLine},{f.EndColumn}): {f.Level} {f.Message}"));
        var results = Results.Where(result => !result.TryGetProperty("suppressions", out _)).Select(result =>
        {
            var region = Region(result);
            var id = result.GetProperty("ruleId").GetString();
            var level = result.GetProperty("level").GetString() == "note" ? "message" : result.GetProperty("level").GetString();
            return FormattableString.Invariant(
                $"{Uri.UnescapeDataString(Location(result).GetProperty("uri").GetString()!)}({region}): {level} {result.GetProperty("message").GetProperty("text").GetString()} ({id}: see LucidExplain)");
        });

        Assert.Equal(console.Order(StringComparer.Ordinal), results.Order(StringComparer.Ordinal));
        Assert.True(build.Console.Findings.Count >= 6);
    }

    [Fact]
    public void Places_are_relative_to_a_root_that_the_log_does_not_tell()
    {
        Assert.All(Results, result =>
        {
            Assert.Equal("SRCROOT", Location(result).GetProperty("uriBaseId").GetString());
            var uri = new Uri(new Uri("file:///root/"), Location(result).GetProperty("uri").GetString());
            Assert.True(File.Exists(build.Workspace[uri.LocalPath["/root/".Length..]]), uri.ToString());
        });
        Assert.DoesNotContain(build.Workspace.Root, build.Text);
    }

    [Fact]
    public void Rules_have_their_pages_and_results_point_at_them()
    {
        var rules = build.Run.GetProperty("tool").GetProperty("driver").GetProperty("rules");

        Assert.All(Results, result => Assert.Equal(
            result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
        Assert.All(rules.EnumerateArray(), rule => Assert.Contains("## ", rule.GetProperty("help").GetProperty("markdown").GetString()));
        Assert.StartsWith(
            build.Run.GetProperty("tool").GetProperty("driver").GetProperty("semanticVersion").GetString()!, PackageFeed.Instance.Version, StringComparison.Ordinal);
    }

    [Fact]
    public void Suppressed_findings_are_there_with_their_reasons()
    {
        var suppressed = Results.Where(result => result.TryGetProperty("suppressions", out _))
            .Select(result => (result.GetProperty("ruleId").GetString(), Suppression(result).GetProperty("kind").GetString(), Suppression(result).GetProperty("justification").GetString()));

        Assert.Equal([("LUCID1012", "external", "vendor image"), ("LUCID3001", "inSource", "a test")], suppressed.Order());

        static JsonElement Suppression(JsonElement result) => result.GetProperty("suppressions")[0];
    }

    [Fact]
    public void A_fix_replaces_what_it_says()
    {
        var fix = Assert.Single(Results, result => result.GetProperty("ruleId").GetString() == "LUCID1002").GetProperty("fixes")[0];
        var change = Assert.Single(fix.GetProperty("artifactChanges").EnumerateArray());
        var text = ShellForm;
        foreach (var replacement in change.GetProperty("replacements").EnumerateArray().Reverse())
        {
            var region = replacement.GetProperty("deletedRegion");
            var start = Offset("startLine", "startColumn");
            text = text[..start] + replacement.GetProperty("insertedContent").GetProperty("text").GetString() + text[Offset("endLine", "endColumn")..];

            int Offset(string line, string column) =>
                ShellForm.Split('\n').Take(region.GetProperty(line).GetInt32() - 1).Sum(before => before.Length + 1) + region.GetProperty(column).GetInt32() - 1;
        }

        Assert.Equal(ShellForm.Replace("/app serve", "[\"/app\", \"serve\"]"), text);
    }

    [Fact]
    public void No_output_holds_a_secret()
    {
        Assert.Contains(Results, result => Location(result).GetProperty("uri").GetString() == ".env");
        Assert.DoesNotContain(Secret, build.Console.Text);
        foreach (var file in Directory.GetFiles(build.Workspace.Root, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != ".env"))
        {
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)) < 0, file);
        }
    }

    [Fact]
    public void A_log_that_was_deleted_is_written_again()
    {
        var file = build.Workspace["out/second.sarif"];
        build.Workspace.Build("-p:LucidComplianceSarif=out/second.sarif");
        File.Delete(file);

        build.Workspace.Build("-p:LucidComplianceSarif=out/second.sarif");

        Assert.Equal(build.Text, File.ReadAllText(file));
    }

    [SarifSchemaFact]
    public void The_log_is_valid_by_the_published_schema()
    {
        // The schema is written for draft 4, of which it uses nothing that later drafts read otherwise, except the name of its own address.
        var text = JsonNode.Parse(File.ReadAllText(SarifSchemaFactAttribute.SchemaFile))!.AsObject();
        text.Remove("id");
        text["$schema"] = "http://json-schema.org/draft-07/schema#";
        var schema = JsonSchema.FromText(text.ToJsonString());

        var outcome = schema.Evaluate(build.Log.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });

        Assert.True(outcome.IsValid, string.Join('\n', (outcome.Details ?? []).Where(detail => detail.Errors is not null).Select(detail => detail.InstanceLocation + ": " + string.Join("; ", detail.Errors!.Values))));
        Assert.False(schema.Evaluate(JsonDocument.Parse(build.Text.Replace("startLine", "beginLine")).RootElement).IsValid);
    }

    private static JsonElement Location(JsonElement result) => result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation");

    private static string Region(JsonElement result)
    {
        var region = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        return string.Join(',', new[] { "startLine", "startColumn", "endLine", "endColumn" }.Select(name => region.GetProperty(name).GetInt32()));
    }

    /// <summary>One build that writes a log.</summary>
    public sealed class ReportedBuild
    {
        public ReportedBuild()
        {
            Workspace = Workspace.WithSdk()
                .Write("ein Ordner/größe #1/Dockerfile", ShellForm)
                .Write("broken/Dockerfile", Workspace.Broken)
                .Write("quiet/Dockerfile", "# lucid:ignore LUCID3001 -- a test\nFROM scratch\nCOPY Dockerfile /app\nENTRYPOINT [\"/app\"]\n")
                .Write("old/compose.yml", "services:\n  db:\n    image: redis\n    user: \"1:1\"\n")
                .Write("lucid-compliance.yml", "version: 1\nexemptions: [ { rule: LUCID1012, path: \"old/**\", reason: vendor image } ]\n")
                .Write(".env", $"DB_PASSWORD={Secret}\n")
                .Write("compose.yml", "services:\n  web:\n    image: gcr.io/distroless/static-debian13:nonroot\n    env_file: .env\n");
            Console = Workspace.Build("-v:n", "-p:LucidComplianceSarif=out/findings.sarif");
            Text = File.ReadAllText(Workspace["out/findings.sarif"]);
            Log = JsonDocument.Parse(Text);
            Run = Log.RootElement.GetProperty("runs")[0];
        }

        internal Workspace Workspace { get; }

        internal BuildLog Console { get; }

        internal string Text { get; }

        internal JsonDocument Log { get; }

        internal JsonElement Run { get; }

        internal string GetPath(string file) => Path.GetRelativePath(Workspace.Root, file).Replace('\\', '/');
    }
}
