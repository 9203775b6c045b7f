using LucidCompliance.Text;

namespace LucidCompliance.Syntax.IgnoreFile;

/// <summary>What a line of an ignore file is.</summary>
public enum IgnoreLineKind
{
    /// <summary>An empty line.</summary>
    Blank,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>A pattern.</summary>
    Pattern,

    /// <summary>A pattern that is not well-formed: it matches nothing, and Docker refuses the whole file.</summary>
    Invalid,
}

/// <summary>A line of an ignore file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">The whole line with its line break.</param>
/// <param name="PatternSpan">The pattern without negation and surrounding blanks; empty where there is none.</param>
/// <param name="Pattern">The pattern as it is written, without negation.</param>
/// <param name="IsNegated">Whether an exclamation mark stands in front, so that the pattern takes files back in.</param>
public sealed record IgnoreLine(IgnoreLineKind Kind, TextSpan Span, TextSpan PatternSpan, string Pattern, bool IsNegated);

/// <summary>What an ignore file says about a path.</summary>
public enum IgnoreDecision
{
    /// <summary>No pattern matches.</summary>
    None,

    /// <summary>The path is ignored.</summary>
    Ignored,

    /// <summary>The last pattern that matches takes the path back in.</summary>
    Included,
}
