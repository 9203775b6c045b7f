using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>One expansion of one word; see <see cref="WordExpander"/>.</summary>
internal sealed partial class ShellLexer
{
    // BuildKit has none of these bounds. They keep time, memory and stack bounded on hostile input; what lies beyond is Unknown.
    private const int MaximumDepth = 64;
    private const int MaximumGrowth = 64 * 1024;
    private const int PatternBudget = 1_000_000;

    private readonly DockerWord _word;
    private readonly string _text;
    private readonly char _escape;
    private readonly VariableLookup _lookup;
    private readonly bool _processQuotes;
    private readonly List<VariableReference?> _references = [];
    private readonly int _maximumLength;
    private int _patternBudget = PatternBudget;
    private int _position;
    private bool _rawEscapes;
    private SyntaxError? _error;

    public ShellLexer(DockerWord word, VariableLookup lookup, bool processQuotes)
    {
        _word = word;
        _text = word.Text;
        _escape = word.EscapeCharacter;
        _lookup = lookup;
        _processQuotes = processQuotes;
        _maximumLength = _text.Length + MaximumGrowth;
    }

    /// <summary>A text, or null where an unknown variable takes part.</summary>
    private readonly record struct Piece(string? Text);

    public ExpansionResult Run()
    {
        var words = new SplitWords();
        var succeeded = ReadUntil(null, rawEscapes: false, words, depth: 0, out var piece);
        var references = References();
        if (_error is not null)
        {
            return new ExpansionResult(ExpansionState.Error, "", ImmutableArray<string>.Empty, _error, references);
        }

        return succeeded && piece.Text is { } text
            ? new ExpansionResult(ExpansionState.Known, text, words.ToImmutable(), null, references)
            : new ExpansionResult(ExpansionState.Unknown, "", ImmutableArray<string>.Empty, null, references);
    }

    private ImmutableArray<VariableReference> References()
    {
        var references = ImmutableArray.CreateBuilder<VariableReference>(_references.Count);
        foreach (var reference in _references)
        {
            if (reference is not null)
            {
                references.Add(reference);
            }
        }

        return references.ToImmutable();
    }

    /// <summary>
    /// Reads to the stop character, which is consumed, or to the end where there is none. False where the word is refused
    /// (then there is an error) or exceeds a bound (then there is none).
    /// </summary>
    private bool ReadUntil(char? stop, bool rawEscapes, SplitWords? words, int depth, out Piece piece)
    {
        var outerRawEscapes = _rawEscapes;
        _rawEscapes = rawEscapes;
        var succeeded = ReadParts(stop, words, depth, out piece);
        _rawEscapes = outerRawEscapes;
        return succeeded;
    }

    private bool ReadParts(char? stop, SplitWords? words, int depth, out Piece piece)
    {
        var result = new StringBuilder();
        var isUnknown = false;
        piece = default;
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (c == stop)
            {
                _position++;
                piece = new Piece(isUnknown ? null : result.ToString());
                return true;
            }

            if (c == '$' || (_processQuotes && c is '"' or '\''))
            {
                if (!ReadSpecial(c, depth, out var part))
                {
                    return false;
                }

                isUnknown |= part.Text is null;
                result.Append(part.Text);
                words?.Add(part.Text ?? "", splits: c == '$');
                if (result.Length > _maximumLength)
                {
                    return false;
                }
            }
            else if (c == _escape)
            {
                if (_rawEscapes)
                {
                    result.Append(c);
                }

                // The escape character at the very end vanishes.
                if (++_position < _text.Length)
                {
                    result.Append(_text[_position]);
                    words?.AddRaw(_text[_position]);
                    _position++;
                }
            }
            else
            {
                result.Append(c);
                words?.Add(c);
                _position++;
            }
        }

        if (stop is not null)
        {
            return Fail(_text.Length, 0, "The variable reference has no end. A '}' (or '/') must close it. Add it, or escape the '$'.");
        }

        piece = new Piece(isUnknown ? null : result.ToString());
        return true;
    }

    private bool ReadSpecial(char c, int depth, out Piece piece) => c switch
    {
        '$' => ReadDollar(depth, out piece),
        '"' => ReadDoubleQuoted(depth, out piece),
        _ => ReadSingleQuoted(out piece),
    };

    private bool ReadSingleQuoted(out Piece piece)
    {
        var start = _position + 1;
        var close = _text.IndexOf('\'', start);
        piece = new Piece(close < 0 ? "" : _text.Substring(start, close - start));
        if (close < 0)
        {
            return FailOpenQuote(_position);
        }

        _position = close + 1;
        return true;
    }

    private bool ReadDoubleQuoted(int depth, out Piece piece)
    {
        var start = _position++;
        var result = new StringBuilder();
        var isUnknown = false;
        piece = default;
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (c == '"')
            {
                _position++;
                piece = new Piece(isUnknown ? null : result.ToString());
                return true;
            }

            if (c == '$')
            {
                if (!ReadDollar(depth, out var part))
                {
                    return false;
                }

                isUnknown |= part.Text is null;
                result.Append(part.Text);
                if (result.Length > _maximumLength)
                {
                    return false;
                }

                continue;
            }

            _position++;
            if (c == _escape)
            {
                if (_rawEscapes)
                {
                    result.Append(c);
                }

                if (_position == _text.Length)
                {
                    break;
                }

                if (_text[_position] is '"' or '$' || _text[_position] == _escape)
                {
                    c = _text[_position++];
                }
            }

            result.Append(c);
        }

        return FailOpenQuote(start);
    }

    private bool FailOpenQuote(int start) =>
        Fail(start, _text.Length - start, "A quote is not closed. BuildKit refuses the word, because its end is not clear. Close the quote or escape it.");

    private bool Fail(int start, int length, string message)
    {
        _error ??= new SyntaxError(_word.MapToSource(start, length), message);
        return false;
    }

    /// <summary>Collects the words into which blanks split the result.</summary>
    private sealed class SplitWords
    {
        private readonly StringBuilder _current = new();
        private readonly ImmutableArray<string>.Builder _words = ImmutableArray.CreateBuilder<string>();

        public void Add(char c)
        {
            if (char.IsWhiteSpace(c))
            {
                End();
            }
            else
            {
                _current.Append(c);
            }
        }

        public void AddRaw(char c) => _current.Append(c);

        public void Add(string text, bool splits)
        {
            if (!splits)
            {
                _current.Append(text);
                return;
            }

            foreach (var c in text)
            {
                Add(c);
            }
        }

        public ImmutableArray<string> ToImmutable()
        {
            End();
            return _words.ToImmutable();
        }

        private void End()
        {
            if (_current.Length > 0)
            {
                _words.Add(_current.ToString());
                _current.Clear();
            }
        }
    }
}
