using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using LucidCompliance.Analyzers;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine.Fixes;
using LucidCompliance.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Diagnostic = LucidCompliance.Diagnostics.Diagnostic;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;
using TextSpan = Microsoft.CodeAnalysis.Text.TextSpan;

namespace LucidCompliance.CodeFixes;

/// <summary>The additional documents of a project as the engine sees them, and the way back.</summary>
internal sealed class ProjectFiles
{
    private static readonly AnalysisMemory Memory = new();
    private readonly Project _project;
    private readonly Dictionary<string, TextDocument> _documents;

    private ProjectFiles(Project project, Dictionary<string, TextDocument> documents, AdditionalFileSet set)
    {
        _project = project;
        _documents = documents;
        Set = set;
    }

    /// <summary>The files that take part in an analysis.</summary>
    public AdditionalFileSet Set { get; }

    /// <summary>Reads the texts of a project's additional documents.</summary>
    public static async Task<ProjectFiles> ReadAsync(Project project, CancellationToken cancellation)
    {
        var documents = new Dictionary<string, TextDocument>(StringComparer.Ordinal);
        var files = new List<(string, Func<SourceText?>)>();
        foreach (var document in project.AdditionalDocuments)
        {
            if (document.FilePath is { } path && !documents.ContainsKey(path))
            {
                var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
                documents.Add(path, document);
                files.Add((path, () => text));
            }
        }

        return new ProjectFiles(project, documents, AdditionalFileSet.Create(files));
    }

    /// <summary>The findings of the project that are not suppressed.</summary>
    public ImmutableArray<Diagnostic> GetFindings(CancellationToken cancellation) => Memory.Analyze(Set, cancellation).Findings;

    /// <summary>Whether all files that a fix edits are documents of the project.</summary>
    public bool CanApply(Fix fix)
    {
        foreach (var edit in fix.Edits)
        {
            if (Set.FindFile(edit.Text.Path) is null)
            {
                return false;
            }
        }

        return !fix.Edits.IsEmpty;
    }

    /// <summary>The solution after a fix of one of <see cref="GetFindings"/>.</summary>
    public Solution Apply(Fix fix)
    {
        var changes = new SortedDictionary<string, List<TextChange>>(StringComparer.Ordinal);
        foreach (var edit in fix.Edits)
        {
            if (!changes.TryGetValue(edit.Text.Path, out var list))
            {
                changes.Add(edit.Text.Path, list = []);
            }

            list.Add(Convert(edit.Edit));
        }

        var solution = _project.Solution;
        foreach (var change in changes)
        {
            solution = WithChanges(solution, change.Key, change.Value);
        }

        return solution;
    }

    /// <summary>A solution after the fixes that the engine plans for a rule, until none is left.</summary>
    public Solution ApplyAll(Solution solution, FixKey key, CancellationToken cancellation)
    {
        var options = new FixOptions { Rules = ImmutableArray.Create(key.RuleId), IncludeUnsafe = key.IsUnsafe };
        foreach (var file in FixPlanner.Plan(ArtifactAnalysis.CreateInput(Set), options, cancellation).Files)
        {
            if (Set.FindFile(file.Original.Path) is not null)
            {
                solution = WithChanges(solution, file.Original.Path, [GetChange(file.Original.Content, file.NewContent)]);
            }
        }

        return solution;
    }

    private Solution WithChanges(Solution solution, string path, List<TextChange> changes) =>
        solution.WithAdditionalDocumentText(_documents[Set.FindFile(path)!].Id, Set.Texts[path].WithChanges(changes));

    // What both texts begin and end with stays untouched, and with it the caret and the markers of an editor.
    private static TextChange GetChange(string oldText, string newText)
    {
        var length = Math.Min(oldText.Length, newText.Length);
        var start = 0;
        while (start < length && oldText[start] == newText[start])
        {
            start++;
        }

        var end = 0;
        while (end < length - start && oldText[oldText.Length - 1 - end] == newText[newText.Length - 1 - end])
        {
            end++;
        }

        return new TextChange(TextSpan.FromBounds(start, oldText.Length - end), newText.Substring(start, newText.Length - end - start));
    }

    private static TextChange Convert(TextEdit edit) => new(new TextSpan(edit.Span.Start, edit.Span.Length), edit.NewText);
}
