using System.Collections.Immutable;

namespace LucidCompliance.LanguageServer.Protocol;

/// <summary>A document that the client opens.</summary>
internal sealed record TextDocumentItem(string Uri, string LanguageId, int Version, string Text);

/// <summary>A document by its address.</summary>
internal sealed record TextDocumentIdentifier(string Uri);

/// <summary>A document by its address, in one version; null where the file on the disk is meant.</summary>
internal sealed record VersionedTextDocumentIdentifier(string Uri, [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.Never)] int? Version);

/// <summary><c>textDocument/didOpen</c>.</summary>
internal sealed record DidOpenParams(TextDocumentItem TextDocument);

/// <summary>A change of a text: of a range, or of the whole where there is none.</summary>
internal sealed record ContentChange(string Text, LspRange? Range = null);

/// <summary><c>textDocument/didChange</c>.</summary>
internal sealed record DidChangeParams(VersionedTextDocumentIdentifier TextDocument, ImmutableArray<ContentChange> ContentChanges);

/// <summary><c>textDocument/didSave</c> and <c>textDocument/didClose</c>.</summary>
internal sealed record DocumentParams(TextDocumentIdentifier TextDocument);

/// <summary>A place in a document: hover and definition ask for one.</summary>
internal sealed record DocumentPositionParams(TextDocumentIdentifier TextDocument, LspPosition Position);

/// <summary>A file that changed: type 1 created, 2 changed, 3 deleted.</summary>
internal sealed record FileEvent(string Uri, int Type);

/// <summary><c>workspace/didChangeWatchedFiles</c>.</summary>
internal sealed record DidChangeWatchedFilesParams(ImmutableArray<FileEvent> Changes);
