namespace LucidCompliance.LanguageServer.Protocol;

/// <summary>The protocol's error codes that the server answers with.</summary>
internal static class ErrorCodes
{
    /// <summary>A request before <c>initialize</c>.</summary>
    public const int ServerNotInitialized = -32002;

    /// <summary>A request after <c>shutdown</c>, or a second <c>initialize</c>.</summary>
    public const int InvalidRequest = -32600;

    /// <summary>A request that is valid and cannot be met.</summary>
    public const int RequestFailed = -32803;

    /// <summary>A text changed while the answer was computed.</summary>
    public const int ContentModified = -32801;

    /// <summary>The server gave up; a client may ask for diagnostics again.</summary>
    public const int ServerCancelled = -32802;
}
