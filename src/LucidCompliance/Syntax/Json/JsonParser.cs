using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Json;

/// <summary>Reads JSON by descent of bounded depth. Every loop consumes at least one character, whatever the text is.</summary>
internal sealed class JsonParser
{
    private readonly SourceText _text;
    private readonly string _content;
    private int _position;

    public JsonParser(SourceText text)
    {
        _text = text;
        _content = text.Content;
    }

    public SyntaxError? Error { get; private set; }

    public SyntaxError? Limit { get; private set; }

    private bool IsAtEnd => _position >= _content.Length;

    public JsonNode? ParseDocument()
    {
        SkipTrivia();
        if (IsAtEnd)
        {
            Report(_position, 0, "The file holds no JSON value. Write an object, '{}' at least.");
            return null;
        }

        var root = ParseValue(0);
        SkipTrivia();
        if (!IsAtEnd)
        {
            Report(_position, 1, "Text follows the end of the JSON value, which no reader accepts. Remove it.");
        }

        return root;
    }

    private JsonNode ParseValue(int depth)
    {
        switch (_content[_position])
        {
            case '{' or '[' when depth >= JsonDocument.MaximumDepth:
                return SkipNested();
            case '{':
                return ParseObject(depth);
            case '[':
                return ParseArray(depth);
            case '"':
                return ParseString();
            default:
                return ParseLiteral();
        }
    }

    private JsonObject ParseObject(int depth)
    {
        var start = _position++;
        var properties = ImmutableArray.CreateBuilder<JsonProperty>();
        while (SkipTrivia())
        {
            var c = _content[_position];
            if (c is '}' or ']')
            {
                _position++;
                return new JsonObject(TextSpan.FromBounds(start, _position), properties.ToImmutable());
            }

            if (c == '"')
            {
                properties.Add(ParseProperty(depth));
            }
            else
            {
                if (c != ',')
                {
                    Report(_position, 1, "A property name in double quotes is expected here. Write one, or close the object with '}'.");
                }

                _position++;
            }
        }

        Report(start, 1, "The object is never closed. Add '}'.");
        return new JsonObject(TextSpan.FromBounds(start, _position), properties.ToImmutable());
    }

    private JsonProperty ParseProperty(int depth)
    {
        var name = ParseString();
        if (!SkipTrivia() || _content[_position] != ':')
        {
            Report(name.Span.Start, name.Span.Length, "A ':' and a value must follow the property name. Add them.");
            return new JsonProperty(name, null);
        }

        _position++;
        return !SkipTrivia() || _content[_position] is ',' or '}' or ']'
            ? new JsonProperty(name, null)
            : new JsonProperty(name, ParseValue(depth + 1));
    }

    private JsonArray ParseArray(int depth)
    {
        var start = _position++;
        var items = ImmutableArray.CreateBuilder<JsonNode>();
        while (SkipTrivia())
        {
            var c = _content[_position];
            if (c is ']' or '}')
            {
                _position++;
                return new JsonArray(TextSpan.FromBounds(start, _position), items.ToImmutable());
            }

            if (c == ',')
            {
                _position++;
            }
            else
            {
                items.Add(ParseValue(depth + 1));
            }
        }

        Report(start, 1, "The array is never closed. Add ']'.");
        return new JsonArray(TextSpan.FromBounds(start, _position), items.ToImmutable());
    }

    private JsonString ParseString()
    {
        var start = _position++;
        var hasEscapes = false;
        while (!IsAtEnd)
        {
            var c = _content[_position];
            if (c == '"')
            {
                var value = TextSpan.FromBounds(start + 1, _position++);
                return new JsonString(_text, TextSpan.FromBounds(start, _position), value, hasEscapes);
            }

            if (c is '\n' or '\r')
            {
                break;
            }

            if (c == '\\' && _position + 1 < _content.Length && _content[_position + 1] is not ('\n' or '\r'))
            {
                hasEscapes = true;
                _position++;
            }

            _position++;
        }

        Report(start, 1, "The string is never closed in its line. Add a double quote.");
        return new JsonString(_text, TextSpan.FromBounds(start, _position), TextSpan.FromBounds(start + 1, _position), hasEscapes);
    }

    private JsonLiteral ParseLiteral()
    {
        var start = _position++;
        while (!IsAtEnd && _content[_position] is not (',' or ':' or '{' or '}' or '[' or ']' or '"' or '/') && !char.IsWhiteSpace(_content[_position]))
        {
            _position++;
        }

        if (!IsKnown(start, _position))
        {
            Report(start, _position - start, "This is no JSON value. Write a number, true, false or null, or text in double quotes.");
        }

        return new JsonLiteral(TextSpan.FromBounds(start, _position));
    }

    private bool IsKnown(int start, int end)
    {
        var c = _content[start];
        return c is >= '0' and <= '9' or '-' || Is("true") || Is("false") || Is("null");

        bool Is(string word) => end - start == word.Length && string.CompareOrdinal(_content, start, word, 0, word.Length) == 0;
    }

    // Only brackets, strings and comments matter here.
    private JsonLiteral SkipNested()
    {
        var start = _position;
        Report(start, 1, "The value is nested more deeply than .NET's reader allows. Flatten it.");
        Limit ??= new SyntaxError(
            new TextSpan(start, 1),
            "The values lie in each other more than 64 levels deep, which .NET's reader refuses, so the file is not judged from here on to the end of this value. Flatten it.");
        var depth = 0;
        while (SkipTrivia())
        {
            switch (_content[_position])
            {
                case '{' or '[':
                    depth++;
                    _position++;
                    break;
                case '}' or ']':
                    depth--;
                    _position++;
                    break;
                case '"':
                    _ = ParseString();
                    break;
                default:
                    _position++;
                    break;
            }

            if (depth == 0)
            {
                break;
            }
        }

        return new JsonLiteral(TextSpan.FromBounds(start, _position));
    }

    /// <summary>Skips blanks and comments; false at the end of the text.</summary>
    private bool SkipTrivia()
    {
        while (!IsAtEnd)
        {
            var c = _content[_position];
            if (char.IsWhiteSpace(c))
            {
                _position++;
            }
            else if (c == '/' && _position + 1 < _content.Length && _content[_position + 1] is '/' or '*')
            {
                var end = _content[_position + 1] == '/' ? _content.IndexOf('\n', _position) : EndOfBlock(_position);
                _position = end < 0 ? _content.Length : end;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private int EndOfBlock(int start)
    {
        var end = _content.IndexOf("*/", start + 2, System.StringComparison.Ordinal);
        if (end < 0)
        {
            Report(start, 2, "The comment is never closed. Add '*/'.");
        }

        return end < 0 ? end : end + 2;
    }

    private void Report(int start, int length, string message) => Error ??= new SyntaxError(new TextSpan(start, length), message);
}
