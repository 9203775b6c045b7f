using System;

namespace LucidCompliance.Knowledge;

/// <summary>The folders of a Linux image that its system fills; what lies elsewhere somebody has put there.</summary>
internal static class SystemFolders
{
    private static readonly string[] Roots =
    [
        "/bin", "/sbin", "/lib", "/lib64", "/etc", "/usr", "/var", "/tmp", "/home", "/root", "/run", "/dev", "/proc", "/sys",
        "/opt", "/busybox", "/nodejs", "/boot", "/media", "/mnt",
    ];

    private static readonly string[] Programs = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    /// <summary>The folders of the usual PATH, in its order.</summary>
    public static ReadOnlySpan<string> Path => Programs;

    /// <summary>Whether an absolute path is one of these folders or lies below one.</summary>
    public static bool Contains(string path)
    {
        foreach (var root in Roots)
        {
            if (path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || path[root.Length] == '/'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a folder is on the usual PATH.</summary>
    public static bool IsOnPath(string directory) => Array.IndexOf(Programs, directory) >= 0;
}
