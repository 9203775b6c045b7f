using System;
using System.Collections.Immutable;
using System.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>Expands words with the semantics of BuildKit's shell lexer: variables, quotes and the file's escape character.</summary>
public static class WordExpander
{
    /// <summary>
    /// Expands a word. Nesting, pattern work and the length of the result are bounded; a word beyond the bounds is
    /// <see cref="ExpansionState.Unknown"/>.
    /// </summary>
    /// <param name="word">A word of an instruction that expands variables.</param>
    /// <param name="lookup">What is known about variables. It is not asked for positional and special parameters: they are unset.</param>
    public static ExpansionResult Expand(DockerWord word, VariableLookup lookup) => Expand(word, lookup, processQuotes: true);

    /// <summary>Expands the body of a COPY or ADD heredoc: variables and escapes, while quotes are plain text.</summary>
    /// <remarks>Leading tabs stay, see <see cref="HeredocSyntax.StripsTabs"/>; a body with quoted delimiter is known as it stands.</remarks>
    public static ExpansionResult ExpandHeredoc(HeredocSyntax heredoc, VariableLookup lookup) =>
        heredoc.Expands ? Expand(heredoc.Body, lookup, processQuotes: false) : Plain(heredoc.Body.Text);

    /// <summary>Removes quotes and escapes and leaves variable references as they stand; an open quote ends with the word.</summary>
    public static string UnquoteWord(DockerWord word)
    {
        var text = word.Text;
        var escape = word.EscapeCharacter;
        if (text.IndexOf('"') < 0 && text.IndexOf('\'') < 0 && text.IndexOf(escape) < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == escape && quote == '\0')
            {
                if (++i < text.Length)
                {
                    result.Append(text[i]);
                }
            }
            else
            {
                if (c == escape && quote == '"' && i + 1 < text.Length && (text[i + 1] is '"' or '$' || text[i + 1] == escape))
                {
                    i++;
                }

                result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    private static ExpansionResult Expand(DockerWord word, VariableLookup lookup, bool processQuotes)
    {
        if (lookup is null)
        {
            throw new ArgumentNullException(nameof(lookup));
        }

        return VariableScan.IsPlain(word.Text, word.EscapeCharacter) ? Plain(word.Text) : new ShellLexer(word, lookup, processQuotes).Run();
    }

    private static ExpansionResult Plain(string text) =>
        new(ExpansionState.Known, text, default, null, ImmutableArray<VariableReference>.Empty);
}
