using System;
using System.IO;

namespace LucidCompliance.Repository.Disk;

/// <summary>Reads where a symbolic link points.</summary>
internal static class LinkReader
{
    // FileSystemInfo.LinkTarget exists since .NET 6, and this assembly is built for netstandard2.0.
    private static readonly Func<FileSystemInfo, string?>? ReadTarget =
        typeof(FileSystemInfo).GetProperty("LinkTarget")?.GetGetMethod() is { } getter
            ? (Func<FileSystemInfo, string?>)Delegate.CreateDelegate(typeof(Func<FileSystemInfo, string?>), getter)
            : null;

    /// <summary>
    /// The link's text; null where the entry is a reparse point but no link (a cloud placeholder). Where the runtime cannot tell, the answer
    /// is a path that lies in no repository: an unknown target must not be followed.
    /// </summary>
    public static string? GetTarget(string path) =>
        ReadTarget is null ? Path.GetPathRoot(path) : ReadTarget(new FileInfo(path));
}
