using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Shell;

/// <summary>One word of a shell command.</summary>
/// <param name="Text">The word without quotes and escapes; what a shell would put in at run time (<c>$name</c>, <c>$(…)</c>) stands as written.</param>
/// <param name="Raw">The word as written.</param>
/// <param name="Span">The word in the source, quotes included.</param>
public sealed record ShellWord(string Text, string Raw, TextSpan Span)
{
    /// <summary>Where the word begins in its script's text.</summary>
    internal int Start { get; init; }

    /// <summary>The span, for debugging; never the text, which may be a secret.</summary>
    public override string ToString() => Span.ToString();
}
