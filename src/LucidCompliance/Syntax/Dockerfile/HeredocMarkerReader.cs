using System.Collections.Generic;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>
/// Finds heredoc markers in an instruction's line as BuildKit does: it splits the whole line like a shell, with backslash as
/// escape character whatever the escape directive says, and gives up on the line where that fails.
/// </summary>
internal struct HeredocMarkerReader
{
    // BuildKit has no limit; nobody nests references this deep, and the recursion must end.
    private const int MaximumDepth = 64;

    private readonly string _text;
    private readonly int _end;
    private readonly List<(int Start, int End)> _words;
    private int _position;
    private int _wordStart;

    private HeredocMarkerReader(string text, int start, int end)
    {
        _text = text;
        _position = start;
        _end = end;
        _words = new List<(int, int)>();
        _wordStart = -1;
    }

    /// <summary>Whether the range can hold a marker at all.</summary>
    public static bool MayContain(string text, int start, int end) =>
        text.IndexOf("<<", start, end - start, System.StringComparison.Ordinal) >= 0;

    /// <summary>The markers of a line in source order.</summary>
    public static List<HeredocMarker> Read(string text, int start, int end)
    {
        var markers = new List<HeredocMarker>();
        var reader = new HeredocMarkerReader(text, start, end);
        if (!reader.SplitWords())
        {
            return markers;
        }

        foreach (var (wordStart, wordEnd) in reader._words)
        {
            if (HeredocMarker.TryParse(text, wordStart, wordEnd, out var marker))
            {
                markers.Add(marker);
            }
        }

        return markers;
    }

    private bool SplitWords()
    {
        while (_position < _end)
        {
            var c = _text[_position];
            if (char.IsWhiteSpace(c))
            {
                EndWord();
                _position++;
                continue;
            }

            if (_wordStart < 0)
            {
                _wordStart = _position;
            }

            if (!SkipPart(c, 0))
            {
                return false;
            }
        }

        EndWord();
        return true;
    }

    private void EndWord()
    {
        if (_wordStart >= 0)
        {
            _words.Add((_wordStart, _position));
            _wordStart = -1;
        }
    }

    /// <summary>Skips one character or construct; false where the shell lexer would fail.</summary>
    private bool SkipPart(char c, int depth)
    {
        switch (c)
        {
            case '\'':
                var close = _text.IndexOf('\'', _position + 1, _end - _position - 1);
                _position = close + 1;
                return close >= 0;
            case '"':
                return SkipDoubleQuoted(depth);
            case '$':
                return SkipDollar(depth);
            case '\\':
                _position = _position + 2 < _end ? _position + 2 : _end;
                return true;
            case '<' when depth == 0 && _position + 1 < _end && _text[_position + 1] == '<':
                // Blanks behind << belong to the word, so that "<< EOF" is one marker.
                _position += 2;
                while (_position < _end && _text[_position] is ' ' or '\t' or '\r')
                {
                    _position++;
                }

                return true;
            default:
                _position++;
                return true;
        }
    }

    private bool SkipDoubleQuoted(int depth)
    {
        _position++;
        while (_position < _end)
        {
            var c = _text[_position];
            if (c == '"')
            {
                _position++;
                return true;
            }

            if (c == '$')
            {
                if (!SkipDollar(depth))
                {
                    return false;
                }
            }
            else
            {
                _position += c == '\\' && _position + 1 < _end && _text[_position + 1] is '"' or '$' or '\\' ? 2 : 1;
            }
        }

        return false;
    }

    private bool SkipDollar(int depth)
    {
        _position++;
        if (_position >= _end || _text[_position] != '{')
        {
            SkipName();
            return true;
        }

        _position++;
        if (_position >= _end || _text[_position] is '{' or '}' or ':' || depth >= MaximumDepth)
        {
            return false;
        }

        SkipName();
        if (_position >= _end)
        {
            return false;
        }

        var operation = _text[_position++];
        switch (operation)
        {
            case '}':
                return true;
            case ':':
                // Whatever stands behind the colon: the lexer asks for a known operator only where the variable is set.
                _position++;
                return SkipUntil('}', depth);
            case '+' or '-' or '?' or '#' or '%':
                return SkipUntil('}', depth);
            case '/':
                _position += _position < _end && _text[_position] == '/' ? 1 : 0;
                return SkipUntil('/', depth) && SkipUntil('}', depth);
            default:
                return false;
        }
    }

    private bool SkipUntil(char stop, int depth)
    {
        while (_position < _end)
        {
            var c = _text[_position];
            if (c == stop)
            {
                _position++;
                return true;
            }

            if (!SkipPart(c, depth + 1))
            {
                return false;
            }
        }

        return false;
    }

    private void SkipName()
    {
        var start = _position;
        if (start < _end && char.IsDigit(_text[start]))
        {
            while (_position < _end && char.IsDigit(_text[_position]))
            {
                _position++;
            }

            return;
        }

        if (start < _end && VariableScan.IsSpecialParameter(_text[start]))
        {
            _position++;
            return;
        }

        while (_position < _end && VariableScan.IsNamePart(_text[_position]))
        {
            _position++;
        }
    }
}
