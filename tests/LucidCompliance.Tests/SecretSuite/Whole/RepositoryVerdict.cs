using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine;
using LucidCompliance.Tests.Cases;

namespace LucidCompliance.Tests.SecretSuite.Whole;

/// <summary>What the engine says at one label, or at a line that has none.</summary>
internal sealed record LabelVerdict(SecretSample Sample, bool IsReported, IReadOnlyList<Diagnostic> Findings)
{
    public bool IsWrong => Sample.IsSecret != IsReported;
}

/// <summary>Runs the whole engine over a repository, with the product's own discovery and the preset of a new user.</summary>
internal static class RepositoryVerdict
{
    public static IEnumerable<LabelVerdict> Of(LabelledRepository repository)
    {
        var files = new MemoryRepository();
        foreach (var file in repository.Files)
        {
            files.Add(file.Path, file.Text);
            (file.State switch { FileState.Tracked => files.Tracked, FileState.Ignored => files.Ignored, _ => [] }).Add(file.Path);
        }

        var items = repository.Items.Select(static item => item.Path).ToHashSet(StringComparer.Ordinal);
        var result = Analyzer.Analyze(new AnalysisInput
        {
            Artifacts = [.. ArtifactNames.Find(files.Paths).Where(artifact => !items.Contains(artifact.Path)), .. repository.Items],
            Files = files,
            Date = new DateTime(2026, 11, 24),
        });
        var alarms = result.Diagnostics
            .Where(static finding => finding.Suppression is null && finding.Severity >= DiagnosticSeverity.Warning && SuiteVerdict.IsValueRule(finding))
            .ToLookup(static finding => finding.Location.Path, StringComparer.Ordinal);
        return repository.Files.SelectMany(file => Judge(file, [.. alarms[file.Path]]));
    }

    private static IEnumerable<LabelVerdict> Judge(LabelledFile file, Diagnostic[] alarms)
    {
        foreach (var label in file.Labels)
        {
            var at = alarms.Where(alarm => label.Touches(alarm.Location.Start.Line, alarm.Location.End.Line)).ToArray();
            yield return new LabelVerdict(Sample(label.Name, label.Group, label.IsSecret, file), at.Length > 0, at);
        }

        // The lines around the labels are innocent: one verdict for all of a file.
        var others = alarms.Where(alarm => !file.Labels.Any(label => label.Touches(alarm.Location.Start.Line, alarm.Location.End.Line))).ToArray();
        yield return new LabelVerdict(Sample(file.Labels.Count == 0 ? file.Path : file.Labels[0].Name.Split('#')[0], "lines-without-label", isSecret: false, file), others.Length > 0, others);
    }

    private static SecretSample Sample(string name, string group, bool isSecret, LabelledFile file) =>
        new(name, KindOf(file.Path), group, file.Path, file.Text, isSecret ? 0 : -1, isSecret ? 0 : -1);

    private static SampleKind KindOf(string path)
    {
        var name = Path.GetFileName(path).ToLowerInvariant();
        return name switch
        {
            _ when name.Contains("dockerfile", StringComparison.Ordinal) || name.Contains("containerfile", StringComparison.Ordinal) => SampleKind.Dockerfile,
            _ when name.Contains("compose", StringComparison.Ordinal) => SampleKind.Compose,
            _ when name.StartsWith("appsettings", StringComparison.Ordinal) => SampleKind.AppSettings,
            "launchsettings.json" => SampleKind.LaunchSettings,
            "nuget.config" => SampleKind.NuGetConfig,
            _ when name.EndsWith("proj", StringComparison.Ordinal) || name.EndsWith(".props", StringComparison.Ordinal) || name.EndsWith(".targets", StringComparison.Ordinal) => SampleKind.Project,
            _ when name.StartsWith("requirements", StringComparison.Ordinal) || name == "constraints.txt" => SampleKind.Requirements,
            _ when name.Contains(".env", StringComparison.Ordinal) => SampleKind.EnvFile,
            _ => SampleKind.Script,
        };
    }
}
