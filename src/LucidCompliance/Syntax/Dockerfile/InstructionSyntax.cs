using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>An instruction. Subclasses hold its arguments; text that BuildKit refuses leaves them null or empty.</summary>
public abstract class InstructionSyntax : DockerfileNode
{
    private protected InstructionSyntax(InstructionParts parts)
        : base(parts.FullSpan, parts.Span)
    {
        Kind = parts.Kind;
        Keyword = parts.Keyword;
        KeywordSpan = parts.KeywordSpan;
        Flags = parts.Flags;
        ArgumentsSpan = parts.ArgumentsSpan;
        LeadingComments = parts.LeadingComments;
        InteriorComments = parts.InteriorComments;
        EmptyContinuationLines = parts.EmptyContinuationLines;
        Heredocs = parts.Heredocs;
    }

    /// <summary>Which instruction.</summary>
    public InstructionKind Kind { get; }

    /// <summary>The name as written; its case does not matter.</summary>
    public string Keyword { get; }

    /// <summary>The span of <see cref="Keyword"/>.</summary>
    public TextSpan KeywordSpan { get; }

    /// <summary>The flags in source order, also unknown and repeated ones.</summary>
    public ImmutableArray<FlagSyntax> Flags { get; }

    /// <summary>The text behind keyword and flags, without surrounding blanks; empty where there is none.</summary>
    public TextSpan ArgumentsSpan { get; }

    /// <summary>The comment lines directly above, top to bottom; a blank line ends the group.</summary>
    public ImmutableArray<CommentSyntax> LeadingComments { get; }

    /// <summary>Comment lines between continued lines.</summary>
    public ImmutableArray<CommentSyntax> InteriorComments { get; }

    /// <summary>Blank lines between continued lines, each with its line break; BuildKit skips them with a warning.</summary>
    public ImmutableArray<TextSpan> EmptyContinuationLines { get; }

    /// <summary>The here-documents in the order of their markers. ONBUILD shares them with its trigger.</summary>
    public ImmutableArray<HeredocSyntax> Heredocs { get; }

    /// <summary>The first flag of a name, or null.</summary>
    public FlagSyntax? FindFlag(string name)
    {
        foreach (var flag in Flags)
        {
            if (string.Equals(flag.Name, name, System.StringComparison.Ordinal))
            {
                return flag;
            }
        }

        return null;
    }
}

/// <summary>What every instruction has; filled by the parser before the node is made.</summary>
internal sealed class InstructionParts
{
    public InstructionKind Kind { get; set; }

    public string Keyword { get; set; } = "";

    public TextSpan FullSpan { get; set; }

    public TextSpan Span { get; set; }

    public TextSpan KeywordSpan { get; set; }

    public TextSpan ArgumentsSpan { get; set; }

    public ImmutableArray<FlagSyntax> Flags { get; set; } = ImmutableArray<FlagSyntax>.Empty;

    public ImmutableArray<CommentSyntax> LeadingComments { get; set; } = ImmutableArray<CommentSyntax>.Empty;

    public ImmutableArray<CommentSyntax> InteriorComments { get; set; } = ImmutableArray<CommentSyntax>.Empty;

    public ImmutableArray<TextSpan> EmptyContinuationLines { get; set; } = ImmutableArray<TextSpan>.Empty;

    public ImmutableArray<HeredocSyntax> Heredocs { get; set; } = ImmutableArray<HeredocSyntax>.Empty;

    /// <summary>Makes it ready for the next instruction.</summary>
    public void Clear()
    {
        Kind = default;
        Keyword = "";
        FullSpan = default;
        Span = default;
        KeywordSpan = default;
        ArgumentsSpan = default;
        Flags = [];
        LeadingComments = [];
        InteriorComments = [];
        EmptyContinuationLines = [];
        Heredocs = [];
    }
}
