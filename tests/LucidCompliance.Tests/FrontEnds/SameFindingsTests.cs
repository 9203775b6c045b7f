using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using LucidCompliance.Build.Tasks;
using LucidCompliance.LanguageServer.Diagnostics;
using LucidCompliance.LanguageServer.Documents;
using LucidCompliance.LanguageServer.Protocol;
using LucidCompliance.LanguageServer.Workspaces;
using LucidCompliance.Tests.Cases;
using LucidCompliance.Text;
using LucidCompliance.Tool.Commands;
using Xunit;

namespace LucidCompliance.Tests.FrontEnds;

/// <summary>Every front end says the same of the same repository.</summary>
public sealed class SameFindingsTests
{
    [Fact]
    public async Task The_command_line_reports_what_the_build_reports()
    {
        var count = 0;
        foreach (var folder in Cases())
        {
            using var repository = new CaseOnDisk(RuleCase.Read(folder));
            var built = Build(repository);
            var (exitCode, checkedLines) = await CheckAsync(repository);

            Assert.True(built.SequenceEqual(checkedLines), $"{folder}:\nbuild:\n{string.Join('\n', built)}\nlucid check:\n{string.Join('\n', checkedLines)}");
            Assert.Equal(built.Any(line => line.Contains(": error LUCID", StringComparison.Ordinal)) ? 1 : 0, exitCode);
            count += built.Count;
        }

        Assert.True(count > 1000, $"Only {count} findings were compared.");
    }

    [Fact]
    public async Task The_language_server_reports_what_the_build_reports()
    {
        var count = 0;
        foreach (var folder in Cases())
        {
            var ruleCase = RuleCase.Read(folder);
            using var repository = new CaseOnDisk(ruleCase);
            var built = Build(repository);
            var served = await ServeAsync(repository, ruleCase);

            Assert.True(built.SequenceEqual(served), $"{folder}:\nbuild:\n{string.Join('\n', built)}\nlanguage server:\n{string.Join('\n', served)}");
            count += built.Count;
        }

        Assert.True(count > 1000, $"Only {count} findings were compared.");
    }

    // Every file of the case is open, as the disk has it.
    private static async Task<List<string>> ServeAsync(CaseOnDisk repository, RuleCase ruleCase)
    {
        using var options = JsonDocument.Parse($$"""{ "date": "{{repository.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}}" }""");
        using var workspace = new Workspace(repository.Root, ServerSettings.From(options.RootElement));
        foreach (var path in ruleCase.Files.Paths)
        {
            if (TextDecoder.TryDecode(path, ruleCase.Files.ReadBytes(path), out var text) == TextDefect.None)
            {
                workspace.Set(new OpenDocument(new Uri(Path.Combine(repository.Root, path)).AbsoluteUri, repository.Root, string.Empty, 1, text!));
            }
        }

        var analysis = await workspace.GetAnalysisAsync(default);
        var conversion = new FindingConversion(PositionEncoding.Utf16, new PublishDiagnosticsCapabilities());
        return [.. analysis.Findings.Select(finding => Describe(finding.Location.Path, conversion.Convert(analysis, finding)))];
    }

    private static string Describe(string path, LspDiagnostic finding) => FormattableString.Invariant(
        $"{path}({finding.Range.Start.Line + 1},{finding.Range.Start.Character + 1},{finding.Range.End.Line + 1},{finding.Range.End.Character + 1}): {(finding.Severity switch { 1 => "error", 2 => "warning", _ => "message" })} {finding.Code}: {finding.Message}");

    private static IEnumerable<string> Cases() =>
        from rule in Directory.EnumerateDirectories(Path.Combine(Repository.Tests, "cases")).Order(StringComparer.Ordinal)
        from folder in Directory.EnumerateDirectories(rule).Order(StringComparer.Ordinal)
        select folder;

    private static List<string> Build(CaseOnDisk repository)
    {
        var build = new RecordingBuild(repository.Root);
        using var task = new CheckArtifacts
        {
            BuildEngine = build,
            ProjectFile = Path.Combine(repository.Root, "compliance.proj"),
            Scope = "ComplianceProject",
            Root = repository.Root,
            CacheFile = Path.Combine("..", "cache"),
            Date = repository.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        task.Execute();
        return build.Lines;
    }

    private static async Task<(int ExitCode, List<string> Lines)> CheckAsync(CaseOnDisk repository)
    {
        var output = new StringWriter();
        var exitCode = await LucidCommand.RunAsync(
            ["check", "--verbose", "--date", repository.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
            new CommandContext(repository.Root, output, TextWriter.Null));
        return (exitCode, [.. output.ToString().Split('\n').Where(line => line.Contains("): ", StringComparison.Ordinal) && line.Contains(" LUCID", StringComparison.Ordinal))]);
    }
}
