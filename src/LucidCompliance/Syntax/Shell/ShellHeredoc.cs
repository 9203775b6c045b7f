namespace LucidCompliance.Syntax.Shell;

/// <summary>The body of a here-document in a script.</summary>
/// <param name="Start">Where it begins in the script's text.</param>
/// <param name="Length">Its length, the line with the end marker left out.</param>
/// <param name="Reader">The command that reads it; null where a group or nothing does.</param>
public sealed record ShellHeredoc(int Start, int Length, SimpleCommand? Reader)
{
    /// <summary>The range, for debugging; never the text, which may be a secret.</summary>
    public override string ToString() => Start + "+" + Length;
}
