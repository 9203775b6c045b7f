namespace LucidCompliance.Model.Images;

/// <summary>The shell that a shell form needs, and whether it is there.</summary>
/// <param name="Path"><c>/bin/sh</c>, or the first element of the SHELL that holds; a name without slash is found on PATH.</param>
/// <param name="IsAvailable">Whether the image has it at this point.</param>
public readonly record struct ShellState(string Path, Fact<bool> IsAvailable)
{
    /// <summary>The shell of Linux images without SHELL.</summary>
    public const string Default = "/bin/sh";

    /// <summary>Whether the shell is proven to be missing.</summary>
    public bool IsMissing => IsAvailable.TryGet(out var isAvailable) && !isAvailable;
}
