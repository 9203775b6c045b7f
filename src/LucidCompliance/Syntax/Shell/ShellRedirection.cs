using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Shell;

/// <summary>What a redirection does.</summary>
public enum ShellRedirectionKind
{
    /// <summary><c>&lt;</c>: the input comes from a file.</summary>
    Input,

    /// <summary><c>&gt;</c>, <c>&gt;|</c>, <c>&lt;&gt;</c>: the output goes to a file.</summary>
    Output,

    /// <summary><c>&gt;&gt;</c>: the output is added to a file.</summary>
    Append,

    /// <summary><c>2&gt;&amp;1</c>, <c>&lt;&amp;3</c>: a descriptor becomes another one; no file is named.</summary>
    Duplicate,

    /// <summary><c>&lt;&lt;</c>: the target is the marker of a here-document.</summary>
    Heredoc,

    /// <summary><c>&lt;&lt;&lt;</c>: the target is the input itself.</summary>
    HereString,
}

/// <summary>One redirection of a command.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Descriptor">The number in front of the sign; 0 for input and 1 for output where none is written. <c>&amp;&gt;</c> is 1 too.</param>
/// <param name="Target">The file, the descriptor, the marker or the text.</param>
/// <param name="Span">From the number to the target.</param>
public sealed record ShellRedirection(ShellRedirectionKind Kind, int Descriptor, ShellWord Target, TextSpan Span)
{
    /// <summary>Whether what the command prints goes to the file <see cref="Target"/>; its messages alone (<c>2&gt;</c>) do not count.</summary>
    public bool TakesOutput => Kind is ShellRedirectionKind.Output or ShellRedirectionKind.Append && Descriptor == 1;

    /// <summary>The span, for debugging; never the target, which may be a secret.</summary>
    public override string ToString() => Span.ToString();
}

/// <summary>A redirection behind a group, a loop or a condition, or one without any command.</summary>
/// <param name="Redirection">The redirection.</param>
/// <param name="First">The index of the first command of the group.</param>
/// <param name="End">The index behind its last command; that of <paramref name="First"/> where there is no group.</param>
public sealed record CompoundRedirection(ShellRedirection Redirection, int First, int End);
