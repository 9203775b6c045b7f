using System;
using System.Collections.Generic;
using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine;
using LucidCompliance.Model;
using LucidCompliance.Tests.Cases;

namespace LucidCompliance.Tests.SecretSuite;

/// <summary>What the whole engine says about one sample, with the preset that a new user has.</summary>
internal sealed record SuiteVerdict(SecretSample Sample, IReadOnlyList<Diagnostic> Findings, bool IsFound, bool IsFalseAlarm)
{
    // Rules about a value that was read as a secret. The others speak of names, files, modes and references.
    private static readonly HashSet<string> ValueRules =
    [
        "LUCID2001", "LUCID2002", "LUCID2003", "LUCID2004", "LUCID2008", "LUCID2009", "LUCID2010",
        "LUCID2012", "LUCID2013", "LUCID2014", "LUCID2015", "LUCID2016", "LUCID2019",
    ];

    public static SuiteVerdict Of(SecretSample sample)
    {
        var files = new MemoryRepository().Add(sample.Path, sample.Text);
        files.Tracked.Add(sample.Path);
        var result = Analyzer.Analyze(new AnalysisInput
        {
            Artifacts = [new Artifact(sample.Path, KindOf(sample))],
            Files = files,
            Date = new DateTime(2026, 11, 24),
        });
        var findings = result.Diagnostics.Where(static finding => finding.Suppression is null).ToArray();
        var alarms = findings.Where(static finding => finding.Severity >= DiagnosticSeverity.Warning && ValueRules.Contains(finding.Rule.Id)).ToArray();
        return new SuiteVerdict(
            sample,
            findings,
            sample.IsSecret && alarms.Any(finding => IsAtSecret(sample, finding.Location.Start.Line, finding.Location.End.Line)),
            !sample.IsSecret && alarms.Length > 0);
    }

    public static bool IsValueRule(Diagnostic finding) => ValueRules.Contains(finding.Rule.Id);

    /// <summary>Whether a range of zero-based lines touches those of the secret.</summary>
    public static bool IsAtSecret(SecretSample sample, int first, int last) =>
        first <= LineOf(sample.Text, sample.End) && last >= LineOf(sample.Text, sample.Start);

    /// <summary>A requirements file has no kind of its own: it is what a script's item names.</summary>
    private static ArtifactKind KindOf(SecretSample sample) => sample.Kind switch
    {
        SampleKind.Requirements => ArtifactKind.Script,
        var kind => Enum.Parse<ArtifactKind>(kind.ToString()),
    };

    private static int LineOf(string text, int position) => text.AsSpan(0, Math.Max(position, 0)).Count('\n');
}
