using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;

namespace LucidCompliance.Rules.Secrets;

/// <summary>The here-documents of a script: those in its own text, and those that the Dockerfile hands to the RUN's line.</summary>
internal sealed class HeredocBodies(RunInstruction run, ShellScript script)
{
    /// <summary>The body that a redirection gives to a command; null where no shell expands it.</summary>
    public string? Find(SimpleCommand command, ShellRedirection redirection)
    {
        if (redirection.Target.Raw.IndexOfAny(['\'', '"', '\\']) >= 0)
        {
            return null;
        }

        foreach (var heredoc in run.Heredocs)
        {
            if (heredoc.MarkerSpan.Contains(redirection.Target.Span))
            {
                return heredoc.Body.Text;
            }
        }

        foreach (var heredoc in script.Heredocs)
        {
            if (ReferenceEquals(heredoc.Reader, command))
            {
                return script.Text.Text.Substring(heredoc.Start, heredoc.Length);
            }
        }

        return null;
    }
}
