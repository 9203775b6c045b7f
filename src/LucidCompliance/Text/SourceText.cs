using System;
using System.Collections.Generic;

namespace LucidCompliance.Text;

/// <summary>
/// The decoded text of one file and its line map. The byte order mark is not part of <see cref="Content"/>;
/// <see cref="HasByteOrderMark"/> remembers it, so that a fix can write it back.
/// </summary>
public sealed class SourceText
{
    private int[]? _lineStarts;

    /// <summary>Creates a text.</summary>
    /// <param name="path">See <see cref="Path"/>.</param>
    /// <param name="content">The characters, without byte order mark.</param>
    /// <param name="hasByteOrderMark">Whether the file began with one.</param>
    public SourceText(string path, string content, bool hasByteOrderMark = false)
    {
        Path = path ?? throw new ArgumentNullException(nameof(path));
        Content = content ?? throw new ArgumentNullException(nameof(content));
        HasByteOrderMark = hasByteOrderMark;
    }

    /// <summary>The file's path with '/' as separator, relative to the repository root; absolute where it lies outside.</summary>
    public string Path { get; }

    /// <summary>The characters of the file.</summary>
    public string Content { get; }

    /// <summary>Whether the file began with a byte order mark.</summary>
    public bool HasByteOrderMark { get; }

    /// <summary>
    /// For a text that is a part of another file (a Dockerfile in a Compose file): leads from a span of it to the place in that file; else null.
    /// </summary>
    internal Func<TextSpan, SourceLocation>? MapToFile { get; init; }

    /// <summary>Number of code units.</summary>
    public int Length => Content.Length;

    /// <summary>The whole text as a span.</summary>
    public TextSpan FullSpan => new(0, Content.Length);

    /// <summary>Number of lines; a text without line break has one, a final line break begins an empty last line.</summary>
    public int LineCount => LineStarts.Length;

    private int[] LineStarts => _lineStarts ??= FindLineStarts(Content);

    /// <summary>The characters a span covers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span leaves the text.</exception>
    public string GetText(TextSpan span) => Content.Substring(span.Start, span.Length);

    /// <summary>The line and column of an offset; the offset just behind the last character is valid.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The offset leaves the text.</exception>
    public LinePosition GetPosition(int offset)
    {
        if (offset < 0 || offset > Content.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(offset));
        }

        var index = Array.BinarySearch(LineStarts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return new LinePosition(line, offset - LineStarts[line]);
    }

    /// <summary>The span of a zero-based line without its line break.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public TextSpan GetLine(int line)
    {
        var span = GetLineWithBreak(line);
        var end = span.End;
        if (end > span.Start && Content[end - 1] == '\n')
        {
            end--;
        }

        if (end > span.Start && Content[end - 1] == '\r')
        {
            end--;
        }

        return TextSpan.FromBounds(span.Start, end);
    }

    /// <summary>The span of a zero-based line with its line break.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public TextSpan GetLineWithBreak(int line)
    {
        if (line < 0 || line >= LineStarts.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(line));
        }

        var end = line + 1 < LineStarts.Length ? LineStarts[line + 1] : Content.Length;
        return TextSpan.FromBounds(LineStarts[line], end);
    }

    /// <summary>The line break that the file uses: that of its first line; <c>\n</c> where it has none.</summary>
    public string NewLine
    {
        get
        {
            var index = Content.IndexOf('\n');
            return index > 0 && Content[index - 1] == '\r' ? "\r\n" : "\n";
        }
    }

    // Lines end at \n, \r\n and a lone \r, as MSBuild's and the editors' line counts do.
    private static int[] FindLineStarts(string content)
    {
        var starts = new List<int>(1 + (content.Length / 32)) { 0 };
        for (var i = 0; i < content.Length; i++)
        {
            var c = content[i];
            if (c == '\n' || (c == '\r' && (i + 1 == content.Length || content[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return starts.ToArray();
    }
}
