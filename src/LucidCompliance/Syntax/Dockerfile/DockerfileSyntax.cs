using System;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>
/// A Dockerfile as BuildKit reads it, with exact spans. Parsing never throws: text that BuildKit refuses becomes a
/// <see cref="BogusSyntax"/> or an instruction with missing parts, plus an error. The time grows linearly with the text.
/// </summary>
public sealed class DockerfileSyntax
{
    internal DockerfileSyntax(SourceText text, ImmutableArray<DockerfileNode> nodes, ImmutableArray<InstructionSyntax> instructions, ImmutableArray<DirectiveSyntax> directives, char escapeCharacter, ImmutableArray<SyntaxError> errors)
    {
        Text = text;
        Nodes = nodes;
        Instructions = instructions;
        Directives = directives;
        EscapeCharacter = escapeCharacter;
        Errors = errors;
    }

    /// <summary>The file.</summary>
    public SourceText Text { get; }

    /// <summary>The file's nodes in order; together they cover every character exactly once.</summary>
    public ImmutableArray<DockerfileNode> Nodes { get; }

    /// <summary>The instructions among <see cref="Nodes"/>.</summary>
    public ImmutableArray<InstructionSyntax> Instructions { get; }

    /// <summary>The parser directives among <see cref="Nodes"/>.</summary>
    public ImmutableArray<DirectiveSyntax> Directives { get; }

    /// <summary>The character that escapes and continues lines: <c>\</c> or <c>`</c>.</summary>
    public char EscapeCharacter { get; }

    /// <summary>What BuildKit would refuse, ordered by span. BuildKit stops at the first; here all are collected.</summary>
    public ImmutableArray<SyntaxError> Errors { get; }

    /// <summary>Parses a Dockerfile.</summary>
    public static DockerfileSyntax Parse(SourceText text) =>
        new DockerfileParser(text ?? throw new ArgumentNullException(nameof(text))).Parse();
}
