using System;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>Gets a named value of a command.</summary>
/// <param name="key">The name of the option or variable; <c>password</c> for a short option that stands for one.</param>
/// <param name="start">Where the value starts in the text, without its quotes.</param>
/// <param name="length">Its length.</param>
/// <param name="user">The user name beside it, of <c>user:password</c>.</param>
internal delegate void CommandValue(string key, int start, int length, string? user);

/// <summary>
/// Finds named values in the words of a command: <c>--name=value</c>, <c>--name value</c> (also over two list items), the assignment
/// <c>NAME=value</c>, the short options of programs that take a credential (<c>curl -u</c>), and the lines of a <c>.netrc</c>.
/// </summary>
internal sealed class CommandFlags
{
    // bash -c "ssh x 'mysql …'": deeper quoting is no practice.
    private const int MaximumDepth = 3;

    private static readonly string[] UserOptions = ["-u", "-U", "--user", "--username", "--login"];

    private readonly bool _isShell;
    private readonly int _depth;
    private readonly ProgramOptions _program = new();
    private readonly NetrcWords _netrc = new();

    // What the next word belongs to.
    private string? _pending;
    private char _pendingSeparator;

    // Who logs in with the command, so that a password of the same name is known to be weak; and whether the next word says so.
    private string? _user;
    private bool _isUserNext;

    /// <param name="isShell">Whether a shell reads the text, so that <c>;</c>, <c>|</c>, <c>&amp;</c>, <c>&gt;</c> and line breaks part commands.</param>
    public CommandFlags(bool isShell)
        : this(isShell, 0)
    {
    }

    private CommandFlags(bool isShell, int depth)
    {
        _isShell = isShell;
        _depth = depth;
    }

    /// <summary>Reads a command that is one string.</summary>
    public void Visit(string text, CommandValue found) => Visit(text, 0, text.Length, found);

    /// <summary>Reads one item of a command that is a list: a word, or the script of <c>sh -c</c>.</summary>
    public void VisitItem(string text, CommandValue found)
    {
        if (_pending is null && text.Length > 0 && text[0] != '-' && text.IndexOfAny([' ', '\t', '\n']) >= 0)
        {
            VisitQuoted(text, 0, text.Length, found);
        }
        else if (text.Length > 0)
        {
            VisitWord(text, 0, text.Length, found);
        }
    }

    private void Visit(string text, int at, int end, CommandValue found)
    {
        while (at < end)
        {
            if (IsBlank(text[at]) || (_isShell && IsOperator(text[at])))
            {
                EndCommand(text[at]);
                at++;
                continue;
            }

            var stop = CommandText.EndOfWord(text, at, end, _isShell);
            VisitWord(text, at, stop, found);
            at = stop;
        }
    }

    private void EndCommand(char c)
    {
        if (_isShell && c is ';' or '|' or '&' or '(' or ')' or '\n')
        {
            if (c == '|')
            {
                _program.Pipe();
            }
            else
            {
                _program.Reset();
            }

            _pending = null;
            _user = null;
            _isUserNext = false;
        }
        else if (_isShell && c is '>' or '<')
        {
            _pending = null;
        }
    }

    private void VisitWord(string text, int start, int end, CommandValue found)
    {
        var (pending, separator) = (_pending, _pendingSeparator);
        _pending = null;
        var name = start;
        while (name < end && text[name] == '-')
        {
            name++;
        }

        // mongosh --eval "…": a program in a word.
        if (pending is "eval" or "execute" or "command" && end - start > 2 && text[start] is '"' or '\'')
        {
            VisitQuoted(text, start + 1, end - 1, found);
            return;
        }

        if (pending is not null && name == start)
        {
            Report(pending, text, start, end, separator, found);
            return;
        }

        if (_isUserNext && name == start)
        {
            (_user, _isUserNext) = (text.Substring(start, end - start).Trim('"', '\''), false);
            return;
        }

        _isUserNext = false;
        if (_program.TakePiped(text, start, end) is { } piped)
        {
            Report("password", text, piped.Start, piped.End, piped.Separator, found);
        }

        if (name > start && _program.FindOption(text, start, end) is { } option)
        {
            VisitOption(option, text, start, end, found);
            return;
        }

        VisitNamed(text, start, name, end, found);
    }

    private void VisitNamed(string text, int start, int name, int end, CommandValue found)
    {
        name = CommandText.SkipPropertyPrefix(text, start, name, end);
        var stop = name;
        while (stop < end && (char.IsLetterOrDigit(text[stop]) || text[stop] is '_' or '-' or '.' || (text[stop] == ':' && name > start + 1)))
        {
            stop++;
        }

        if (stop == end && IsUserOption(text, start, end))
        {
            _program.AddFlags(text, start, end);
            _isUserNext = true;
        }
        else if (stop > name && stop < end && text[stop] == '=')
        {
            if (IsUserOption(text, start, stop))
            {
                _user = text.Substring(stop + 1, end - stop - 1).Trim('"', '\'');
            }

            Report(text.Substring(name, stop - name), text, stop + 1, end, '\0', found);
        }
        else if (name > start)
        {
            // A single letter (-p, -u) means something else in every program.
            _program.AddFlags(text, start, end);
            _pending = stop == end && stop - name > 1 && (name > start + 1 || !_program.TakesClusters) ? text.Substring(name, stop - name) : null;
            _pendingSeparator = '\0';
        }
        else if (end - start > 4 && text[start] == '\'' && text[start + 1] is '{' or '[' && JsonPairs.Visit(text, start + 1, end - 1, found))
        {
            // curl -d '{"password":"…"}'
        }
        else if (CommandText.IsQuotedText(text, start, end) && !_program.ReadsWords)
        {
            VisitQuoted(text, start + 1, end - 1, found);
        }
        else if (_depth > 0 && _netrc.IsPasswordNext(text, start, end))
        {
            _pending = "password";
            _pendingSeparator = '\0';
        }
        else if (_program.Add(text, start, end) is { } argument)
        {
            Report(argument.Key, text, start, end, argument.Separator, found);
        }
    }

    // A command of its own, or the text of an echo.
    private void VisitQuoted(string text, int start, int end, CommandValue found)
    {
        if (_depth < MaximumDepth)
        {
            if (_depth == 0 && text.IndexOf('{', start, end - start) >= 0)
            {
                JsonPairs.VisitObjects(text, start, end, found);
            }

            new CommandFlags(isShell: true, _depth + 1).Visit(text, start, end, found);
        }
    }

    private void VisitOption(ProgramOption option, string text, int start, int end, CommandValue found)
    {
        if (option.Length < end - start)
        {
            var value = start + option.Length;
            Report(option.Key, text, text[value] == '=' ? value + 1 : value, end, option.Separator, found);
        }
        else if (!option.IsAttached)
        {
            _pending = option.Key;
            _pendingSeparator = option.Separator;
        }
    }

    private static bool IsUserOption(string text, int start, int end)
    {
        foreach (var option in UserOptions)
        {
            if (end - start == option.Length && string.CompareOrdinal(text, start, option, 0, option.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Report(string name, string text, int start, int end, char separator, CommandValue found)
    {
        if (end - start >= 2 && text[start] is '"' or '\'' && text[end - 1] == text[start])
        {
            start++;
            end--;
        }

        var user = _user;
        // openssl -passout pass:…
        if (separator == '\0' && end - start > 5 && string.CompareOrdinal(text, start, "pass:", 0, 5) == 0)
        {
            start += 5;
        }

        if (separator != '\0')
        {
            var colon = CommandText.FindSeparator(text, start, end, separator);
            if (colon < 0)
            {
                return;
            }

            user = text.Substring(start, colon - start);
            start = colon + 1;
        }

        if (end > start)
        {
            found(name, start, end - start, user);
        }
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';

    private static bool IsOperator(char c) => c is ';' or '|' or '&' or '(' or ')' or '<' or '>';
}
