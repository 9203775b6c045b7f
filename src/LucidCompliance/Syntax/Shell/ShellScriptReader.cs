using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Syntax.Shell;

/// <summary>Splits a script into simple commands.</summary>
internal sealed class ShellScriptReader
{
    private readonly DockerWord _source;
    private readonly string _text;
    private readonly ShellWordReader _reader;
    private readonly ImmutableArray<SimpleCommand>.Builder _commands = ImmutableArray.CreateBuilder<SimpleCommand>();
    private readonly List<ShellWord> _assignments = [];
    private readonly List<ShellWord> _words = [];
    private readonly List<(string Name, bool StripsTabs, int Command)> _heredocs = [];
    private readonly ImmutableArray<ShellHeredoc>.Builder _bodies = ImmutableArray.CreateBuilder<ShellHeredoc>();
    private int _position;
    private int _start = -1;
    private int _end;
    private int _cases;
    private bool _isPattern;

    public ShellScriptReader(DockerWord source)
    {
        _source = source;
        _text = source.Text;
        _reader = new ShellWordReader(_text);
    }

    /// <summary>The here-documents that <see cref="Read"/> has met.</summary>
    public ImmutableArray<ShellHeredoc> Heredocs => _bodies.ToImmutable();

    public ImmutableArray<SimpleCommand> Read()
    {
        while (_position < _text.Length)
        {
            if (_isPattern)
            {
                SkipPattern();
                continue;
            }

            var c = _text[_position];
            switch (c)
            {
                case ' ' or '\t' or '\r' or '\f' or '\v':
                    _position++;
                    break;
                case '\\' when Next() == '\n':
                    _position += 2;
                    break;
                case '\\' when Next() == '\r' && _position + 2 < _text.Length && _text[_position + 2] == '\n':
                    _position += 3;
                    break;
                case '\n':
                    End(ShellOperator.Sequence, 1);
                    SkipHeredocs();
                    break;
                case '#':
                    SkipComment();
                    break;
                case ';':
                    EndAtSemicolon();
                    break;
                case '&' when Next() == '&':
                    End(ShellOperator.And, 2);
                    break;
                case '&' when Next() == '>':
                    _position++;
                    break;
                case '&':
                    End(ShellOperator.Background, 1);
                    break;
                case '|' when Next() == '|':
                    End(ShellOperator.Or, 2);
                    break;
                case '|':
                    End(ShellOperator.Pipe, Next() == '&' ? 2 : 1);
                    break;
                case '(' or ')':
                    End(ShellOperator.Sequence, 1);
                    break;
                case '<' or '>' when Next() != '(':
                    SkipRedirection();
                    break;
                default:
                    ReadWord();
                    break;
            }
        }

        End(ShellOperator.None, 0);
        return _commands.ToImmutable();
    }

    private char Next() => _position + 1 < _text.Length ? _text[_position + 1] : '\0';

    private void ReadWord()
    {
        var start = _position;
        _position = _reader.FindEnd(start);

        // 2>file: the digits belong to the redirection.
        if (_position < _text.Length && _text[_position] is '<' or '>' && IsNumber(start, _position))
        {
            Touch(start, _position);
            return;
        }

        var raw = _text.Substring(start, _position - start);
        var word = new ShellWord(ShellWordReader.Unquote(raw), raw, _source.MapToSource(start, _position - start)) { Start = start };
        if (_words.Count == 0)
        {
            if (_assignments.Count == 0 && IsReserved(raw))
            {
                return;
            }

            if (CommandPrefix.IsAssignment(raw))
            {
                _assignments.Add(word);
                Touch(start, _position);
                return;
            }
        }

        _words.Add(word);
        Touch(start, _position);
        if (raw == "in" && _words[0].Raw == "case")
        {
            _words.Clear();
            _assignments.Clear();
            _start = -1;
            _cases++;
            _isPattern = true;
        }
    }

    private void Touch(int start, int end)
    {
        _start = _start < 0 ? start : _start;
        _end = end;
    }

    // Words that begin or end a part of a compound command: what follows stands at the place of a command again.
    private bool IsReserved(string word)
    {
        if (word == "esac" && _cases > 0)
        {
            _cases--;
            return true;
        }

        return word is "if" or "then" or "else" or "elif" or "fi" or "do" or "done" or "while" or "until" or "{" or "}" or "!";
    }

    private void End(ShellOperator @operator, int length)
    {
        _position += length;
        if (_words.Count > 0 || _assignments.Count > 0)
        {
            _commands.Add(new SimpleCommand([.. _assignments], [.. _words], _source.MapToSource(_start, _end - _start), @operator));
        }
        else if (_commands.Count > 0 && @operator is not (ShellOperator.Sequence or ShellOperator.None))
        {
            // "(a; b) | c", "done | c": the group's last command.
            var last = _commands[_commands.Count - 1];
            _commands[_commands.Count - 1] = last.With(@operator);
        }

        _words.Clear();
        _assignments.Clear();
        _start = -1;
    }

    private void EndAtSemicolon()
    {
        var isPattern = Next() == ';' && _cases > 0;
        End(ShellOperator.Sequence, Next() == ';' ? 2 : 1);
        _isPattern = isPattern;
    }

    // a|b) of a case; esac ends it instead.
    private void SkipPattern()
    {
        _isPattern = false;
        while (_position < _text.Length && (char.IsWhiteSpace(_text[_position]) || _text[_position] == '\\'))
        {
            _position++;
        }

        if (string.CompareOrdinal(_text, _position, "esac", 0, 4) == 0)
        {
            _position += 4;
            _cases--;
            return;
        }

        var close = _text.IndexOf(')', _position);
        _position = close < 0 ? _text.Length : close + 1;
    }

    private void SkipComment()
    {
        var end = _text.IndexOf('\n', _position);
        _position = end < 0 ? _text.Length : end;
    }

    private void SkipRedirection()
    {
        var start = _position;
        var isHeredoc = _text[_position] == '<' && Next() == '<' && !(_position + 2 < _text.Length && _text[_position + 2] == '<');
        while (_position < _text.Length && _text[_position] is '<' or '>' or '&' or '|')
        {
            _position++;
        }

        var stripsTabs = isHeredoc && _position < _text.Length && _text[_position] == '-';
        _position += stripsTabs ? 1 : 0;
        while (_position < _text.Length && _text[_position] is ' ' or '\t')
        {
            _position++;
        }

        var target = _position;
        _position = _reader.FindEnd(_position);
        if (isHeredoc && _position > target)
        {
            _heredocs.Add((ShellWordReader.Unquote(_text.Substring(target, _position - target)), stripsTabs, _commands.Count));
        }

        if (_words.Count > 0)
        {
            Touch(start, _position);
        }
    }

    // The bodies below a line with markers are no commands.
    private void SkipHeredocs()
    {
        foreach (var (name, stripsTabs, command) in _heredocs)
        {
            var start = _position;
            var stop = _position;
            while (_position < _text.Length)
            {
                var end = _text.IndexOf('\n', _position);
                end = end < 0 ? _text.Length : end;
                var line = _text.Substring(_position, end - _position).TrimEnd('\r');
                _position = System.Math.Min(end + 1, _text.Length);
                if ((stripsTabs ? line.TrimStart('\t') : line) == name)
                {
                    break;
                }

                stop = _position;
            }

            _bodies.Add(new ShellHeredoc(start, stop - start, command < _commands.Count ? _commands[command] : null));
        }

        _heredocs.Clear();
    }

    private bool IsNumber(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (_text[i] is < '0' or > '9')
            {
                return false;
            }
        }

        return end > start;
    }
}
