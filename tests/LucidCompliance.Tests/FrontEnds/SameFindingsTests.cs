using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LucidCompliance.Build.Tasks;
using LucidCompliance.Tests.Cases;
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
