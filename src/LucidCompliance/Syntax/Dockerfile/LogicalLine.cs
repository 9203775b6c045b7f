using System;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>
/// The text that BuildKit parses for one instruction: physical lines joined, without continuation characters, comments
/// and empty lines in between. A line without continuation shares the file's own string, so it costs no copy.
/// </summary>
internal sealed class LogicalLine
{
    private readonly int[]? _logicalStarts;
    private readonly int[]? _sourceStarts;

    /// <summary>A single physical line: offsets in the text are offsets in the file.</summary>
    public LogicalLine(SourceText source, int start, int end, char escape)
    {
        Source = source;
        Text = source.Content;
        Start = start;
        End = end;
        Escape = escape;
    }

    /// <summary>Joined physical lines.</summary>
    /// <param name="source">The file.</param>
    /// <param name="text">The joined text.</param>
    /// <param name="logicalStarts">Where each segment begins in <paramref name="text"/>: 0 first, then rising.</param>
    /// <param name="sourceStarts">Where each segment begins in the file.</param>
    /// <param name="escape">The file's escape character.</param>
    public LogicalLine(SourceText source, string text, int[] logicalStarts, int[] sourceStarts, char escape)
    {
        Source = source;
        Text = text;
        Start = 0;
        End = text.Length;
        Escape = escape;
        _logicalStarts = logicalStarts;
        _sourceStarts = sourceStarts;
    }

    public SourceText Source { get; }

    /// <summary>The string that holds the line; it lies between <see cref="Start"/> and <see cref="End"/>.</summary>
    public string Text { get; }

    public int Start { get; }

    public int End { get; }

    public char Escape { get; }

    /// <summary>The source offset of the character at a logical index.</summary>
    public int MapToSource(int index)
    {
        if (_logicalStarts is null)
        {
            return index;
        }

        var segment = Array.BinarySearch(_logicalStarts, index);
        segment = segment < 0 ? ~segment - 1 : segment;
        return _sourceStarts![segment] + index - _logicalStarts[segment];
    }

    /// <summary>The source span from the first to the last character of a logical range.</summary>
    public TextSpan MapToSource(int start, int end)
    {
        if (end > start)
        {
            return TextSpan.FromBounds(MapToSource(start), MapToSource(end - 1) + 1);
        }

        return new TextSpan(start > Start ? MapToSource(start - 1) + 1 : MapToSource(start), 0);
    }
}
