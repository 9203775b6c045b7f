using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text.Json;

namespace LucidCompliance.LanguageServer.Protocol;

/// <summary><c>textDocument/codeAction</c>.</summary>
internal sealed record CodeActionParams(TextDocumentIdentifier TextDocument, LspRange Range, CodeActionContext Context);

/// <summary>What the client shows at the range, and the kinds it wants.</summary>
internal sealed record CodeActionContext(ImmutableArray<JsonElement>? Diagnostics = null, ImmutableArray<string>? Only = null);

/// <summary>A change that is offered.</summary>
internal sealed record CodeAction(string Title, string Kind)
{
    public ImmutableArray<LspDiagnostic>? Diagnostics { get; init; }

    public bool? IsPreferred { get; init; }

    public WorkspaceEdit? Edit { get; init; }

    public Command? Command { get; init; }

    public CodeActionData? Data { get; init; }
}

/// <summary>What the server needs to compute the edit of an action when the user chooses it.</summary>
/// <param name="Uri">The document.</param>
/// <param name="Version">The version that the action was offered for.</param>
/// <param name="Action">The action's name.</param>
/// <param name="Rule">The rule it is about; null for all.</param>
/// <param name="Start">The offset of the finding; null where it is about the file.</param>
internal sealed record CodeActionData(string Uri, int Version, string Action, string? Rule = null, int? Start = null);

/// <summary>A command that the client sends back.</summary>
internal sealed record Command(string Title, [property: System.Text.Json.Serialization.JsonPropertyName("command")] string Name, ImmutableArray<string> Arguments);

/// <summary><c>workspace/executeCommand</c>.</summary>
internal sealed record ExecuteCommandParams(string Command, ImmutableArray<JsonElement>? Arguments = null);

/// <summary>Changes of several files. Of the two forms the client's capabilities choose one.</summary>
internal sealed record WorkspaceEdit
{
    public Dictionary<string, ImmutableArray<LspTextEdit>>? Changes { get; init; }

    public ImmutableArray<DocumentChange>? DocumentChanges { get; init; }
}

/// <summary>The creation of a file, or edits of one.</summary>
internal sealed record DocumentChange
{
    /// <summary><c>create</c>; null for edits.</summary>
    public string? Kind { get; init; }

    /// <summary>The file that is created.</summary>
    public string? Uri { get; init; }

    public VersionedTextDocumentIdentifier? TextDocument { get; init; }

    public ImmutableArray<LspTextEdit>? Edits { get; init; }
}

/// <summary>A range and the text that replaces it.</summary>
internal sealed record LspTextEdit(LspRange Range, string NewText);

/// <summary>What a hover shows.</summary>
internal sealed record Hover(MarkupContent Contents, LspRange Range);

/// <summary>Text; kind is <c>markdown</c>.</summary>
internal sealed record MarkupContent(string Kind, string Value);

/// <summary>The answer to <c>textDocument/completion</c>.</summary>
internal sealed record CompletionList(bool IsIncomplete, ImmutableArray<CompletionItem> Items);

/// <summary>One proposal; kind 10 is a property, 12 a value, 18 a reference, 20 a member of an enumeration.</summary>
internal sealed record CompletionItem(string Label, int Kind)
{
    public string? Detail { get; init; }

    public MarkupContent? Documentation { get; init; }

    public LspTextEdit? TextEdit { get; init; }
}

/// <summary><c>window/showDocument</c>.</summary>
internal sealed record ShowDocumentParams(string Uri, bool TakeFocus);

/// <summary><c>window/showDocument</c>'s answer.</summary>
internal sealed record ShowDocumentResult(bool Success);

/// <summary><c>window/showMessage</c>; type 1 error, 2 warning, 3 information.</summary>
internal sealed record ShowMessageParams(int Type, string Message);
