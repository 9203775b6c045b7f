using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>What a text is as a JSON array.</summary>
internal enum JsonArrayKind
{
    /// <summary>No JSON array: BuildKit falls back to the shell form or to blanks as separators.</summary>
    NotArray,

    /// <summary>A JSON array of strings.</summary>
    Strings,

    /// <summary>A JSON array that holds something else than strings, which BuildKit refuses.</summary>
    MixedArray,
}

/// <summary>Reads the JSON arrays of the exec form, as Go's <c>encoding/json</c> accepts them.</summary>
internal partial struct JsonArrayReader
{
    // Deeper values than this are no command by any reading; refusing them keeps the recursion short.
    private const int MaximumDepth = 64;

    private readonly LogicalLine _line;
    private readonly string _text;
    private readonly int _end;
    private int _position;

    private JsonArrayReader(LogicalLine line, int start, int end)
    {
        _line = line;
        _text = line.Text;
        _position = start;
        _end = end;
    }

    /// <summary>Reads a trimmed range of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="start">First index.</param>
    /// <param name="end">Index behind the last character.</param>
    /// <param name="elements">The decoded elements of an array of strings.</param>
    /// <param name="offendingSpan">Logical start and end of the first element that is no string.</param>
    public static JsonArrayKind Read(LogicalLine line, int start, int end, out ImmutableArray<DockerWord> elements, out (int Start, int End) offendingSpan)
    {
        elements = ImmutableArray<DockerWord>.Empty;
        offendingSpan = default;
        if (start >= end || line.Text[start] != '[')
        {
            return JsonArrayKind.NotArray;
        }

        var reader = new JsonArrayReader(line, start + 1, end);
        var words = new List<DockerWord>();
        var isMixed = false;
        reader.SkipBlanks();
        if (reader.TryTake(']'))
        {
            return reader.IsAtEnd() ? JsonArrayKind.Strings : JsonArrayKind.NotArray;
        }

        do
        {
            reader.SkipBlanks();
            var elementStart = reader._position;
            if (reader._position < end && reader._text[reader._position] == '"')
            {
                if (reader.ReadString() is not { } word)
                {
                    return JsonArrayKind.NotArray;
                }

                words.Add(word);
            }
            else if (!reader.SkipValue(0))
            {
                return JsonArrayKind.NotArray;
            }
            else if (!isMixed)
            {
                isMixed = true;
                offendingSpan = (elementStart, reader._position);
            }

            reader.SkipBlanks();
        }
        while (reader.TryTake(','));

        if (!reader.TryTake(']') || !reader.IsAtEnd())
        {
            return JsonArrayKind.NotArray;
        }

        if (isMixed)
        {
            return JsonArrayKind.MixedArray;
        }

        elements = words.ToImmutableArray();
        return JsonArrayKind.Strings;
    }

    private bool IsAtEnd()
    {
        SkipBlanks();
        return _position == _end;
    }

    private void SkipBlanks()
    {
        while (_position < _end && _text[_position] is ' ' or '\t' or '\r' or '\n')
        {
            _position++;
        }
    }

    private bool TryTake(char c)
    {
        if (_position < _end && _text[_position] == c)
        {
            _position++;
            return true;
        }

        return false;
    }

    /// <summary>Reads the string at the opening quote; null where it is malformed.</summary>
    private DockerWord? ReadString()
    {
        var start = _position++;
        var plainEnd = _position;
        while (plainEnd < _end && _text[plainEnd] is not ('"' or '\\') && _text[plainEnd] >= ' ')
        {
            plainEnd++;
        }

        if (plainEnd >= _end || _text[plainEnd] < ' ')
        {
            return null;
        }

        if (_text[plainEnd] == '"')
        {
            var textStart = _position;
            _position = plainEnd + 1;
            return new DockerWord(_line, start, _position, textStart, plainEnd);
        }

        var decoded = new StringBuilder(_text, _position, plainEnd - _position, plainEnd - _position + 16);
        var map = new List<int>();
        for (var i = _position; i < plainEnd; i++)
        {
            map.Add(i);
        }

        _position = plainEnd;
        while (_position < _end && _text[_position] != '"')
        {
            var at = _position;
            var c = _text[_position++];
            if (c < ' ' || (c == '\\' && !TryDecodeEscape(out c)))
            {
                return null;
            }

            decoded.Append(c);
            map.Add(at);
        }

        if (_position >= _end)
        {
            return null;
        }

        map.Add(_position++);
        return new DockerWord(_line, start, _position, decoded.ToString(), map.ToArray());
    }

    private bool TryDecodeEscape(out char c)
    {
        c = '\0';
        if (_position >= _end)
        {
            return false;
        }

        switch (_text[_position++])
        {
            case '"': c = '"'; return true;
            case '\\': c = '\\'; return true;
            case '/': c = '/'; return true;
            case 'b': c = '\b'; return true;
            case 'f': c = '\f'; return true;
            case 'n': c = '\n'; return true;
            case 'r': c = '\r'; return true;
            case 't': c = '\t'; return true;
            case 'u': return TryDecodeHex(out c);
            default: return false;
        }
    }

    private bool TryDecodeHex(out char c)
    {
        var value = 0;
        c = '\0';
        if (_position + 4 > _end)
        {
            return false;
        }

        for (var i = 0; i < 4; i++)
        {
            var digit = HexDigit(_text[_position++]);
            if (digit < 0)
            {
                return false;
            }

            value = (value << 4) | digit;
        }

        c = (char)value;
        return true;
    }

    private static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
