namespace LucidCompliance.Syntax.Dockerfile;

/// <content>Variable references.</content>
internal sealed partial class ShellLexer
{
    private bool ReadDollar(int depth, out Piece piece)
    {
        var start = _position++;
        if (_position < _text.Length && _text[_position] == '{')
        {
            _position++;
            return ReadBraced(start, depth, out piece);
        }

        var nameStart = _position;
        var name = ReadName();
        if (name.Length == 0)
        {
            piece = new Piece("$");
            return true;
        }

        var value = Look(name);
        Record(Reserve(), start, nameStart, name, VariableOperator.None, false, value);
        piece = Plain(value);
        return true;
    }

    private bool ReadBraced(int start, int depth, out Piece piece)
    {
        piece = default;
        if (_position < _text.Length && _text[_position] is '{' or '}' or ':')
        {
            return Fail(start, _position - start + 1, "The variable reference has no name. A name stands behind '${'. Write it, or escape the '$'.");
        }

        var nameStart = _position;
        var name = ReadName();
        if (_position == _text.Length)
        {
            return Fail(start, _position - start, "The variable reference has no end. A '}' must close it. Add it, or escape the '$'.");
        }

        if (depth >= MaximumDepth)
        {
            return false;
        }

        var slot = Reserve();
        var operation = _text[_position++];
        var hasColon = operation == ':';
        if (hasColon)
        {
            if (_position == _text.Length)
            {
                return Fail(start, _position - start, "The variable reference has no end. A '}' must close it. Add it, or escape the '$'.");
            }

            operation = _text[_position++];
        }

        var value = Look(name);
        switch (operation)
        {
            case '}' when !hasColon:
                Record(slot, start, nameStart, name, VariableOperator.None, false, value);
                piece = Plain(value);
                return true;
            case '-' or '+' or '?' or '#' or '%':
                if (!ReadUntil('}', operation is '#' or '%', null, depth + 1, out var word))
                {
                    return false;
                }

                Record(slot, start, nameStart, name, OperatorOf(operation), hasColon, value);
                return Apply(operation, hasColon, value, word, start, out piece);
            case '/' when !hasColon:
                return ReadReplacement(slot, start, nameStart, name, value, depth, out piece);
            default:
                return Fail(start, _position - start, "The operator in the variable reference is unknown. BuildKit knows '-', '+' and '?' with or without ':', and '#', '%' and '/'. Use one of them, or escape the '$'.");
        }
    }

    private bool Apply(char operation, bool hasColon, VariableValue value, Piece word, int start, out Piece piece)
    {
        if (operation is '#' or '%')
        {
            return ApplyTrim(operation, value, word, start, out piece);
        }

        piece = default;
        var isUnset = value.State == VariableState.Unset || (hasColon && value.State == VariableState.Known && value.Text.Length == 0);
        if (value.State == VariableState.Unknown)
        {
            // An alternative that is empty gives nothing whether the variable is set or not.
            piece = operation == '+' && word.Text is "" ? word : default;
            return true;
        }

        switch (operation)
        {
            case '-':
                piece = isUnset ? word : Plain(value);
                return true;
            case '+':
                piece = isUnset ? new Piece("") : word;
                return true;
            default:
                piece = Plain(value);
                return !isUnset || Fail(start, _position - start, value.State == VariableState.Unset
                    ? "A required variable is not set. Its reference demands a value by '?'. Declare the variable with ARG or ENV above."
                    : "A required variable is empty. Its reference demands a text by ':?'. Give the variable a value.");
        }
    }

    private bool ApplyTrim(char operation, VariableValue value, Piece word, int start, out Piece piece)
    {
        piece = default;
        if (word.Text is not { } pattern)
        {
            return true;
        }

        var isGreedy = pattern.Length > 0 && pattern[0] == operation;
        if (ShellPattern.TryParse(isGreedy ? pattern.Substring(1) : pattern, isReversed: operation == '%') is not { } parsed)
        {
            return FailPattern(start);
        }

        if (value.State == VariableState.Unknown)
        {
            return true;
        }

        if (!parsed.TryMatch(new TextWindow(value.Text, operation == '%'), 0, isGreedy, ref _patternBudget, out var length))
        {
            return false;
        }

        var trimmed = length < 0 ? value.Text
            : operation == '%' ? value.Text.Substring(0, value.Text.Length - length)
            : value.Text.Substring(length);
        piece = new Piece(trimmed);
        return true;
    }

    private bool ReadReplacement(int slot, int start, int nameStart, string name, VariableValue value, int depth, out Piece piece)
    {
        piece = default;
        var replacesAll = _position < _text.Length && _text[_position] == '/';
        _position += replacesAll ? 1 : 0;
        if (!ReadUntil('/', rawEscapes: true, null, depth + 1, out var pattern)
            || !ReadUntil('}', rawEscapes: true, null, depth + 1, out var replacement))
        {
            return false;
        }

        Record(slot, start, nameStart, name, VariableOperator.Replace, false, value);
        if (pattern.Text is null)
        {
            return true;
        }

        if (ShellPattern.TryParse(pattern.Text, isReversed: false) is not { } parsed)
        {
            return FailPattern(start);
        }

        // BuildKit reads '$' in the text of '//' as a reference to a group of its regular expression.
        if (value.State == VariableState.Unknown || replacement.Text is null || (replacesAll && replacement.Text.IndexOf('$') >= 0))
        {
            return true;
        }

        var text = parsed.Replace(value.Text, replacement.Text, replacesAll, _maximumLength, ref _patternBudget);
        piece = new Piece(text);
        return text is not null;
    }

    private bool FailPattern(int start) =>
        Fail(start, _position - start, "The pattern in the variable reference is not valid. A backslash escapes only '*', '?', '/', '}' and itself. Remove it.");

    private VariableValue Look(string name) =>
        name.Length == 0 || char.IsDigit(name[0]) || VariableScan.IsSpecialParameter(name[0]) ? VariableValue.Unset : _lookup(name);

    private static Piece Plain(VariableValue value) => new(value.State == VariableState.Unknown ? null : value.Text);

    private static VariableOperator OperatorOf(char operation) => operation switch
    {
        '-' => VariableOperator.Default,
        '+' => VariableOperator.Alternative,
        '?' => VariableOperator.Required,
        '#' => VariableOperator.TrimPrefix,
        _ => VariableOperator.TrimSuffix,
    };

    private int Reserve()
    {
        _references.Add(null);
        return _references.Count - 1;
    }

    private void Record(int slot, int start, int nameStart, string name, VariableOperator operation, bool hasColon, VariableValue value)
    {
        // Positional and special parameters are no variables of the Dockerfile.
        if (name.Length > 0 && !char.IsDigit(name[0]) && !VariableScan.IsSpecialParameter(name[0]))
        {
            _references[slot] = new VariableReference(
                name, _word.MapToSource(start, _position - start), _word.MapToSource(nameStart, name.Length), operation, hasColon, value.State);
        }
    }

    private string ReadName()
    {
        var start = _position;
        if (start < _text.Length && char.IsDigit(_text[start]))
        {
            while (_position < _text.Length && char.IsDigit(_text[_position]))
            {
                _position++;
            }
        }
        else if (start < _text.Length && VariableScan.IsSpecialParameter(_text[start]))
        {
            _position++;
        }
        else
        {
            while (_position < _text.Length && VariableScan.IsNamePart(_text[_position]))
            {
                _position++;
            }
        }

        return _text.Substring(start, _position - start);
    }
}
