using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine;
using LucidCompliance.Engine.Fixes;
using LucidCompliance.Model;
using LucidCompliance.Text;

namespace LucidCompliance.Tests.Engine.Fixes;

/// <summary>Rules as simple as can be: a word is a finding, and its fixes replace it by other text.</summary>
internal sealed class WordRules
{
    private readonly List<(RuleDescriptor Rule, string Word, (string NewText, FixSafety Safety)[] Fixes)> _rules = [];

    public int Analyses { get; private set; }

    /// <summary>A word that is put in front of a finding's word to suppress it.</summary>
    public const string Ignore = "ignore:";

    public WordRules Add(string id, string word, DiagnosticSeverity severity = DiagnosticSeverity.Warning, params (string NewText, FixSafety Safety)[] fixes)
    {
        _rules.Add((TestRules.Create(id, severity), word, fixes));
        return this;
    }

    public WordRules Safe(string id, string word, string newText) => Add(id, word, DiagnosticSeverity.Warning, (newText, FixSafety.Safe));

    public AnalysisResult Analyze(AnalysisInput input)
    {
        Analyses++;
        return new AnalysisResult([.. from artifact in input.Artifacts
                                      where artifact.IsInScope
                                      let text = input.Files.Read(artifact.Path).Text!
                                      from finding in Find(text)
                                      orderby finding.Location.Path, finding.Location.Span.Start, finding.Rule.Id
                                      select finding]);
    }

    public static AnalysisInput Input(params (string Path, string Content)[] files) => new()
    {
        Artifacts = [.. files.Select(file => new Artifact(file.Path, ArtifactDiscovery.Classify(file.Path) ?? ArtifactKind.Script) { IsInScope = !file.Path.StartsWith("others/", StringComparison.Ordinal) })],
        Files = new MemoryFiles(files),
        Date = new DateTime(2026, 11, 24),
    };

    public FixPlan Plan(FixOptions options, params (string Path, string Content)[] files) => FixPlanner.Plan(Input(files), options, Analyze);

    public FixPlan Plan(string content) => Plan(new FixOptions(), ("a.sh", content));

    private IEnumerable<Diagnostic> Find(SourceText text)
    {
        foreach (var (rule, word, fixes) in _rules)
        {
            for (var at = text.Content.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.Content.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            {
                var location = new SourceLocation(text, new TextSpan(at, word.Length));
                var isIgnored = text.Content.AsSpan(0, at).EndsWith(Ignore, StringComparison.Ordinal);
                yield return new Diagnostic
                {
                    Rule = rule,
                    Location = location,
                    Message = $"There is {word} in line {location.Start.Line + 1}.",
                    Severity = rule.DefaultSeverity,
                    Fixes = [.. fixes.Select(fix => Fix.Replace("Write " + fix.NewText, fix.Safety, location, fix.NewText))],
                    Suppression = isIgnored ? new Suppression("comment", null) : null,
                };
            }
        }
    }
}
