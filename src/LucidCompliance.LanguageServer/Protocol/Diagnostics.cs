using System.Collections.Immutable;

namespace LucidCompliance.LanguageServer.Protocol;

/// <summary>A finding as a client shows it: severity 1 error, 2 warning, 3 information, 4 hint; tag 1 unnecessary, 2 deprecated.</summary>
internal sealed record LspDiagnostic(LspRange Range, int Severity, string Code, string Source, string Message)
{
    public CodeDescription? CodeDescription { get; init; }

    public ImmutableArray<int>? Tags { get; init; }

    public ImmutableArray<RelatedInformation>? RelatedInformation { get; init; }
}

/// <summary>Where a code is explained.</summary>
internal sealed record CodeDescription(string Href);

/// <summary>Another place that takes part in a finding.</summary>
internal sealed record RelatedInformation(LspLocation Location, string Message);

/// <summary><c>textDocument/publishDiagnostics</c>.</summary>
internal sealed record PublishDiagnosticsParams(string Uri, int? Version, ImmutableArray<LspDiagnostic> Diagnostics);

/// <summary><c>textDocument/diagnostic</c>.</summary>
internal sealed record DocumentDiagnosticParams(TextDocumentIdentifier TextDocument, string? PreviousResultId = null);

/// <summary>An answer to <see cref="DocumentDiagnosticParams"/>: <c>full</c> with items, or <c>unchanged</c>.</summary>
internal sealed record DocumentDiagnosticReport(string Kind, string ResultId)
{
    public ImmutableArray<LspDiagnostic>? Items { get; init; }
}
