using System;

namespace LucidCompliance.Model.Images;

/// <summary>The build arguments that BuildKit knows without an ARG.</summary>
internal static class PredefinedArguments
{
    /// <summary>The arguments of the global scope, which FROM sees and a stage gets by a bare ARG.</summary>
    public static readonly string[] Platform =
    [
        "BUILDPLATFORM", "BUILDOS", "BUILDOSVERSION", "BUILDARCH", "BUILDVARIANT",
        "TARGETPLATFORM", "TARGETOS", "TARGETOSVERSION", "TARGETARCH", "TARGETVARIANT", "TARGETSTAGE",
    ];

    private static readonly string[] Proxies =
    [
        "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "FTP_PROXY", "ftp_proxy",
        "NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy",
    ];

    /// <summary>Whether a value for this name means something to a build whose file does not declare it.</summary>
    public static bool Contains(string name) =>
        name == "SOURCE_DATE_EPOCH"
        || name.StartsWith("BUILDKIT_", StringComparison.Ordinal)
        || Array.IndexOf(Proxies, name) >= 0
        || Array.IndexOf(Platform, name) >= 0;
}
