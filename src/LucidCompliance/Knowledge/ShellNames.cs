using System;

namespace LucidCompliance.Knowledge;

/// <summary>The programs that are shells, by their file names.</summary>
internal static class ShellNames
{
    private static readonly string[] Names =
        ["sh", "bash", "ash", "dash", "zsh", "ksh", "mksh", "csh", "tcsh", "fish", "busybox", "pwsh", "powershell", "cmd"];

    /// <summary>Whether a file name is that of a shell.</summary>
    public static bool Contains(string name) => Array.IndexOf(Names, name) >= 0;
}
