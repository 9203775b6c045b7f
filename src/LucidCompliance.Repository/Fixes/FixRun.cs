using System;
using System.Collections.Generic;
using System.Threading;
using LucidCompliance.Engine.Fixes;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Incremental;
using LucidCompliance.Text.Diffs;

namespace LucidCompliance.Repository.Fixes;

/// <summary>Fixes what one reporter owns and tells about it.</summary>
internal static class FixRun
{
    /// <summary>Plans, writes unless only a preview is asked for, and returns what to say about it.</summary>
    /// <param name="analysis">What to analyse.</param>
    /// <param name="request">What to fix.</param>
    /// <param name="subject">Whose artifacts these are, in words.</param>
    /// <param name="cancellation">Cancels the run; a file that is being replaced is finished first.</param>
    public static FixOutcome Run(PreparedAnalysis analysis, FixRequest request, string subject, CancellationToken cancellation)
    {
        using var repository = RepositoryLock.Take(analysis.Root, cancellation);
        var index = RepositoryIndex.TryParse(analysis.Index) ?? new RepositoryIndex([], []);
        var (input, selection) = EngineRun.CreateInput(analysis.Request, index, analysis.Facts, QuestionJournal.None);
        input = input with { IgnoresBaselines = request.IncludeBaselined };
        var options = new FixOptions
        {
            IncludeUnsafe = request.IncludeUnsafe,
            Rules = request.Rules,
            MayEdit = path => selection.MayEdit(path) && request.Covers?.Invoke(path) != false,
        };
        var plan = FixPlanner.Plan(input, options, cancellation);
        var report = new FixReport(subject, request, plan);
        if (request.IsPreview)
        {
            var secrets = KnownSecrets.Of(input, cancellation);
            foreach (var file in plan.Files)
            {
                report.AddDiff(UnifiedDiff.Create(file.Original.Path, file.Original.Content, file.NewContent, secrets.Redact, file.IsNew));
            }

            return new FixOutcome(report.Describe([], []), plan, IsRefused: false);
        }

        var refusals = new List<string>();
        var replacements = new List<FileReplacement>();
        foreach (var file in plan.Files)
        {
            if (FileReplacement.Prepare(analysis.Facts.Disk, file, out var refusal) is { } replacement)
            {
                replacements.Add(replacement);
            }
            else
            {
                refusals.Add(refusal);
            }
        }

        // The files of a plan belong together: one that cannot be written keeps all as they are.
        var written = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < replacements.Count && refusals.Count == 0; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (replacements[i].Write() is { } refusal)
            {
                refusals.Add(refusal);
            }
            else
            {
                written.Add(replacements[i].Path);
            }
        }

        return new FixOutcome(report.Describe(written, refusals), plan, refusals.Count > 0);
    }
}
