using System;
using System.Collections.Immutable;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>Expands words with the semantics of BuildKit's shell lexer: variables, quotes and the file's escape character.</summary>
public static class WordExpander
{
    /// <summary>Expands a word. The time grows linearly with the text, and pattern operators have a fixed budget.</summary>
    /// <param name="word">A word of an instruction that expands variables.</param>
    /// <param name="lookup">What is known about variables.</param>
    public static ExpansionResult Expand(DockerWord word, VariableLookup lookup) => throw new NotImplementedException();

    /// <summary>Expands the body of a COPY or ADD heredoc: variables and escapes, while quotes are plain text.</summary>
    public static ExpansionResult ExpandHeredoc(HeredocSyntax heredoc, VariableLookup lookup) => throw new NotImplementedException();

    /// <summary>Removes quotes and escapes and leaves variable references as they stand; an open quote ends with the word.</summary>
    public static string UnquoteWord(DockerWord word) => throw new NotImplementedException();
}
