namespace LucidCompliance.Syntax.Shell;

/// <summary>What joins a command to the next one.</summary>
public enum ShellOperator
{
    /// <summary>Nothing: the script ends.</summary>
    None,

    /// <summary><c>;</c>, a line break, or the end of a group.</summary>
    Sequence,

    /// <summary><c>&amp;&amp;</c></summary>
    And,

    /// <summary><c>||</c></summary>
    Or,

    /// <summary><c>|</c> or <c>|&amp;</c></summary>
    Pipe,

    /// <summary><c>&amp;</c></summary>
    Background,
}
