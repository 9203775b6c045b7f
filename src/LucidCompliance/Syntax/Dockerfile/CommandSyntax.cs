using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>How a command is written.</summary>
public enum CommandForm
{
    /// <summary>A line for the stage's shell.</summary>
    Shell,

    /// <summary>A JSON array: executed without shell.</summary>
    Exec,
}

/// <summary>The command of RUN, CMD, ENTRYPOINT, SHELL or HEALTHCHECK CMD.</summary>
public sealed class CommandSyntax
{
    private readonly DockerWord _whole;
    private ImmutableArray<DockerWord> _words;

    internal CommandSyntax(DockerWord whole, CommandForm form, bool looksLikeJson, ImmutableArray<DockerWord> elements)
    {
        _whole = whole;
        _words = elements;
        Form = form;
        LooksLikeJson = looksLikeJson;
    }

    /// <summary>How the command is written.</summary>
    public CommandForm Form { get; }

    /// <summary>
    /// Whether the text begins with <c>[</c>. With <see cref="CommandForm.Shell"/> that is an array which is no valid JSON:
    /// BuildKit hands it to the shell without a word.
    /// </summary>
    public bool LooksLikeJson { get; }

    /// <summary>The whole command: the line, or the array with its brackets.</summary>
    public TextSpan Span => _whole.Span;

    /// <summary>The command's text with continuations removed; of the exec form, the array's own text.</summary>
    public string ShellText => _whole.Text;

    /// <summary>The command's text as a word, for slices and source spans.</summary>
    public DockerWord ShellWord => _whole;

    /// <summary>
    /// Exec form: the decoded elements, each span with its quotes. Shell form: the text split at blanks outside quotes and
    /// escapes; operators such as <c>&amp;&amp;</c> are words only where blanks surround them. Quotes are kept.
    /// </summary>
    public ImmutableArray<DockerWord> Words
    {
        get
        {
            if (_words.IsDefault)
            {
                _words = WordReader.SplitShellWords(_whole);
            }

            return _words;
        }
    }
}
