using System.Collections.Immutable;
using System.Text;

namespace LucidCompliance.Rules.Commands;

/// <summary>
/// Reads a text that begins with a bracket and is no JSON as the array that was meant. The shell's own <c>[ -f x ]</c> and <c>[[ … ]]</c>
/// are no arrays.
/// </summary>
internal sealed class MalformedArray
{
    private readonly string _text;
    private readonly ImmutableArray<string>.Builder _items = ImmutableArray.CreateBuilder<string>();
    private int _position = 1;
    private bool _isExact = true;

    private MalformedArray(string text) => _text = text;

    /// <summary>What was wrong, as a clause.</summary>
    public string Problem { get; private set; } = "the JSON is not valid";

    /// <summary>The array that was meant; null where the text does not tell it exactly.</summary>
    public string? Repaired { get; private set; }

    /// <summary>The array; null where the text is not meant as one.</summary>
    public static MalformedArray? Read(string text)
    {
        text = text.TrimEnd(' ', '\t', '\n');
        var array = new MalformedArray(text);
        return text.Length > 1 && text[0] == '[' && text[1] is not ('[' or '\n') && array.ReadItems() ? array : null;
    }

    private bool ReadItems()
    {
        // "[ x" is a command of the shell unless quoted words and commas follow.
        var isTight = _text[1] is not (' ' or '\t');
        var commas = 0;
        var quoted = 0;
        var isClosed = false;
        while (_position < _text.Length)
        {
            SkipBlanks();
            if (_position >= _text.Length)
            {
                break;
            }

            var c = _text[_position];
            if (c == ']')
            {
                isClosed = true;
                _position++;
                break;
            }

            if (c == ',')
            {
                commas++;
                _position++;
                SkipBlanks();
                if (_position < _text.Length && _text[_position] == ']')
                {
                    Problem = "a comma stands in front of the closing bracket";
                }

                continue;
            }

            if (_items.Count > commas)
            {
                Problem = "a comma is missing between two elements";
                if (!isTight)
                {
                    return false;
                }
            }

            var isQuoted = Closing(c) != '\0';
            quoted += isQuoted ? 1 : 0;
            if (!(isQuoted ? ReadQuoted(Closing(c)) : ReadBare()))
            {
                return isTight && quoted > 0;
            }
        }

        if (!isTight && (quoted < _items.Count || quoted == 0))
        {
            return false;
        }

        if (!isClosed)
        {
            Problem = "the closing bracket is missing";
        }
        else if (_position < _text.Length)
        {
            Problem = "text follows the closing bracket";
            _isExact = false;
        }

        if (_isExact && _items.Count > 0 && commas <= _items.Count)
        {
            Repaired = ToJson();
        }

        return _items.Count > 0;
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\n')
        {
            _position++;
        }
    }

    private static char Closing(char c) => c switch
    {
        '"' => '"',
        '\'' => '\'',
        '\u201C' or '\u201D' or '\u201E' => '\u201D',
        '\u2018' or '\u2019' or '\u201A' => '\u2019',
        _ => '\0',
    };

    private bool ReadQuoted(char closing)
    {
        if (closing != '"')
        {
            Problem = closing == '\'' ? "JSON strings stand in double quotes, not in single ones" : "JSON strings stand in straight double quotes";
        }

        var start = ++_position;
        while (_position < _text.Length && _text[_position] != closing && !(closing == '\u201D' && _text[_position] == '\u201C'))
        {
            // What an escape was meant to be, a path of Windows or a quote, is not known.
            if (_text[_position] == '\\')
            {
                _isExact = false;
                Problem = "a backslash begins no valid JSON escape";
                _position++;
            }

            _position++;
        }

        if (_position >= _text.Length)
        {
            Problem = "a quote is not closed";
            return false;
        }

        _items.Add(_text.Substring(start, _position - start));
        _position++;
        return true;
    }

    private bool ReadBare()
    {
        var start = _position;
        while (_position < _text.Length && _text[_position] is not (',' or ']' or ' ' or '\t' or '\n' or '"' or '\''))
        {
            // The shell's operators, patterns and variables are no elements.
            if (_text[_position] is '&' or '|' or ';' or '<' or '>' or '$' or '(' or '*' or '?' or '\\' or '[')
            {
                return false;
            }

            _position++;
        }

        var item = _text.Substring(start, _position - start);
        if (item.Length == 0 || item[0] == '-' && _items.Count == 0)
        {
            return false;
        }

        Problem = "JSON strings stand in double quotes";
        _items.Add(item);
        return true;
    }

    private string ToJson()
    {
        var json = new StringBuilder("[");
        foreach (var item in _items)
        {
            json.Append(json.Length > 1 ? ", \"" : "\"").Append(item.Replace("\"", "\\\"")).Append('"');
        }

        return json.Append(']').ToString();
    }
}
