using System;
using System.Collections.Generic;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Syntax.Shell;

namespace LucidCompliance.Rules.Secrets;

/// <summary>What the shell puts into a word.</summary>
internal sealed partial class MountedSecrets
{
    // "$(echo "$(cat …)")": what is nested deeper is not looked into.
    private const int MaximumDepth = 3;

    // What the shell or the base sets as a rule, whatever a sourced file says.
    private static readonly HashSet<string> Ordinary = new(StringComparer.Ordinal)
    {
        "HOME", "PATH", "PWD", "OLDPWD", "USER", "LOGNAME", "UID", "EUID", "PPID", "HOSTNAME", "SHELL", "TERM", "LANG", "LC_ALL", "IFS", "RANDOM",
        "SECONDS", "LINENO", "TMPDIR", "OPTARG", "OPTIND", "REPLY", "BASH_VERSION",
    };

    private bool IsRead(SimpleCommand command, HeredocBodies? bodies, int depth)
    {
        // echo prints the path of a file, not what it holds.
        var isText = command.Name is "echo" or "printf";
        for (var i = 0; i < command.ArgumentCount; i++)
        {
            var word = command.GetArgument(i);
            if ((!isText && NamesFile(word.Text)) || IsIn(word.Raw, isQuotable: true, depth) || (command.Name == "printenv" && IsSecret(word.Text)))
            {
                return true;
            }
        }

        return IsInput(command, bodies);
    }

    private bool IsSecret(string name) => _variables.Contains(name) || (_isSourced && IsFromSourcedFile(name));

    // What neither the script nor the Dockerfile sets comes from the file; where the base's variables are not known, a name must say so.
    private bool IsFromSourcedFile(string name) =>
        !_others.Contains(name) && !Ordinary.Contains(name) && !_step.Variables.Contains(name)
        && (_step.Variables.IsComplete || KeyName.Parse(name) is { IsSecretLike: true, IsVetoed: false, IsPublic: false });

    private bool IsIn(string raw, bool isQuotable, int depth)
    {
        var isDouble = !isQuotable;
        for (var i = 0; i < raw.Length; i++)
        {
            switch (raw[i])
            {
                case '\\':
                    i++;
                    break;
                case '\'' when !isDouble:
                    var close = raw.IndexOf('\'', i + 1);
                    i = close < 0 ? raw.Length : close;
                    break;
                case '"' when isQuotable:
                    isDouble = !isDouble;
                    break;
                case '`':
                    var end = raw.IndexOf('`', i + 1);
                    end = end < 0 ? raw.Length : end;
                    if (IsGiven(raw.Substring(i + 1, end - i - 1), depth))
                    {
                        return true;
                    }

                    i = end;
                    break;
                case '$' or '<' when i + 1 < raw.Length && raw[i + 1] == '(':
                    var stop = new ShellWordReader(raw).SkipParentheses(i + 2);
                    if (IsGiven(raw.Substring(i + 2, Math.Max(0, stop - i - 3)), depth))
                    {
                        return true;
                    }

                    i = stop - 1;
                    break;
                case '$' when IsSecretReference(raw, i + 1):
                    return true;
            }
        }

        return false;
    }

    // ${NAME:+set} and ${#NAME} give something else.
    private bool IsSecretReference(string raw, int start)
    {
        start += start < raw.Length && raw[start] == '{' ? 1 : 0;
        var end = start;
        while (end < raw.Length && (raw[end] == '_' || raw[end] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')))
        {
            end++;
        }

        return end > start && raw[start] is not (>= '0' and <= '9')
            && !(raw[start - 1] == '{' && end < raw.Length && (raw[end] == '+' || (raw[end] == ':' && end + 1 < raw.Length && raw[end + 1] == '+')))
            && IsSecret(raw.Substring(start, end - start));
    }

    // Whether the output of a substitution is a secret: its last command prints one, or it is "< file".
    private bool IsGiven(string script, int depth)
    {
        if (depth >= MaximumDepth)
        {
            return false;
        }

        var inner = ShellScript.Parse(script);
        var isCarried = false;
        for (var i = 0; i < inner.Commands.Length; i++)
        {
            var command = inner.Commands[i];
            isCarried = !SecretPrinters.AnswerOtherwise(command.Name)
                && ((isCarried && inner.Commands[i - 1].Next == ShellOperator.Pipe) || IsRead(command, null, depth + 1));
            if (isCarried && command.Next != ShellOperator.Pipe)
            {
                return true;
            }
        }

        foreach (var group in inner.GroupRedirections)
        {
            if (group.Redirection.Kind == ShellRedirectionKind.Input && NamesFile(group.Redirection.Target.Text))
            {
                return true;
            }
        }

        return false;
    }
}
