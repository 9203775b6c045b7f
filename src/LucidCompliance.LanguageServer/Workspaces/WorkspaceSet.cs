using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using LucidCompliance.LanguageServer.Documents;
using LucidCompliance.LanguageServer.Protocol;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Text;

namespace LucidCompliance.LanguageServer.Workspaces;

/// <summary>
/// The repositories with open documents. A document belongs to the repository that a build of its folder would find, whatever folders the
/// client has open. A repository without open documents is forgotten, and with it everything that was read for it.
/// </summary>
internal sealed class WorkspaceSet
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Workspace> _workspaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenDocument> _documents = new(StringComparer.Ordinal);

    /// <summary>What the client asked for.</summary>
    public ServerSettings Settings { get; set; } = new();

    /// <summary>How the client counts characters.</summary>
    public PositionEncoding Encoding { get; set; } = PositionEncoding.Utf16;

    /// <summary>The repositories.</summary>
    public Workspace[] All
    {
        get
        {
            lock (_lock)
            {
                return [.. _workspaces.Values];
            }
        }
    }

    /// <summary>The open document and its repository; null where it is not open or is no file.</summary>
    public (Workspace Workspace, OpenDocument Document)? Find(string uri)
    {
        lock (_lock)
        {
            return DocumentUri.GetPath(uri) is { } path && _documents.TryGetValue(path, out var document)
                ? (_workspaces[document.Root], document)
                : null;
        }
    }

    /// <summary>Takes a document that the client opens; null where it is no file.</summary>
    public Workspace? Open(TextDocumentItem item)
    {
        if (DocumentUri.GetPath(item.Uri) is not { } path)
        {
            return null;
        }

        lock (_lock)
        {
            var folder = Path.GetDirectoryName(path) ?? path;
            var root = RepositoryRoot.Find(folder) ?? folder;
            var relative = new RepositoryDisk(root).GetPath(path);
            var document = new OpenDocument(item.Uri, root, item.LanguageId, item.Version, new SourceText(relative, item.Text.TrimStart('\uFEFF')));
            if (!_workspaces.TryGetValue(root, out var workspace))
            {
                _workspaces.Add(root, workspace = new Workspace(root, Settings));
            }

            _documents[path] = document;
            workspace.Set(document);
            return workspace;
        }
    }

    /// <summary>Changes a document; null where it is not open.</summary>
    public Workspace? Change(DidChangeParams change)
    {
        lock (_lock)
        {
            if (Find(change.TextDocument.Uri) is not { } found)
            {
                return null;
            }

            var changed = found.Document.Apply(change.TextDocument.Version ?? found.Document.Version + 1, change.ContentChanges, Encoding);
            _documents[DocumentUri.GetPath(changed.Uri)!] = changed;
            found.Workspace.Set(changed);
            return found.Workspace;
        }
    }

    /// <summary>Closes a document; null where it was not open, or its repository went with it.</summary>
    public Workspace? Close(string uri)
    {
        lock (_lock)
        {
            if (Find(uri) is not { } found)
            {
                return null;
            }

            _documents.Remove(DocumentUri.GetPath(uri)!);
            found.Workspace.Close(found.Document.Path);
            if (found.Workspace.Documents.IsEmpty)
            {
                _workspaces.Remove(found.Workspace.Root);
                found.Workspace.Dispose();
                return null;
            }

            return found.Workspace;
        }
    }
}
