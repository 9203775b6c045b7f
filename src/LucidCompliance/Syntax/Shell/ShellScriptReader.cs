using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Syntax.Shell;

/// <summary>Splits a script into simple commands.</summary>
internal sealed partial class ShellScriptReader
{
    private readonly DockerWord _source;
    private readonly string _text;
    private readonly ShellWordReader _reader;
    private readonly List<SimpleCommand> _commands = [];
    private readonly List<ShellWord> _assignments = [];
    private readonly List<ShellWord> _words = [];
    private readonly List<ShellRedirection> _redirections = [];
    private readonly List<int> _groups = [];

    // Most scripts have none of these.
    private List<(string Name, bool StripsTabs, int Command)>? _heredocs;
    private List<ShellHeredoc>? _bodies;
    private List<CompoundRedirection>? _compounds;
    private int _position;
    private int _start = -1;
    private int _end;
    private int _cases;
    private bool _isPattern;

    // Where the number of a redirection begins; -1 without one.
    private int _descriptor = -1;

    // The first command of the group that has just ended; -1 where none has.
    private int _ended = -1;

    public ShellScriptReader(DockerWord source)
    {
        _source = source;
        _text = source.Text;
        _reader = new ShellWordReader(_text);
    }

    /// <summary>The here-documents that <see cref="Read"/> has met.</summary>
    public ImmutableArray<ShellHeredoc> Heredocs => ToImmutable(_bodies);

    /// <summary>The redirections of groups that <see cref="Read"/> has met.</summary>
    public ImmutableArray<CompoundRedirection> Compounds => ToImmutable(_compounds);

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
                case '(':
                    End(ShellOperator.Sequence, 1);
                    _groups.Add(_commands.Count);
                    break;
                case ')':
                    End(ShellOperator.Sequence, 1);
                    EndGroup();
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
        return ToImmutable(_commands);
    }

    private static ImmutableArray<T> ToImmutable<T>(List<T>? items) => items is null || items.Count == 0 ? [] : ImmutableArray.CreateRange(items);

    private char Next() => _position + 1 < _text.Length ? _text[_position + 1] : '\0';

    private void ReadWord()
    {
        var start = _position;
        _position = _reader.FindEnd(start);

        // 2>file: the digits belong to the redirection.
        if (_position < _text.Length && _text[_position] is '<' or '>' && IsNumber(start, _position))
        {
            _descriptor = start;
            Touch(start, _position);
            return;
        }

        var word = ToWord(start, _position);
        var raw = word.Raw;
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

        if (_words.Count == 0 && raw is "for" or "select")
        {
            _groups.Add(_commands.Count);
        }

        _words.Add(word);
        Touch(start, _position);
        if (raw == "in" && _words[0].Raw == "case")
        {
            _words.Clear();
            _assignments.Clear();
            _redirections.Clear();
            _start = -1;
            _cases++;
            _groups.Add(_commands.Count);
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
            EndCase();
            return true;
        }

        if (word is "{" or "if" or "while" or "until")
        {
            _groups.Add(_commands.Count);
        }
        else if (word is "}" or "fi" or "done")
        {
            EndGroup();
        }

        return word is "if" or "then" or "else" or "elif" or "fi" or "do" or "done" or "while" or "until" or "{" or "}" or "!";
    }

    private void End(ShellOperator @operator, int length)
    {
        _position += length;
        if (_words.Count > 0 || _assignments.Count > 0)
        {
            _commands.Add(new SimpleCommand(ToImmutable(_assignments), ToImmutable(_words), ToImmutable(_redirections), _source.MapToSource(_start, _end - _start), @operator));
            _redirections.Clear();
        }
        else
        {
            EndRedirections();
            JoinGroup(@operator);
        }

        _words.Clear();
        _assignments.Clear();
        _start = -1;
        _descriptor = -1;
        _ended = -1;
    }

    // "(a; b) | c", "done | c": the group's last command.
    private void JoinGroup(ShellOperator @operator)
    {
        if (_commands.Count > 0 && @operator is not (ShellOperator.Sequence or ShellOperator.None))
        {
            var last = _commands[_commands.Count - 1];
            _commands[_commands.Count - 1] = last.With(@operator);
        }
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
            EndCase();
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
}
