using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LucidCompliance.LanguageServer.Actions;
using LucidCompliance.LanguageServer.Documents;
using LucidCompliance.LanguageServer.Protocol;
using LucidCompliance.Repository.Pages;
using StreamJsonRpc;

namespace LucidCompliance.LanguageServer.Endpoints;

/// <summary>Fixes, suppressions and pages.</summary>
internal sealed class CodeActionEndpoint(ServerSession session)
{
    [JsonRpcMethod("textDocument/codeAction", UseSingleObjectParameterDeserialization = true)]
    public async Task<CodeAction[]> CodeActionAsync(CodeActionParams parameters, CancellationToken cancellation) =>
        await session.AskAsync(
            parameters.TextDocument.Uri,
            (analysis, document) => new CodeActions(session, analysis, document, cancellation).Find(parameters.Range, parameters.Context.Only),
            cancellation).ConfigureAwait(false)
        ?? [];

    [JsonRpcMethod("codeAction/resolve", UseSingleObjectParameterDeserialization = true)]
    public async Task<CodeAction> ResolveAsync(CodeAction action, CancellationToken cancellation)
    {
        if (action.Data is not { } data)
        {
            return action;
        }

        var resolved = await session.AskAsync(
            data.Uri,
            (analysis, document) => document.Version == data.Version ? new CodeActions(session, analysis, document, cancellation).Resolve(action) : null,
            cancellation).ConfigureAwait(false)
            ?? throw new LocalRpcException("The text has changed.") { ErrorCode = ErrorCodes.ContentModified };
        return resolved.Edit is null
            ? throw new LocalRpcException("There is nothing to write: no edit keeps the file sound and does what was asked, or the policy locks the rule.") { ErrorCode = ErrorCodes.RequestFailed }
            : resolved;
    }

    [JsonRpcMethod("workspace/executeCommand", UseSingleObjectParameterDeserialization = true)]
    public async Task<object?> ExecuteCommandAsync(ExecuteCommandParams parameters, CancellationToken cancellation)
    {
        session.EnsureRunning();
        if (parameters.Command != CodeActions.OpenPage || parameters.Arguments is not [{ ValueKind: JsonValueKind.String } argument, ..])
        {
            throw new LocalRpcException("There is no such command.") { ErrorCode = ErrorCodes.InvalidRequest };
        }

        var rule = argument.GetString()!;
        if (RulePages.Shipped.Find(rule) is not { } page)
        {
            throw new LocalRpcException("There is no rule of that name.") { ErrorCode = ErrorCodes.RequestFailed };
        }

        if (session.Client.Window?.ShowDocument is { Support: true })
        {
            await session.Rpc.InvokeWithParameterObjectAsync<ShowDocumentResult>(
                "window/showDocument", new ShowDocumentParams(DocumentUri.FromPath(page), TakeFocus: true), cancellation).ConfigureAwait(false);
        }
        else
        {
            await session.Rpc.NotifyWithParameterObjectAsync("window/showMessage", new ShowMessageParams(3, rule + ": read " + page)).ConfigureAwait(false);
        }

        return null;
    }
}
