using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.LanguageServer.Diagnostics;
using LucidCompliance.LanguageServer.Documents;
using LucidCompliance.LanguageServer.Protocol;
using LucidCompliance.LanguageServer.Workspaces;

namespace LucidCompliance.LanguageServer.Actions;

/// <summary>Edits of the engine in the form that a client takes.</summary>
/// <param name="encoding">How the client counts characters.</param>
/// <param name="support">What its edits may have.</param>
internal sealed class EditConversion(PositionEncoding encoding, WorkspaceEditCapabilities support)
{
    /// <summary>The edit; null where it creates a file and the client cannot.</summary>
    public WorkspaceEdit? Convert(WorkspaceAnalysis analysis, ImmutableArray<FileEdit> edits)
    {
        var creates = false;
        var byFile = new SortedDictionary<string, List<FileEdit>>(StringComparer.Ordinal);
        foreach (var edit in edits)
        {
            creates |= edit.CreatesFile;
            if (!byFile.TryGetValue(edit.Text.Path, out var list))
            {
                byFile.Add(edit.Text.Path, list = []);
            }

            list.Add(edit);
        }

        if (support.DocumentChanges)
        {
            return creates && !(support.ResourceOperations?.Contains("create") ?? false) ? null : new WorkspaceEdit { DocumentChanges = Documents(analysis, byFile) };
        }

        return creates ? null : new WorkspaceEdit { Changes = Changes(analysis, byFile) };
    }

    private ImmutableArray<DocumentChange> Documents(WorkspaceAnalysis analysis, SortedDictionary<string, List<FileEdit>> byFile)
    {
        var changes = ImmutableArray.CreateBuilder<DocumentChange>();
        foreach (var (path, edits) in byFile)
        {
            var uri = FindingConversion.GetUri(analysis, path);
            if (edits.Exists(static edit => edit.CreatesFile))
            {
                changes.Add(new DocumentChange { Kind = "create", Uri = uri });
            }

            var version = analysis.Documents.TryGetValue(path, out var document) ? document.Version : (int?)null;
            changes.Add(new DocumentChange { TextDocument = new VersionedTextDocumentIdentifier(uri, version), Edits = Edits(edits) });
        }

        return changes.ToImmutable();
    }

    private Dictionary<string, ImmutableArray<LspTextEdit>> Changes(WorkspaceAnalysis analysis, SortedDictionary<string, List<FileEdit>> byFile)
    {
        var changes = new Dictionary<string, ImmutableArray<LspTextEdit>>(StringComparer.Ordinal);
        foreach (var (path, edits) in byFile)
        {
            changes.Add(FindingConversion.GetUri(analysis, path), Edits(edits));
        }

        return changes;
    }

    private ImmutableArray<LspTextEdit> Edits(List<FileEdit> edits)
    {
        var converted = ImmutableArray.CreateBuilder<LspTextEdit>(edits.Count);
        foreach (var (text, edit) in edits)
        {
            converted.Add(new LspTextEdit(encoding.GetRange(text, edit.Span), edit.NewText));
        }

        return converted.MoveToImmutable();
    }
}
