using System;
using System.IO;

namespace LucidCompliance.LanguageServer.Documents;

/// <summary>Addresses of documents. Clients write the same file differently; the path is what counts.</summary>
internal static class DocumentUri
{
    /// <summary>The absolute path of a <c>file:</c> address; null for another scheme and for what is no address.</summary>
    public static string? GetPath(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.IsFile && parsed.Host.Length == 0
            ? Path.GetFullPath(OperatingSystem.IsWindows() ? parsed.LocalPath.TrimStart('/') : parsed.LocalPath)
            : null;

    /// <summary>The address of an absolute path.</summary>
    public static string FromPath(string path)
    {
        var parts = path.Replace(Path.DirectorySeparatorChar, '/').TrimStart('/').Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Uri.EscapeDataString(parts[i]);
        }

        return "file:///" + string.Join('/', parts);
    }
}
