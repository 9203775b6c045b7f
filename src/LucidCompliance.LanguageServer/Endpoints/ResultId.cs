using System;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using LucidCompliance.LanguageServer.Protocol;

namespace LucidCompliance.LanguageServer.Endpoints;

/// <summary>A name for a list of findings: equal for equal lists.</summary>
internal static class ResultId
{
    public static string Of(ImmutableArray<LspDiagnostic> items) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
            new PublishDiagnosticsParams(string.Empty, null, items), ProtocolContext.Default.PublishDiagnosticsParams)), 0, 16);
}
