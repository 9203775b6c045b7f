using System.Collections.Immutable;
using System.Text.Json;

namespace LucidCompliance.LanguageServer.Protocol;

/// <summary><c>initialize</c>, as far as the server reads it.</summary>
internal sealed record InitializeParams
{
    public int? ProcessId { get; init; }

    public ClientCapabilities? Capabilities { get; init; }

    public JsonElement? InitializationOptions { get; init; }
}

/// <summary>What the client can do, as far as the server minds.</summary>
internal sealed record ClientCapabilities
{
    public GeneralCapabilities? General { get; init; }

    public TextDocumentCapabilities? TextDocument { get; init; }

    public WorkspaceCapabilities? Workspace { get; init; }

    public WindowCapabilities? Window { get; init; }
}

/// <summary>What concerns no feature alone.</summary>
internal sealed record GeneralCapabilities(ImmutableArray<string>? PositionEncodings = null);

/// <summary>What the client does with documents.</summary>
internal sealed record TextDocumentCapabilities
{
    public PublishDiagnosticsCapabilities? PublishDiagnostics { get; init; }

    /// <summary>Present where the client asks for diagnostics.</summary>
    public JsonElement? Diagnostic { get; init; }

    public CodeActionCapabilities? CodeAction { get; init; }

    public DefinitionCapabilities? Definition { get; init; }
}

/// <summary>What published diagnostics may have.</summary>
internal sealed record PublishDiagnosticsCapabilities(bool RelatedInformation = false, JsonElement? TagSupport = null, bool CodeDescriptionSupport = false);

/// <summary>What code actions may have.</summary>
internal sealed record CodeActionCapabilities(JsonElement? CodeActionLiteralSupport = null, ResolveSupport? ResolveSupport = null, bool DataSupport = false);

/// <summary>The properties that the client asks for later.</summary>
internal sealed record ResolveSupport(ImmutableArray<string> Properties);

/// <summary>What definitions may be.</summary>
internal sealed record DefinitionCapabilities(bool LinkSupport = false);

/// <summary>What the client does for the workspace.</summary>
internal sealed record WorkspaceCapabilities
{
    public WorkspaceEditCapabilities? WorkspaceEdit { get; init; }

    public RegistrationCapabilities? DidChangeWatchedFiles { get; init; }

    public RefreshCapabilities? Diagnostics { get; init; }
}

/// <summary>What edits may have.</summary>
internal sealed record WorkspaceEditCapabilities(bool DocumentChanges = false, ImmutableArray<string>? ResourceOperations = null);

/// <summary>Whether a feature can be registered after the start.</summary>
internal sealed record RegistrationCapabilities(bool DynamicRegistration = false);

/// <summary>Whether the client asks anew when it is told to.</summary>
internal sealed record RefreshCapabilities(bool RefreshSupport = false);

/// <summary>What windows can do.</summary>
internal sealed record WindowCapabilities(ShowDocumentCapabilities? ShowDocument = null);

/// <summary>Whether a document can be shown.</summary>
internal sealed record ShowDocumentCapabilities(bool Support = false);

/// <summary>The answer to <c>initialize</c>.</summary>
internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

/// <summary>Who answers.</summary>
internal sealed record ServerInfo(string Name, string Version);

/// <summary>What the server can do.</summary>
internal sealed record ServerCapabilities
{
    public required string PositionEncoding { get; init; }

    public required TextDocumentSyncOptions TextDocumentSync { get; init; }

    public DiagnosticOptions? DiagnosticProvider { get; init; }

    public CodeActionOptions? CodeActionProvider { get; init; }

    public bool HoverProvider { get; init; }

    public bool DefinitionProvider { get; init; }

    public CompletionOptions? CompletionProvider { get; init; }

    public ExecuteCommandOptions? ExecuteCommandProvider { get; init; }
}

/// <summary>Which news of documents the server wants; change 2 is incremental.</summary>
internal sealed record TextDocumentSyncOptions(bool OpenClose, int Change, bool Save);

/// <summary>That the server answers to questions for diagnostics, and that other files matter.</summary>
internal sealed record DiagnosticOptions(string Identifier, bool InterFileDependencies, bool WorkspaceDiagnostics);

/// <summary>Which kinds of actions there are.</summary>
internal sealed record CodeActionOptions(ImmutableArray<string> CodeActionKinds, bool ResolveProvider);

/// <summary>Which characters ask for completion.</summary>
internal sealed record CompletionOptions(ImmutableArray<string> TriggerCharacters);

/// <summary>Which commands the server runs.</summary>
internal sealed record ExecuteCommandOptions(ImmutableArray<string> Commands);

/// <summary><c>client/registerCapability</c>.</summary>
internal sealed record RegistrationParams(ImmutableArray<Registration> Registrations);

/// <summary>One feature that the server registers.</summary>
internal sealed record Registration(string Id, string Method, FileWatchOptions RegisterOptions);

/// <summary>Which files the client watches.</summary>
internal sealed record FileWatchOptions(ImmutableArray<FileWatcher> Watchers);

/// <summary>A glob.</summary>
internal sealed record FileWatcher(string GlobPattern);
