using System;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>
/// One argument as BuildKit's parser sees it: continuations are removed; quotes and escapes are kept where the parser
/// keeps them (they go in <see cref="WordExpander"/>) and already removed in flag values and JSON elements.
/// </summary>
public sealed class DockerWord
{
    private readonly LogicalLine _line;
    private readonly int _start;

    // Logical index of each character of Text and of its end; null where Text is a part of the line as it stands.
    private readonly int[]? _map;

    internal DockerWord(LogicalLine line, int start, int end)
    {
        _line = line;
        _start = start;
        Text = line.Text.Substring(start, end - start);
        Span = line.MapToSource(start, end);
    }

    /// <summary>A part of the line as it stands, whose span takes in the quotes around it.</summary>
    internal DockerWord(LogicalLine line, int start, int end, int textStart, int textEnd)
    {
        _line = line;
        _start = textStart;
        Text = line.Text.Substring(textStart, textEnd - textStart);
        Span = line.MapToSource(start, end);
    }

    internal DockerWord(LogicalLine line, int start, int end, string text, int[] map)
    {
        _line = line;
        _start = start;
        _map = map;
        Text = text;
        Span = line.MapToSource(start, end);
    }

    /// <summary>The logical text.</summary>
    public string Text { get; }

    /// <summary>The source span from the first to the last character, including the quotes of a JSON element.</summary>
    public TextSpan Span { get; }

    /// <summary>Whether the text has a <c>$name</c> or <c>${…}</c> reference outside single quotes and escapes.</summary>
    public bool ContainsVariable
    {
        get
        {
            var dollar = Text.IndexOf('$');
            return dollar >= 0 && VariableScan.HasReference(Text, EscapeCharacter);
        }
    }

    /// <summary>The escape character of the file the word stands in.</summary>
    public char EscapeCharacter => _line.Escape;

    /// <summary>The source span of a range of <see cref="Text"/>; an empty range gives the place between two characters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the text.</exception>
    public TextSpan MapToSource(int start, int length)
    {
        if (start < 0 || length < 0 || start > Text.Length - length)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }

        return _line.MapToSource(LogicalIndex(start), LogicalIndex(start + length));
    }

    /// <summary>A part of the word.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the text.</exception>
    public DockerWord Slice(int start, int length)
    {
        if (start < 0 || length < 0 || start > Text.Length - length)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }

        if (_map is null)
        {
            return new DockerWord(_line, _start + start, _start + start + length);
        }

        var map = new int[length + 1];
        Array.Copy(_map, start, map, 0, length + 1);
        return new DockerWord(_line, map[0], map[length], Text.Substring(start, length), map);
    }

    /// <summary>A part of the word from which characters were dropped.</summary>
    /// <param name="text">The text that remains.</param>
    /// <param name="indexes">The index in <see cref="Text"/> of each remaining character, and of the end.</param>
    internal DockerWord Pick(string text, int[] indexes)
    {
        var map = new int[indexes.Length];
        for (var i = 0; i < indexes.Length; i++)
        {
            map[i] = LogicalIndex(indexes[i]);
        }

        return new DockerWord(_line, map[0], map[map.Length - 1], text, map);
    }

    /// <summary>The span, for debugging; never the text, which may be a secret.</summary>
    public override string ToString() => Span.ToString();

    private int LogicalIndex(int index) => _map is null ? _start + index : _map[index];
}
