using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <content>Values that are no strings: they only have to be well-formed, because that decides between an error and the shell form.</content>
internal partial struct JsonArrayReader
{
    /// <summary>
    /// Finds a member of a JSON object whose value is a string. The last one of the name counts; false where the text is no
    /// object, or the member is missing or no string.
    /// </summary>
    public static bool TryReadMember(LogicalLine line, int start, int end, string name, out TextSpan key, out DockerWord value)
    {
        key = default;
        DockerWord? found = null;
        var reader = new JsonArrayReader(line, start, end);
        if (!reader.TryTake('{'))
        {
            value = null!;
            return false;
        }

        var isValid = true;
        do
        {
            reader.SkipBlanks();
            isValid = reader.ReadMember(name, ref key, ref found);
            reader.SkipBlanks();
        }
        while (isValid && reader.TryTake(','));
        value = found!;
        return isValid && reader.TryTake('}') && reader.IsAtEnd() && found is not null;
    }

    private bool ReadMember(string name, ref TextSpan key, ref DockerWord? value)
    {
        if (_position >= _end || _text[_position] != '"' || ReadString() is not { } word)
        {
            return false;
        }

        SkipBlanks();
        if (!TryTake(':'))
        {
            return false;
        }

        SkipBlanks();
        if (word.Text != name)
        {
            return SkipValue(1);
        }

        key = word.Span;
        if (_position < _end && _text[_position] == '"')
        {
            value = ReadString();
            return value is not null;
        }

        value = null;
        return SkipValue(1);
    }

    private bool SkipValue(int depth)
    {
        if (_position >= _end || depth > MaximumDepth)
        {
            return false;
        }

        switch (_text[_position])
        {
            case '"': return SkipString();
            case '[': return SkipArray(depth);
            case '{': return SkipObject(depth);
            case 't': return SkipWord("true");
            case 'f': return SkipWord("false");
            case 'n': return SkipWord("null");
            default: return SkipNumber();
        }
    }

    private bool SkipArray(int depth)
    {
        _position++;
        SkipBlanks();
        if (TryTake(']'))
        {
            return true;
        }

        do
        {
            SkipBlanks();
            if (!SkipValue(depth + 1))
            {
                return false;
            }

            SkipBlanks();
        }
        while (TryTake(','));
        return TryTake(']');
    }

    private bool SkipObject(int depth)
    {
        _position++;
        SkipBlanks();
        if (TryTake('}'))
        {
            return true;
        }

        do
        {
            SkipBlanks();
            if (_position >= _end || _text[_position] != '"' || !SkipString())
            {
                return false;
            }

            SkipBlanks();
            if (!TryTake(':'))
            {
                return false;
            }

            SkipBlanks();
            if (!SkipValue(depth + 1))
            {
                return false;
            }

            SkipBlanks();
        }
        while (TryTake(','));
        return TryTake('}');
    }

    private bool SkipString()
    {
        _position++;
        while (_position < _end)
        {
            var c = _text[_position++];
            if (c == '"')
            {
                return true;
            }

            if (c < ' ' || (c == '\\' && !TryDecodeEscape(out _)))
            {
                return false;
            }
        }

        return false;
    }

    private bool SkipWord(string word)
    {
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0 || _position + word.Length > _end)
        {
            return false;
        }

        _position += word.Length;
        return true;
    }

    private bool SkipNumber()
    {
        TryTake('-');
        if (!TryTake('0') && !SkipDigits())
        {
            return false;
        }

        if (TryTake('.') && !SkipDigits())
        {
            return false;
        }

        if (TryTake('e') || TryTake('E'))
        {
            if (!TryTake('+'))
            {
                TryTake('-');
            }

            return SkipDigits();
        }

        return true;
    }

    private bool SkipDigits()
    {
        var start = _position;
        while (_position < _end && _text[_position] is >= '0' and <= '9')
        {
            _position++;
        }

        return _position > start;
    }
}
