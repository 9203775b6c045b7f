using LucidCompliance.Text;

namespace LucidCompliance.Syntax.DotEnv;

/// <summary>What a part of a .env file is.</summary>
public enum DotEnvNodeKind
{
    /// <summary>Blanks and line breaks.</summary>
    Trivia,

    /// <summary>A comment, from its number sign to the end of the line without the line break.</summary>
    Comment,

    /// <summary>A statement: see <see cref="DotEnvNode.Entry"/>.</summary>
    Statement,

    /// <summary>Text that Compose refuses: see <see cref="DotEnvFile.Errors"/>.</summary>
    Bogus,
}

/// <summary>A part of a .env file. The nodes of a file tile its text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Entry">The entry of a statement, else null.</param>
public sealed record DotEnvNode(DotEnvNodeKind Kind, TextSpan Span, DotEnvEntry? Entry);
