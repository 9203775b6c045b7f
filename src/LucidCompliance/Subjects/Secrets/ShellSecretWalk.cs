using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>
/// Finds the named values of a shell script: assignments and options of its commands, also of those in substitutions and in here-documents
/// for a shell; the lines of other here-documents; the defaults of references.
/// </summary>
internal sealed class ShellSecretWalk
{
    // "$(curl -u a:b "$(…)")": deeper is no practice.
    private const int MaximumDepth = 3;

    private const int LongestDefault = 1024;

    private readonly SourceText _text;
    private readonly string _content;
    private readonly NamedValue _found;

    public ShellSecretWalk(SourceText text, NamedValue found)
    {
        _text = text;
        _content = text.Content;
        _found = found;
    }

    public void Visit() => Visit(new TextSpan(0, _content.Length), 0);

    private void Visit(TextSpan span, int depth)
    {
        var script = ShellScript.Parse(_text, span);
        SimpleCommand? before = null;
        foreach (var command in script.Commands)
        {
            VisitCommand(command, before, depth);
            before = command;
        }

        foreach (var heredoc in script.Heredocs)
        {
            var body = new TextSpan(span.Start + heredoc.Start, heredoc.Length);
            if (depth < MaximumDepth && heredoc.Reader is { } reader && (ShellScript.IsShell(reader.Name) || reader.Name is "ssh" or "sshpass" or "su"))
            {
                Visit(body, depth + 1);
            }
            else
            {
                VisitLines(body);
            }
        }
    }

    private void VisitCommand(SimpleCommand command, SimpleCommand? before, int depth)
    {
        // A comparison, a prompt and a pattern name values that nobody sets.
        if (command.Name is not ("[" or "[[" or "test" or "read" or "grep" or "case"))
        {
            // echo x | docker login --password-stdin: the word belongs to the reader.
            var from = before is { Name: "echo" or "printf", Next: ShellOperator.Pipe } ? before.Span.Start : command.Span.Start;
            new CommandFlags(isShell: true).Visit(
                _text.GetText(TextSpan.FromBounds(from, command.Span.End)), (key, start, length, user) => Report(key, from + start, length, user));
        }

        foreach (var word in command.Words)
        {
            VisitWord(word, depth);
        }

        foreach (var word in command.Assignments)
        {
            VisitWord(word, depth);
        }
    }

    private void VisitWord(ShellWord word, int depth)
    {
        var start = word.Span.Start;
        for (var i = start; i < word.Span.End - 2; i++)
        {
            var c = _content[i];
            if (c == '\\')
            {
                i++;
            }
            else if (c == '\'' && (i == start || _content[i - 1] is '=' or ':'))
            {
                // A dollar sign in single quotes is one.
                var close = _content.IndexOf('\'', i + 1, word.Span.End - i - 1);
                i = close < 0 ? word.Span.End : close;
            }
            else if (c == '$' && _content[i + 1] == '(' && depth < MaximumDepth)
            {
                var end = EndOf(')', i + 2, word.Span.End);
                Visit(TextSpan.FromBounds(i + 2, end), depth + 1);
                i = end;
            }
            else if (c == '$' && _content[i + 1] == '{')
            {
                VisitDefault(i + 2, word.Span.End);
            }
        }
    }

    // ${NAME:-x}, ${NAME:=x} and their forms without colon.
    private void VisitDefault(int start, int end)
    {
        var stop = start;
        while (stop < end && (char.IsLetterOrDigit(_content[stop]) || _content[stop] == '_'))
        {
            stop++;
        }

        var sign = stop < end && _content[stop] == ':' ? stop + 1 : stop;
        if (stop == start || sign >= end || _content[sign] is not ('-' or '='))
        {
            return;
        }

        var name = _content.Substring(start, stop - start);
        var value = sign + 1;
        var close = EndOf('}', value, System.Math.Min(end, value + LongestDefault));
        if (close - value >= 2 && _content[value] is '"' or '\'' && _content[close - 1] == _content[value])
        {
            value++;
            close--;
        }

        if (close > value)
        {
            _found(name, ScriptValue.AsWritten(_content, value, close - value, name), isLiteral: false, null);
        }
    }

    private int EndOf(char close, int start, int end)
    {
        var open = close == ')' ? '(' : '{';
        var depth = 0;
        for (var i = start; i < end; i++)
        {
            if (_content[i] == open)
            {
                depth++;
            }
            else if (_content[i] == close && depth-- == 0)
            {
                return i;
            }
        }

        return end;
    }

    private void VisitLines(TextSpan body)
    {
        ConfigLines.Visit(_text.GetText(body), (key, start, length) => _found(key, ScriptValue.AsWritten(_content, body.Start + start, length), isLiteral: false, null));
    }

    private void Report(string key, int start, int length, string? user)
    {
        var isSingle = start > 0 && _content[start - 1] == '\'';
        _found(key, isSingle ? ScriptValue.AsWritten(_content, start, length) : ScriptValue.WithoutEscapes(_content, start, length), isSingle, user);
    }
}
