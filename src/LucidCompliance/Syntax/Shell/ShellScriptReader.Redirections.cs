using System;

namespace LucidCompliance.Syntax.Shell;

/// <summary>Redirections, here-documents and the groups that they belong to.</summary>
internal sealed partial class ShellScriptReader
{
    // No shell has more descriptors.
    private const int LongestDescriptor = 4;

    private void SkipRedirection()
    {
        var start = _position;
        while (_position < _text.Length && _text[_position] is '<' or '>' or '&' or '|')
        {
            _position++;
        }

        var kind = KindOf(start, _position);
        var stripsTabs = kind == ShellRedirectionKind.Heredoc && _position < _text.Length && _text[_position] == '-';
        _position += stripsTabs ? 1 : 0;
        while (_position < _text.Length && _text[_position] is ' ' or '\t')
        {
            _position++;
        }

        var target = _position;
        _position = _reader.FindEnd(_position);
        if (_position > target)
        {
            var word = ToWord(target, _position);
            AddRedirection(kind, start, word);
            if (kind == ShellRedirectionKind.Heredoc)
            {
                (_heredocs ??= []).Add((word.Text, stripsTabs, _commands.Count));
            }
        }

        _descriptor = -1;
        if (_words.Count > 0)
        {
            Touch(start, _position);
        }
    }

    private ShellWord ToWord(int start, int end)
    {
        var raw = _text.Substring(start, end - start);
        return new ShellWord(ShellWordReader.Unquote(raw), raw, _source.MapToSource(start, end - start)) { Start = start };
    }

    private ShellRedirectionKind KindOf(int start, int end)
    {
        var second = end - start > 1 ? _text[start + 1] : '\0';
        if (_text[start] == '<')
        {
            return second == '&' ? ShellRedirectionKind.Duplicate
                : second != '<' ? ShellRedirectionKind.Input
                : end - start > 2 && _text[start + 2] == '<' ? ShellRedirectionKind.HereString
                : ShellRedirectionKind.Heredoc;
        }

        return second == '&' ? ShellRedirectionKind.Duplicate : second == '>' ? ShellRedirectionKind.Append : ShellRedirectionKind.Output;
    }

    private void AddRedirection(ShellRedirectionKind kind, int sign, ShellWord target)
    {
        var start = _descriptor >= 0 ? _descriptor : sign;
        var descriptor = _text[sign] == '<' ? 0 : 1;
        if (_descriptor >= 0)
        {
            descriptor = sign - start > LongestDescriptor ? int.MaxValue : 0;
            for (var i = start; i < sign && descriptor < int.MaxValue; i++)
            {
                descriptor = (descriptor * 10) + (_text[i] - '0');
            }
        }

        // ">& file" is bash's other way to write "&> file".
        if (kind == ShellRedirectionKind.Duplicate && _text[sign] == '>' && _descriptor < 0 && target.Text != "-" && !IsNumber(target.Start, target.Start + target.Raw.Length))
        {
            kind = ShellRedirectionKind.Output;
        }

        _redirections.Add(new ShellRedirection(kind, descriptor, target, _source.MapToSource(start, _position - start)));
    }

    private void EndRedirections()
    {
        foreach (var redirection in _redirections)
        {
            (_compounds ??= []).Add(new CompoundRedirection(redirection, _ended < 0 ? _commands.Count : _ended, _commands.Count));
        }

        _redirections.Clear();
    }

    private void EndGroup()
    {
        _ended = -1;
        if (_groups.Count > 0)
        {
            _ended = _groups[_groups.Count - 1];
            _groups.RemoveAt(_groups.Count - 1);
        }
    }

    private void EndCase()
    {
        _cases--;
        EndGroup();
    }

    // The bodies below a line with markers are no commands.
    private void SkipHeredocs()
    {
        if (_heredocs is null)
        {
            return;
        }

        foreach (var (name, stripsTabs, command) in _heredocs)
        {
            var start = _position;
            var stop = _position;
            while (_position < _text.Length)
            {
                var end = _text.IndexOf('\n', _position);
                end = end < 0 ? _text.Length : end;
                var isMarker = IsMarker(name, stripsTabs, _position, end);
                _position = Math.Min(end + 1, _text.Length);
                if (isMarker)
                {
                    break;
                }

                stop = _position;
            }

            (_bodies ??= []).Add(new ShellHeredoc(start, stop - start, command < _commands.Count ? _commands[command] : null));
        }

        _heredocs.Clear();
    }

    private bool IsMarker(string name, bool stripsTabs, int start, int end)
    {
        while (stripsTabs && start < end && _text[start] == '\t')
        {
            start++;
        }

        while (end > start && _text[end - 1] == '\r')
        {
            end--;
        }

        return end - start == name.Length && string.CompareOrdinal(_text, start, name, 0, name.Length) == 0;
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
