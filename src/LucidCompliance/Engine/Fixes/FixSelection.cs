using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Fixes;

/// <summary>Which fixes can be applied together.</summary>
internal sealed class FixSelection
{
    private readonly FixOptions _options;
    private readonly HashSet<string> _othersFiles = new(StringComparer.Ordinal);

    public FixSelection(ImmutableArray<Artifact> artifacts, FixOptions options)
    {
        _options = options;
        foreach (var artifact in artifacts)
        {
            if (!artifact.IsInScope)
            {
                _othersFiles.Add(artifact.Path);
            }
        }

        foreach (var artifact in artifacts)
        {
            if (artifact.IsInScope)
            {
                _othersFiles.Remove(artifact.Path);
            }
        }
    }

    /// <summary>
    /// The first applicable fix of each finding, in the order of the findings; a fix that touches an earlier one is left for the next round.
    /// </summary>
    /// <param name="findings">The findings.</param>
    /// <param name="files">The texts that they refer to.</param>
    /// <param name="rejected">Fixes that did harm.</param>
    public List<AppliedFix> Select(ImmutableArray<Diagnostic> findings, IRepositoryFiles files, HashSet<Fix> rejected)
    {
        var batch = new EditBatch();
        var selected = new List<AppliedFix>();
        foreach (var finding in findings)
        {
            if (finding.Suppression is null
                && _options.Wants(finding)
                && FirstApplicable(finding, files, rejected) is { } fix
                && batch.TryAdd(fix))
            {
                selected.Add(new AppliedFix(finding, fix));
            }
        }

        return selected;
    }

    /// <summary>The finding's first fix that may be applied to the texts; null where it has none.</summary>
    public Fix? FirstApplicable(Diagnostic finding, IRepositoryFiles files, HashSet<Fix> rejected)
    {
        foreach (var fix in finding.Fixes)
        {
            if ((fix.Safety == FixSafety.Safe || _options.IncludeUnsafe) && !rejected.Contains(fix) && IsApplicable(fix, files))
            {
                return fix;
            }
        }

        return null;
    }

    private bool IsApplicable(Fix fix, IRepositoryFiles files)
    {
        for (var i = 0; i < fix.Edits.Length; i++)
        {
            var (text, edit) = fix.Edits[i];
            if (!MayEdit(text.Path) || edit.Span.End > text.Length || !IsCurrent(fix.Edits[i], files.Read(text.Path)))
            {
                return false;
            }

            for (var j = 0; j < i; j++)
            {
                if (fix.Edits[j].Text.Path == text.Path && fix.Edits[j].Edit.Span.Overlaps(edit.Span))
                {
                    return false;
                }
            }
        }

        return !fix.Edits.IsEmpty;
    }

    private static bool IsCurrent(FileEdit edit, FileRead read) =>
        edit.CreatesFile ? read.Status == FileReadStatus.Missing
        : read.Text is { } current && string.Equals(current.Content, edit.Text.Content, StringComparison.Ordinal);

    private bool MayEdit(string path) => _options.MayEdit?.Invoke(path) ?? !_othersFiles.Contains(path);
}
