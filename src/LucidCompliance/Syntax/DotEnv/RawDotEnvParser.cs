using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.DotEnv;

/// <summary>Parses an env file of the format raw, as the Docker CLI's reader of key-value files does.</summary>
internal sealed class RawDotEnvParser
{
    private readonly SourceText _text;
    private readonly string _content;
    private readonly DotEnvLayout _layout = new();
    private readonly ImmutableArray<DotEnvEntry>.Builder _entries = ImmutableArray.CreateBuilder<DotEnvEntry>();
    private readonly List<SyntaxError> _errors = [];
    private int _triviaStart;

    public RawDotEnvParser(SourceText text)
    {
        _text = text;
        _content = text.Content;
    }

    public DotEnvFile Parse()
    {
        var position = 0;
        while (position < _content.Length)
        {
            var next = DotEnvCharacters.LineEnd(_content, position);
            var end = next > position && _content[next - 1] == '\r' ? next - 1 : next;
            while (position < end && char.IsWhiteSpace(_content[position]))
            {
                position++;
            }

            if (position < end)
            {
                ParseLine(position, end);
            }

            position = next + 1;
        }

        EndTrivia(_content.Length);
        return new DotEnvFile(_text, _layout, _entries.ToImmutable(), [.. _errors]);
    }

    private void ParseLine(int start, int end)
    {
        EndTrivia(start);
        _triviaStart = end;
        var span = TextSpan.FromBounds(start, end);
        if (_content[start] == '#')
        {
            _layout.Add(DotEnvNodeKind.Comment, end);
            return;
        }

        var sign = _content.IndexOf('=', start, end - start);
        var keyEnd = sign < 0 ? end : sign;
        if (keyEnd == start)
        {
            Refuse(span, TextSpan.FromBounds(start, start + 1), "No key stands in front of '=', and Compose refuses the whole file because of it. Write the key, or remove the line.");
            return;
        }

        if (_content.IndexOfAny([' ', '\t'], start, keyEnd - start) >= 0)
        {
            Refuse(span, TextSpan.FromBounds(start, keyEnd), "A key cannot contain a blank, and Compose refuses the whole file because of it. Remove the blank.");
            return;
        }

        TextSpan? value = sign < 0 ? null : TextSpan.FromBounds(sign + 1, end);
        var entry = new DotEnvEntry(_text, span, TextSpan.FromBounds(start, keyEnd), value, DotEnvQuote.None, exported: false, isRaw: true);
        _entries.Add(entry);
        _layout.Add(DotEnvNodeKind.Statement, end);
    }

    private void Refuse(TextSpan line, TextSpan place, string message)
    {
        _errors.Add(new SyntaxError(place, message));
        _layout.Add(DotEnvNodeKind.Bogus, line.End);
    }

    private void EndTrivia(int end)
    {
        if (end > _triviaStart)
        {
            _layout.Add(DotEnvNodeKind.Trivia, end);
        }
    }
}
