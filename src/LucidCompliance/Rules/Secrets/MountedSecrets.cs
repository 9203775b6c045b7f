using System;
using System.Collections.Generic;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;

namespace LucidCompliance.Rules.Secrets;

/// <summary>
/// The names by which the script of a RUN reaches its mounted secrets: the paths of the mounts, their variables, and those that the script
/// fills from them.
/// </summary>
internal sealed partial class MountedSecrets
{
    // Every path is sought in every word: a bound keeps a script that assigns on every line linear.
    private const int MostNames = 32;

    private readonly StageStep _step;
    private readonly List<string> _paths = [];
    private readonly HashSet<string> _variables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);
    private bool _isSourced;

    private MountedSecrets(StageStep step) => _step = step;

    /// <summary>The paths at which the secrets are mounted.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>The secrets that a RUN mounts; null where it mounts none.</summary>
    public static MountedSecrets? Of(StageStep step, RunInstruction run)
    {
        var secrets = new MountedSecrets(step);
        foreach (var mount in run.Mounts)
        {
            if (mount.Type != "secret")
            {
                continue;
            }

            if (mount.Find("env")?.Value is { ContainsVariable: false } name)
            {
                secrets._variables.Add(name.Text);
            }

            if (mount.Target is { ContainsVariable: false, Text: ['/', ..] } target)
            {
                secrets._paths.Add(target.Text);
            }
            else if (mount.Target is null && mount.Find("env") is null && (mount.Find("id")?.Value ?? mount.Source) is { ContainsVariable: false } id)
            {
                secrets._paths.Add("/run/secrets/" + ImagePath.BaseName(id.Text));
            }
        }

        return secrets._paths.Count > 0 || secrets._variables.Count > 0 ? secrets : null;
    }

    /// <summary>The secret that a variable would be if a RUN mounted it.</summary>
    public static MountedSecrets OfVariable(StageStep step, string name)
    {
        var secrets = new MountedSecrets(step);
        secrets._variables.Add(name);
        return secrets;
    }

    /// <summary>Whether a word names the file of a secret.</summary>
    public bool NamesFile(string text)
    {
        foreach (var path in _paths)
        {
            var at = text.IndexOf(path, StringComparison.Ordinal);
            var end = at + path.Length;
            if (at >= 0 && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.' or '/')))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the shell puts a secret into a word, by a variable or a substitution.</summary>
    public bool IsIn(ShellWord word) => IsIn(word.Raw, isQuotable: true, 0);

    /// <summary>Whether the shell puts a secret into the body of a here-document.</summary>
    public bool IsInBody(string text) => IsIn(text, isQuotable: false, 0);

    /// <summary>Takes over what a command assigns: <c>TOKEN=$(cat …)</c>, <c>read TOKEN</c>, <c>. /run/secrets/env</c>.</summary>
    /// <param name="command">The command.</param>
    /// <param name="input">Whether a secret is its input.</param>
    public void Learn(SimpleCommand command, bool input)
    {
        switch (command.Name)
        {
            case "":
                // Before a program an assignment belongs to that program alone.
                for (var i = 0; command.Program is null && i < command.Assignments.Length; i++)
                {
                    Assign(command.Assignments[i]);
                }

                break;
            case "export" or "declare" or "local" or "readonly" or "typeset":
                for (var i = 0; i < command.ArgumentCount; i++)
                {
                    Assign(command.GetArgument(i));
                }

                break;
            case "." or "source":
                _isSourced |= command.ArgumentCount > 0 && NamesFile(command.GetArgument(0).Text);
                break;
            case "eval":
                for (var i = 0; i < command.ArgumentCount; i++)
                {
                    _isSourced |= IsIn(command.GetArgument(i));
                }

                break;
            case "read":
                Read(command, input);
                break;
            case "for":
                AssignEach(command);
                break;
            default:
                break;
        }
    }

    /// <summary>Whether the arguments or the input of a command give it a secret that it may print.</summary>
    /// <param name="command">The command.</param>
    /// <param name="bodies">The here-documents that it may read; null where there are none.</param>
    public bool IsRead(SimpleCommand command, HeredocBodies? bodies) => IsRead(command, bodies, 0);

    /// <summary>Whether a command gets a secret on its standard input from a file, a text or a here-document.</summary>
    public bool IsInput(SimpleCommand command, HeredocBodies? bodies)
    {
        foreach (var redirection in command.Redirections)
        {
            if (redirection.Kind switch
            {
                ShellRedirectionKind.Input => NamesFile(redirection.Target.Text),
                ShellRedirectionKind.HereString => IsIn(redirection.Target),
                ShellRedirectionKind.Heredoc => bodies?.Find(command, redirection) is { } body && IsInBody(body),
                _ => false,
            })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the script sets a variable, or the Dockerfile does, so that it may hold anything here.</summary>
    public bool MaySet(string name) => _others.Contains(name) || _variables.Contains(name);

    private void Assign(ShellWord word)
    {
        var equals = word.Raw.IndexOf('=');
        var isSecret = IsIn(word);
        if (equals <= 0 || !CommandPrefix.IsAssignment(word.Raw))
        {
            // export $(cat /run/secrets/env | xargs)
            _isSourced |= isSecret;
            return;
        }

        Set(word.Raw.Substring(0, word.Raw[equals - 1] == '+' ? equals - 1 : equals), isSecret);
    }

    private void Read(SimpleCommand command, bool input)
    {
        input |= IsInput(command, null);
        for (var i = 0; i < command.ArgumentCount; i++)
        {
            var text = command.GetArgument(i).Text;
            if (text is ['-', ..])
            {
                i += text is "-d" or "-p" or "-n" or "-N" or "-t" or "-u" or "-i" ? 1 : 0;
            }
            else
            {
                Set(text, input);
            }
        }
    }

    // for TOKEN in $(cat …)
    private void AssignEach(SimpleCommand command)
    {
        var isSecret = false;
        for (var i = 1; i < command.ArgumentCount; i++)
        {
            isSecret |= IsIn(command.GetArgument(i));
        }

        if (command.ArgumentCount > 0)
        {
            Set(command.GetArgument(0).Text, isSecret);
        }
    }

    private void Set(string name, bool isSecret)
    {
        var names = isSecret ? _variables : _others;
        if (names.Count < MostNames || !isSecret)
        {
            names.Add(name);
        }
    }
}
