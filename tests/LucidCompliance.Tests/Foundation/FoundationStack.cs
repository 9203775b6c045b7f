using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine;
using LucidCompliance.Model;
using LucidCompliance.Policy;
using LucidCompliance.Rules;
using LucidCompliance.Syntax.IgnoreFile;
using LucidCompliance.Tests.Cases;

namespace LucidCompliance.Tests.Foundation;

/// <summary>One of the stacks below <c>tests/foundation</c>, read from the disk as a repository in which every file is committed.</summary>
internal static class FoundationStack
{
    public static AnalysisResult Analyze(string name) => Analyzer.Analyze(GetInput(name));

    public static AnalysisInput GetInput(string name)
    {
        var files = Read(Path.Combine(Repository.Tests, "foundation", name));
        return new AnalysisInput
        {
            Artifacts = [.. ArtifactNames.Find(files.Paths).Concat(PolicyEnvFiles(files))],
            Files = files,
            Date = new DateTime(2026, 11, 24),
        };
    }

    /// <summary>All findings, infos included, one a line: <c>path(line,col,endLine,endCol): severity ID: message</c>, in their order.</summary>
    public static string Describe(AnalysisResult result) =>
        string.Concat(result.Diagnostics.Where(static finding => finding.Suppression is null).Select(static finding => Describe(finding) + "\n"));

    private static string Describe(Diagnostic finding)
    {
        var (start, end) = (finding.Location.Start, finding.Location.End);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{finding.Location.Path}({start.Line + 1},{start.Column + 1},{end.Line + 1},{end.Column + 1}): {finding.Severity.ToString().ToLowerInvariant()} {finding.Rule.Id}: {finding.Message}");
    }

    private static MemoryRepository Read(string root)
    {
        var files = new MemoryRepository();
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            files.Add(Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllBytes(file));
        }

        files.IgnoreFile = files.Read(".gitignore").Text is { } text ? GitIgnore.Parse(text) : null;
        files.Tracked.UnionWith(files.Paths.Where(path => !files.IsIgnored(path).Value));
        return files;
    }

    private static IEnumerable<Artifact> PolicyEnvFiles(MemoryRepository files) =>
        from file in new PolicySet(files, RuleCatalogue.Descriptors).For(ArtifactDiscovery.PolicyFileName).Environment.Files?.Value ?? []
        select new Artifact(file.Value, ArtifactKind.EnvFile);
}
