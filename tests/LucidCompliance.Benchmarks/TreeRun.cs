using System;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Incremental;
using LucidCompliance.Rules;
using LucidCompliance.Text;

namespace LucidCompliance.Benchmarks;

/// <summary>Analyses a tree on the disk as a front end without a build does: walk, git, reading, engine.</summary>
internal static class TreeRun
{
    public static ImmutableArray<Rule> SecretRules { get; } = [.. RuleCatalogue.All.Where(static rule => rule.Descriptor.Id.StartsWith("LUCID2", StringComparison.Ordinal))];

    public static ImmutableArray<Diagnostic> Analyze(string root, ImmutableArray<Rule> rules)
    {
        var analysis = new RepositoryRequest(root, new DateTime(2026, 11, 24)).Prepare(CancellationToken.None);
        var index = RepositoryIndex.TryParse(analysis.Index)!;
        var (input, _) = EngineRun.CreateInput(analysis.Request, index, analysis.Facts, QuestionJournal.None);
        return Analyzer.Analyze(input, rules).Diagnostics;
    }

    /// <summary>Writes every finding with its fixes, so that two versions of the engine can be compared byte for byte.</summary>
    public static void Dump(string root, string file)
    {
        var text = new StringBuilder();
        foreach (var finding in Analyze(root, RuleCatalogue.All))
        {
            text.Append(CultureInfo.InvariantCulture, $"{At(finding.Location)}: {finding.Severity} {finding.Rule.Id} {finding.Suppression} key {finding.KeyPath} of {finding.Service}, {finding.Variant} {finding.Ordinal}: {finding.Message}\n");
            foreach (var related in finding.Related)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {At(related.Location)} {related.Message}\n");
            }

            foreach (var fix in finding.Fixes)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {fix.Safety} {fix.Title}\n");
                foreach (var edit in fix.Edits)
                {
                    text.Append(CultureInfo.InvariantCulture, $"    {edit.Text.Path} {edit.Edit.Span} {edit.Edit.NewText}\n");
                }
            }
        }

        File.WriteAllText(file, text.ToString());
    }

    private static string At(SourceLocation location) => FormattableString.Invariant($"{location.Path} {location.Start} {location.End}");
}
