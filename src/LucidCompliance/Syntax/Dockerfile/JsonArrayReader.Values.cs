namespace LucidCompliance.Syntax.Dockerfile;

/// <content>Values that are no strings: they only have to be well-formed, because that decides between an error and the shell form.</content>
internal partial struct JsonArrayReader
{
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
