using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine;
using LucidCompliance.Rules;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests;

/// <summary>The parts of README that are made from the product. LUCID_ACCEPT=1 writes them.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_rule_table_is_that_of_the_catalogue() => AssertPart("rules", RuleTable());

    [Fact]
    public void The_console_block_is_a_real_answer() => AssertPart("console", ConsoleBlock());

    [Fact]
    public void The_findings_of_the_published_container_are_a_real_answer() => AssertPart("container", ContainerBlock());

    private static IEnumerable<string> RuleTable()
    {
        yield return "| Id | Name | Severity | Fix | Reports |";
        yield return "|---|---|---|---|---|";
        foreach (var descriptor in RuleCatalogue.Descriptors)
        {
            var page = Path.GetRelativePath(Repository.Root, Cases.RulePages.Paths().Single(path => path.EndsWith(descriptor.Id + ".md", StringComparison.Ordinal)));
            var fix = descriptor.Fix switch { FixSafety.Safe => "safe", FixSafety.Unsafe => "unsafe", _ => "" };
            yield return $"| [{descriptor.Id}]({page.Replace('\\', '/')}) | {descriptor.Name} | {descriptor.DefaultSeverity.ToString().ToLowerInvariant()} | {fix} | {descriptor.Title} |";
        }
    }

    // The sample stack whose report claims full compliance; tests/foundation/judge.sh holds that a real build says these very lines.
    private static IEnumerable<string> ConsoleBlock()
    {
        string[] shown = ["auth/Dockerfile(", "configs/environment/foundation.env("];
        yield return "```";
        yield return "$ dotnet build compliance.proj";
        foreach (var line in File.ReadLines(Path.Combine(Repository.Tests, "foundation", "as-reported.verified.txt")))
        {
            if (shown.Any(prefix => line.StartsWith(prefix, StringComparison.Ordinal)) && !line.Contains(": info ", StringComparison.Ordinal))
            {
                yield return line;
            }
        }

        yield return "```";
    }

    // ContainerPublishTests of the package hold that a real build says these very lines.
    private static IEnumerable<string> ContainerBlock()
    {
        var repository = new MemoryRepository()
            .Add("Orders/Orders.csproj", ReadmeParts.Code("container-project"))
            .Add("Orders/Program.cs", ReadmeParts.Program);
        var result = Analyzer.Analyze(
            new AnalysisInput { Artifacts = [.. ArtifactNames.Find(repository.Paths)], Files = repository, Date = new DateTime(2026, 11, 24) },
            CancellationToken.None);
        yield return "```";
        yield return "$ dotnet build Orders";
        foreach (var finding in result.Diagnostics.Where(finding => finding.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning))
        {
            var (start, end) = (finding.Location.Start, finding.Location.End);
            yield return $"{finding.Location.Path}({start.Line + 1},{start.Column + 1},{end.Line + 1},{end.Column + 1}): {finding.Severity.ToString().ToLowerInvariant()} {finding.Rule.Id}: {finding.Message}";
        }

        yield return "```";
    }

    private static void AssertPart(string name, IEnumerable<string> lines)
    {
        var readme = File.ReadAllText(ReadmeParts.FilePath);
        var part = ReadmeParts.Find(readme, name);
        var expected = string.Concat(lines.Select(line => line + "\n"));
        if (Environment.GetEnvironmentVariable("LUCID_ACCEPT") == "1" && readme[part] != expected)
        {
            File.WriteAllText(ReadmeParts.FilePath, readme[..part.Start] + expected + readme[part.End..]);
            return;
        }

        Assert.Equal(expected, readme[part]);
    }
}
