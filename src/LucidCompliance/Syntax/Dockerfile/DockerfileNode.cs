using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>A piece of a Dockerfile. The nodes of a file lie side by side and cover every character once.</summary>
public abstract class DockerfileNode
{
    private protected DockerfileNode(TextSpan fullSpan, TextSpan span)
    {
        FullSpan = fullSpan;
        Span = span;
    }

    /// <summary>All characters that belong to the node: whole lines with indentation and line breaks.</summary>
    public TextSpan FullSpan { get; }

    /// <summary>The meaningful text: without indentation, trailing blanks and line breaks, and without heredoc bodies.</summary>
    public TextSpan Span { get; }
}

/// <summary>
/// A parser directive: <c># name=value</c> at the top of the file. BuildKit knows <c>syntax</c>, <c>escape</c> and <c>check</c>;
/// the first of them also as <c>// syntax=value</c> and as a JSON object, for files in other languages.
/// </summary>
public sealed class DirectiveSyntax : DockerfileNode
{
    internal DirectiveSyntax(TextSpan fullSpan, TextSpan span, string name, TextSpan nameSpan, string value, TextSpan valueSpan)
        : base(fullSpan, span)
    {
        Name = name;
        NameSpan = nameSpan;
        Value = value;
        ValueSpan = valueSpan;
    }

    /// <summary>The name in lower case; the case that was written does not matter.</summary>
    public string Name { get; }

    /// <summary>The name as it was written.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>The value without surrounding blanks.</summary>
    public string Value { get; }

    /// <summary>The span of <see cref="Value"/>.</summary>
    public TextSpan ValueSpan { get; }
}

/// <summary>A comment line: the first visible character is <c>#</c>.</summary>
public sealed class CommentSyntax : DockerfileNode
{
    private readonly SourceText _text;

    internal CommentSyntax(SourceText text, TextSpan fullSpan, TextSpan span)
        : base(fullSpan, span) => _text = text;

    /// <summary>The text behind the <c>#</c>, without surrounding blanks.</summary>
    public string Text => _text.Content.Substring(Span.Start + 1, Span.Length - 1).Trim();
}

/// <summary>One or more lines without visible characters.</summary>
public sealed class BlankSyntax : DockerfileNode
{
    internal BlankSyntax(TextSpan fullSpan)
        : base(fullSpan, new TextSpan(fullSpan.Start, 0))
    {
    }
}

/// <summary>
/// A line that is no instruction; the file's errors say why. Or, without error, all that follows a syntax directive by which
/// the file is no Dockerfile.
/// </summary>
public sealed class BogusSyntax : DockerfileNode
{
    internal BogusSyntax(TextSpan fullSpan, TextSpan span, TextSpan keywordSpan)
        : base(fullSpan, span) => KeywordSpan = keywordSpan;

    /// <summary>The first word, which should have been an instruction's name.</summary>
    public TextSpan KeywordSpan { get; }
}
