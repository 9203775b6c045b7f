using System.Threading;
using System.Threading.Tasks;
using LucidCompliance.LanguageServer.Completions;
using LucidCompliance.LanguageServer.Protocol;
using LucidCompliance.LanguageServer.Symbols;
using StreamJsonRpc;

namespace LucidCompliance.LanguageServer.Endpoints;

/// <summary>What the server knows about a place: hover, definition, completion.</summary>
internal sealed class KnowledgeEndpoint(ServerSession session)
{
    [JsonRpcMethod("textDocument/hover", UseSingleObjectParameterDeserialization = true)]
    public Task<Hover?> HoverAsync(DocumentPositionParams parameters, CancellationToken cancellation) =>
        session.AskAsync(
            parameters.TextDocument.Uri,
            (analysis, document) =>
                SymbolFinder.Find(analysis, document, session.Encoding.GetOffset(document.Text, parameters.Position)) is { Description: { } description } symbol
                    ? new Hover(new MarkupContent("markdown", description), session.Encoding.GetRange(document.Text, symbol.Span))
                    : null,
            cancellation);

    // A list of places, or of links for a client that can show which text led there.
    [JsonRpcMethod("textDocument/definition", UseSingleObjectParameterDeserialization = true)]
    public async Task<object?> DefinitionAsync(DocumentPositionParams parameters, CancellationToken cancellation) =>
        await session.AskAsync<object>(
            parameters.TextDocument.Uri,
            (analysis, document) =>
            {
                if (SymbolFinder.Find(analysis, document, session.Encoding.GetOffset(document.Text, parameters.Position)) is not { Definition: { } definition } symbol)
                {
                    return null;
                }

                var location = session.Findings.Locate(analysis, definition);
                return session.Client.TextDocument?.Definition is { LinkSupport: true }
                    ? new[] { new LocationLink(session.Encoding.GetRange(document.Text, symbol.Span), location.Uri, location.Range, location.Range) }
                    : new[] { location };
            },
            cancellation).ConfigureAwait(false);

    [JsonRpcMethod("textDocument/completion", UseSingleObjectParameterDeserialization = true)]
    public Task<CompletionList?> CompletionAsync(DocumentPositionParams parameters, CancellationToken cancellation) =>
        session.AskAsync(
            parameters.TextDocument.Uri,
            (analysis, document) => new Completion(session.Encoding, analysis, document).Find(session.Encoding.GetOffset(document.Text, parameters.Position)),
            cancellation);
}
