using System.Threading;
using System.Threading.Tasks;
using LucidCompliance.LanguageServer.Protocol;
using StreamJsonRpc;

namespace LucidCompliance.LanguageServer.Endpoints;

/// <summary>Findings for a client that asks for them.</summary>
internal sealed class DiagnosticEndpoint(ServerSession session)
{
    [JsonRpcMethod("textDocument/diagnostic", UseSingleObjectParameterDeserialization = true)]
    public async Task<DocumentDiagnosticReport> DiagnosticAsync(DocumentDiagnosticParams parameters, CancellationToken cancellation) =>
        await session.AskAsync(
            parameters.TextDocument.Uri,
            (analysis, document) =>
            {
                var items = session.Findings.Convert(analysis, document.Path);
                var id = ResultId.Of(items);
                return id == parameters.PreviousResultId
                    ? new DocumentDiagnosticReport("unchanged", id)
                    : new DocumentDiagnosticReport("full", id) { Items = items };
            },
            cancellation,
            ErrorCodes.ServerCancelled).ConfigureAwait(false)
        ?? new DocumentDiagnosticReport("full", string.Empty) { Items = [] };
}
