using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.DotEnv;

/// <summary>Parses a .env file in one pass.</summary>
internal sealed class DotEnvParser
{
    private readonly SourceText _text;
    private readonly string _content;
    private readonly DotEnvLayout _layout = new();
    private readonly ImmutableArray<DotEnvEntry>.Builder _entries = ImmutableArray.CreateBuilder<DotEnvEntry>();
    private readonly List<SyntaxError> _errors = [];

    public DotEnvParser(SourceText text)
    {
        _text = text;
        _content = text.Content;
    }

    public DotEnvFile Parse()
    {
        var position = 0;
        while (position < _content.Length)
        {
            var start = position;
            while (position < _content.Length && char.IsWhiteSpace(_content[position]))
            {
                position++;
            }

            AddNode(DotEnvNodeKind.Trivia, start, position);
            if (position == _content.Length)
            {
                break;
            }

            position = _content[position] == '#' ? ParseComment(position) : ParseStatement(position);
        }

        return new DotEnvFile(_text, _layout, _entries.ToImmutable(), [.. _errors]);
    }

    private int ParseComment(int start)
    {
        var end = DotEnvCharacters.LineEnd(_content, start);
        AddNode(DotEnvNodeKind.Comment, start, end);
        return end;
    }

    private int ParseStatement(int start)
    {
        var keyStart = SkipExport(start, out var exported);
        var position = keyStart;
        while (position < _content.Length && _content[position] is not ('=' or ':' or '\n'))
        {
            var length = 1;
            if (!DotEnvCharacters.IsSpace(_content[position]) && !DotEnvCharacters.IsKeyCharacter(_content, position, out length))
            {
                return Refuse(start, new TextSpan(position, length), "A key has only letters, digits and the characters '_', '.', '-', '[' and ']'; Compose refuses the whole file because of this one. Correct the key, or begin the line with '#' if it is a comment.");
            }

            position += length;
        }

        if (exported && keyStart == _content.Length)
        {
            return Refuse(start, TextSpan.FromBounds(start, start + "export".Length), "No key follows 'export', and Compose refuses the whole file because of it. Add the key, or remove the line.");
        }

        if (position == _content.Length)
        {
            // Compose finds no end of the key and takes the text for the value of a key without name.
            return ParseValue(start, new TextSpan(keyStart, 0), keyStart, exported);
        }

        var keyEnd = position;
        while (keyEnd > keyStart && char.IsWhiteSpace(_content[keyEnd - 1]))
        {
            keyEnd--;
        }

        var blank = _content.IndexOf(' ', keyStart, keyEnd - keyStart);
        if (blank >= 0)
        {
            return Refuse(start, TextSpan.FromBounds(keyStart, keyEnd), "A key cannot contain a blank, and Compose refuses the whole file because of it. Remove the blank, or put the rest of a value that begins above in quotes.");
        }

        var keySpan = TextSpan.FromBounds(keyStart, keyEnd);
        if (_content[position] == '\n')
        {
            AddEntry(new DotEnvEntry(_text, TextSpan.FromBounds(start, keyEnd), keySpan, null, DotEnvQuote.None, exported));
            return keyEnd;
        }

        position++;
        while (position < _content.Length && DotEnvCharacters.IsSpace(_content[position]))
        {
            position++;
        }

        return ParseValue(start, keySpan, position, exported);
    }

    private int ParseValue(int statement, TextSpan keySpan, int start, bool exported)
    {
        if (start < _content.Length && _content[start] is '"' or '\'')
        {
            return ParseQuotedValue(statement, keySpan, start, exported);
        }

        var end = DotEnvCharacters.LineEnd(_content, start);
        var comment = _content.IndexOf(" #", start, end - start, StringComparison.Ordinal);
        end = comment < 0 ? end : comment;
        while (end > start && char.IsWhiteSpace(_content[end - 1]))
        {
            end--;
        }

        AddEntry(new DotEnvEntry(_text, TextSpan.FromBounds(statement, end), keySpan, TextSpan.FromBounds(start, end), DotEnvQuote.None, exported));
        if (comment < 0)
        {
            return end;
        }

        AddNode(DotEnvNodeKind.Trivia, end, comment + 1);
        return ParseComment(comment + 1);
    }

    private int ParseQuotedValue(int statement, TextSpan keySpan, int open, bool exported)
    {
        var close = FindClosingQuote(open);
        if (close < 0)
        {
            return Refuse(statement, new TextSpan(open, 1), "The quote that opens here is never closed, so Compose refuses the whole file. Add the closing quote, or put the value in the other kind of quotes if this one belongs to it.");
        }

        var quote = _content[open] == '"' ? DotEnvQuote.Double : DotEnvQuote.Single;
        AddEntry(new DotEnvEntry(_text, TextSpan.FromBounds(statement, close + 1), keySpan, TextSpan.FromBounds(open + 1, close), quote, exported));
        return close + 1;
    }

    // An open quote is looked for to the end once at most: an unescaped quote of its kind below would have closed it.
    private int FindClosingQuote(int open)
    {
        for (var i = open + 1; i < _content.Length; i++)
        {
            if (_content[i] == '\\')
            {
                i++;
            }
            else if (_content[i] == _content[open])
            {
                return i;
            }
        }

        return -1;
    }

    private int SkipExport(int start, out bool exported)
    {
        const string Keyword = "export";
        var end = start + Keyword.Length;
        exported = end < _content.Length
            && string.CompareOrdinal(_content, start, Keyword, 0, Keyword.Length) == 0
            && _content[end] is ' ' or '\t' or '\n' or '\f' or '\r';
        if (!exported)
        {
            return start;
        }

        while (end < _content.Length && DotEnvCharacters.IsSpace(_content[end]))
        {
            end++;
        }

        return end;
    }

    // The rest of the line is lost; the next line may be sound.
    private int Refuse(int start, TextSpan span, string message)
    {
        _errors.Add(new SyntaxError(span, message));
        var end = DotEnvCharacters.LineEnd(_content, start);
        AddNode(DotEnvNodeKind.Bogus, start, end);
        return end;
    }

    private void AddEntry(DotEnvEntry entry)
    {
        _entries.Add(entry);
        _layout.Add(DotEnvNodeKind.Statement, entry.Span.End);
    }

    private void AddNode(DotEnvNodeKind kind, int start, int end)
    {
        if (end > start)
        {
            _layout.Add(kind, end);
        }
    }
}
