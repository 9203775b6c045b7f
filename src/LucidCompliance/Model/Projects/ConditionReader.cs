using System;
using LucidCompliance.Knowledge;

namespace LucidCompliance.Model.Projects;

/// <summary>
/// Decides a condition of an MSBuild file in three values: comparisons of two texts, <c>Exists</c>, <c>!</c>, <c>and</c>, <c>or</c> and
/// parentheses. Whatever else stands there is unknown.
/// </summary>
internal sealed class ConditionReader
{
    private const int MaximumDepth = 32;

    private readonly string _text;
    private readonly Func<string, Fact<string>> _expand;
    private readonly Func<string, Trilean> _exists;
    private int _at;
    private int _depth;
    private bool _isBroken;

    private ConditionReader(string text, Func<string, Fact<string>> expand, Func<string, Trilean> exists)
    {
        _text = text;
        _expand = expand;
        _exists = exists;
    }

    /// <summary>Whether the condition holds.</summary>
    /// <param name="text">The condition.</param>
    /// <param name="expand">Resolves references in a text.</param>
    /// <param name="exists">Whether a path, as written, exists.</param>
    public static Trilean Decide(string text, Func<string, Fact<string>> expand, Func<string, Trilean> exists)
    {
        var reader = new ConditionReader(text, expand, exists);
        var result = reader.ReadOr();
        reader.SkipBlanks();
        return reader._isBroken || reader._at < text.Length ? Trilean.Unknown : result;
    }

    private Trilean ReadOr()
    {
        var result = ReadAnd();
        while (!_isBroken && Take("or"))
        {
            var right = ReadAnd();
            result = result == Trilean.Yes || right == Trilean.Yes ? Trilean.Yes
                : result == Trilean.Unknown || right == Trilean.Unknown ? Trilean.Unknown
                : Trilean.No;
        }

        return result;
    }

    private Trilean ReadAnd()
    {
        var result = ReadTerm();
        while (!_isBroken && Take("and"))
        {
            var right = ReadTerm();
            result = result == Trilean.No || right == Trilean.No ? Trilean.No
                : result == Trilean.Unknown || right == Trilean.Unknown ? Trilean.Unknown
                : Trilean.Yes;
        }

        return result;
    }

    private Trilean ReadTerm()
    {
        if (++_depth > MaximumDepth)
        {
            return Break();
        }

        var result = Take("!") ? Not(ReadTerm())
            : Take("(") ? ReadGroup()
            : Take("Exists") ? ReadExists()
            : ReadComparison();
        _depth--;
        return result;
    }

    private Trilean ReadGroup()
    {
        var result = ReadOr();
        return Take(")") ? result : Break();
    }

    private Trilean ReadExists()
    {
        if (!Take("(") || ReadOperand() is not { } path || !Take(")"))
        {
            return Break();
        }

        return _exists(path);
    }

    private Trilean ReadComparison()
    {
        if (ReadOperand() is not { } left)
        {
            return Break();
        }

        var isEqual = Take("==");
        if (!isEqual && !Take("!="))
        {
            return _isBroken ? Trilean.Unknown : ReadTruth(left);
        }

        if (ReadOperand() is not { } right)
        {
            return Break();
        }

        if (!_expand(left).TryGet(out var leftValue) || !_expand(right).TryGet(out var rightValue))
        {
            return Trilean.Unknown;
        }

        return string.Equals(leftValue, rightValue, StringComparison.OrdinalIgnoreCase) == isEqual ? Trilean.Yes : Trilean.No;
    }

    private Trilean ReadTruth(string operand) =>
        !_expand(operand).TryGet(out var value) ? Trilean.Unknown
        : string.Equals(value, "true", StringComparison.OrdinalIgnoreCase) ? Trilean.Yes
        : string.Equals(value, "false", StringComparison.OrdinalIgnoreCase) ? Trilean.No
        : Break();

    // A text in quotes, a reference, or a bare word.
    private string? ReadOperand()
    {
        SkipBlanks();
        if (_at >= _text.Length)
        {
            return null;
        }

        if (_text[_at] == '\'')
        {
            var close = _text.IndexOf('\'', _at + 1);
            if (close < 0)
            {
                return null;
            }

            var quoted = _text.Substring(_at + 1, close - _at - 1);
            _at = close + 1;
            return quoted;
        }

        var start = _at;
        if (string.CompareOrdinal(_text, _at, "$(", 0, 2) == 0)
        {
            var close = _text.IndexOf(')', _at);
            _at = close < 0 ? _text.Length : close + 1;
        }
        else
        {
            while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '.' or '_' or '-'))
            {
                _at++;
            }
        }

        return _at > start ? _text.Substring(start, _at - start) : null;
    }

    private bool Take(string token)
    {
        SkipBlanks();
        if (string.Compare(_text, _at, token, 0, token.Length, StringComparison.OrdinalIgnoreCase) != 0
            || (token == "!" && _at + 1 < _text.Length && _text[_at + 1] == '='))
        {
            return false;
        }

        // A word ends where no letter follows.
        var end = _at + token.Length;
        if (char.IsLetter(token[0]) && end < _text.Length && char.IsLetterOrDigit(_text[end]))
        {
            return false;
        }

        _at = end;
        return true;
    }

    private Trilean Break()
    {
        _isBroken = true;
        return Trilean.Unknown;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private static Trilean Not(Trilean value) => value switch
    {
        Trilean.Yes => Trilean.No,
        Trilean.No => Trilean.Yes,
        _ => Trilean.Unknown,
    };
}
