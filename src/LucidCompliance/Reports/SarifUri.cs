using System;
using System.Text;

namespace LucidCompliance.Reports;

/// <summary>Turns paths into URIs.</summary>
internal static class SarifUri
{
    /// <summary>The URI reference of a path: relative for a relative path, <c>file:</c> for an absolute one.</summary>
    public static string FromPath(string path)
    {
        if (!IsAbsolute(path))
        {
            var encoded = Encode(path);

            // A first segment with a colon would read as a scheme.
            var colon = encoded.IndexOf(':');
            var slash = encoded.IndexOf('/');
            return colon >= 0 && (slash < 0 || colon < slash) ? "./" + encoded : encoded;
        }

        return path.StartsWith("//", StringComparison.Ordinal) ? "file:" + Encode(path)
            : path[0] == '/' ? "file://" + Encode(path)
            : "file:///" + Encode(path);
    }

    /// <summary>Whether a path begins at a file system's root: <c>/x</c> or <c>C:/x</c>.</summary>
    public static bool IsAbsolute(string path) =>
        path.Length > 0 && (path[0] == '/' || (path.Length > 2 && path[1] == ':' && path[2] == '/'));

    // RFC 3986: unreserved characters, sub-delimiters, ':', '@' and '/' may stand in a path; all else is UTF-8 in percent form.
    private static string Encode(string path)
    {
        var result = new StringBuilder(path.Length + 8);
        foreach (var b in Encoding.UTF8.GetBytes(path))
        {
            if (b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9')
                || "-._~!$&'()*+,;=:@/".IndexOf((char)b) >= 0)
            {
                result.Append((char)b);
            }
            else
            {
                result.Append('%').Append("0123456789ABCDEF"[b >> 4]).Append("0123456789ABCDEF"[b & 15]);
            }
        }

        return result.ToString();
    }
}
