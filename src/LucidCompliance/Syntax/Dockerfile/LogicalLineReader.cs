using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>What lies between and behind the joined physical lines of an instruction.</summary>
internal readonly record struct JoinedLines(int Next, ImmutableArray<CommentSyntax> Comments, ImmutableArray<TextSpan> EmptyLines);

/// <summary>Joins continued physical lines.</summary>
internal sealed class LogicalLineReader
{
    private readonly SourceText _source;
    private readonly string _text;
    private StringBuilder? _joined;

    public LogicalLineReader(SourceText source)
    {
        _source = source;
        _text = source.Content;
    }

    /// <summary>Reads from the first visible character of an instruction to the end of its last continued line.</summary>
    public JoinedLines Read(int start, char escape, out LogicalLine line)
    {
        var end = FindLineEnd(_text, start, out var next);
        if (!TryTrimContinuation(start, ref end, escape))
        {
            line = new LogicalLine(_source, start, end, escape);
            return new JoinedLines(next, ImmutableArray<CommentSyntax>.Empty, ImmutableArray<TextSpan>.Empty);
        }

        var joined = (_joined ??= new StringBuilder()).Clear().Append(_text, start, end - start);
        var logicalStarts = new List<int> { 0 };
        var sourceStarts = new List<int> { start };
        ImmutableArray<CommentSyntax>.Builder? comments = null;
        ImmutableArray<TextSpan>.Builder? emptyLines = null;
        var isContinued = true;
        while (isContinued && next < _text.Length)
        {
            var lineStart = next;
            var lineEnd = FindLineEnd(_text, lineStart, out next);
            var visible = SkipBlanks(_text, lineStart, lineEnd);
            if (visible == lineEnd)
            {
                (emptyLines ??= ImmutableArray.CreateBuilder<TextSpan>()).Add(TextSpan.FromBounds(lineStart, next));
            }
            else if (_text[visible] == '#')
            {
                (comments ??= ImmutableArray.CreateBuilder<CommentSyntax>()).Add(
                    new CommentSyntax(_source, TextSpan.FromBounds(lineStart, next), TextSpan.FromBounds(visible, TrimEnd(_text, visible, lineEnd))));
            }
            else
            {
                isContinued = TryTrimContinuation(lineStart, ref lineEnd, escape);
                if (logicalStarts[logicalStarts.Count - 1] == joined.Length)
                {
                    // The segment before is empty: starts stay distinct.
                    sourceStarts[sourceStarts.Count - 1] = lineStart;
                }
                else
                {
                    logicalStarts.Add(joined.Length);
                    sourceStarts.Add(lineStart);
                }

                joined.Append(_text, lineStart, lineEnd - lineStart);
            }
        }

        line = new LogicalLine(_source, joined.ToString(), logicalStarts.ToArray(), sourceStarts.ToArray(), escape);
        return new JoinedLines(
            next,
            comments is null ? ImmutableArray<CommentSyntax>.Empty : comments.ToImmutable(),
            emptyLines is null ? ImmutableArray<TextSpan>.Empty : emptyLines.ToImmutable());
    }

    /// <summary>The end of a line without its line break. BuildKit ends lines at <c>\n</c> only and drops every <c>\r</c> before it.</summary>
    public static int FindLineEnd(string text, int start, out int next)
    {
        var newLine = text.IndexOf('\n', start);
        next = newLine < 0 ? text.Length : newLine + 1;
        var end = newLine < 0 ? text.Length : newLine;
        while (end > start && text[end - 1] == '\r')
        {
            end--;
        }

        return end;
    }

    /// <summary>The first visible character, or the end. A byte order mark that stayed in the text counts as blank on the first line.</summary>
    public static int SkipBlanks(string text, int start, int end)
    {
        if (start == 0 && end > 0 && text[0] == '\uFEFF')
        {
            start++;
        }

        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return start;
    }

    /// <summary>The end of the range without trailing blanks.</summary>
    public static int TrimEnd(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary>Cuts the escape character that ends the line, with the blanks behind it; a doubled one continues nothing.</summary>
    private bool TryTrimContinuation(int start, ref int end, char escape)
    {
        var last = end;
        while (last > start && _text[last - 1] is ' ' or '\t')
        {
            last--;
        }

        if (last == start || _text[last - 1] != escape || (last - 1 > start && _text[last - 2] == escape))
        {
            return false;
        }

        end = last - 1;
        return true;
    }
}
