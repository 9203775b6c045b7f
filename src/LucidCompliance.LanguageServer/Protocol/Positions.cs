namespace LucidCompliance.LanguageServer.Protocol;

/// <summary>A zero-based line, and a zero-based offset in it that counts in the units of the negotiated position encoding.</summary>
internal sealed record LspPosition(int Line, int Character);

/// <summary>From a position to just behind another.</summary>
internal sealed record LspRange(LspPosition Start, LspPosition End);

/// <summary>A range in a document.</summary>
internal sealed record LspLocation(string Uri, LspRange Range);

/// <summary>Where a definition stands, and which text led to it.</summary>
internal sealed record LocationLink(LspRange OriginSelectionRange, string TargetUri, LspRange TargetRange, LspRange TargetSelectionRange);
