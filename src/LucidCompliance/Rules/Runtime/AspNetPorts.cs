using System;
using System.Collections.Generic;
using System.Globalization;

namespace LucidCompliance.Rules.Runtime;

/// <summary>
/// Reads the variables that ASP.NET Core listens by: <c>ASPNETCORE_URLS</c> replaces <c>ASPNETCORE_HTTP_PORTS</c> and
/// <c>ASPNETCORE_HTTPS_PORTS</c>.
/// </summary>
internal static class AspNetPorts
{
    /// <summary>The variables of addresses. Where several are set, it is not decided here which one counts.</summary>
    public static readonly string[] Urls = ["ASPNETCORE_URLS", "DOTNET_URLS", "URLS"];

    /// <summary>The variables of ports, which add up.</summary>
    public static readonly string[] Ports = ["ASPNETCORE_HTTP_PORTS", "DOTNET_HTTP_PORTS", "HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "DOTNET_HTTPS_PORTS", "HTTPS_PORTS"];

    /// <summary>Whether a variable says where the application listens.</summary>
    public static bool IsVariable(string name) => Array.IndexOf(Urls, name) >= 0 || Array.IndexOf(Ports, name) >= 0;

    /// <summary>The ports of <c>8080;8081</c>; null where a part is no number.</summary>
    public static SortedSet<int>? ReadPorts(string text)
    {
        var ports = new SortedSet<int>();
        foreach (var part in text.Split(';'))
        {
            if (!TryReadPort(part.Trim(), out var port))
            {
                return null;
            }

            ports.Add(port);
        }

        return ports;
    }

    /// <summary>
    /// The ports of <c>http://+:8080;https://*:8081</c>; null where an address is no such one. One of a single host (<c>localhost</c>) is none:
    /// nobody outside the container reaches it, which is another matter.
    /// </summary>
    public static SortedSet<int>? ReadUrls(string text)
    {
        var ports = new SortedSet<int>();
        foreach (var part in text.Split(';'))
        {
            var url = part.Trim();
            var isHttps = url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
            if (!isHttps && !url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            var start = isHttps ? 8 : 7;
            var path = url.IndexOf('/', start);
            var authority = path < 0 ? url.Substring(start) : url.Substring(start, path - start);
            var colon = authority.Length > 0 && authority[authority.Length - 1] == ']' ? -1 : authority.LastIndexOf(':');
            var port = isHttps ? 443 : 80;
            if ((colon < 0 ? authority : authority.Substring(0, colon)) is not ("+" or "*" or "0.0.0.0" or "[::]")
                || (colon >= 0 && !TryReadPort(authority.Substring(colon + 1), out port)))
            {
                return null;
            }

            ports.Add(port);
        }

        return ports;
    }

    private static bool TryReadPort(string text, out int port) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port);
}
