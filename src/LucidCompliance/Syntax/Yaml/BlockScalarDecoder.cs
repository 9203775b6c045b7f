using System.Collections.Generic;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>Decodes literal and folded block scalars.</summary>
internal static class BlockScalarDecoder
{
    /// <summary>Decodes a block.</summary>
    /// <param name="content">The text.</param>
    /// <param name="value">The value that shall come out: it tells the indentation and how the final breaks are treated.</param>
    /// <param name="style">Literal or folded.</param>
    /// <param name="start">Start of the line below the header.</param>
    /// <param name="end">End of the block, its final line breaks included.</param>
    /// <param name="decoded">Takes the result.</param>
    public static void Decode(string content, string value, YamlScalarStyle style, int start, int end, DecodedText decoded)
    {
        var indentation = FindIndentation(content, value, start, end);
        TextSpan? lineBreak = null;
        var blankLines = new List<TextSpan>();
        var previousIsIndented = false;
        var position = SkipBlankLines(content, start, end, indentation, blankLines);
        while (position < end)
        {
            var isIndented = YamlCharacters.IsBlank(content[position]);
            if (lineBreak is { } folded && style == YamlScalarStyle.Folded && !previousIsIndented && !isIndented
                && YamlCharacters.Normalize(content[folded.Start]) == '\n')
            {
                if (blankLines.Count == 0)
                {
                    decoded.Add(' ', folded.Start, position);
                }

                lineBreak = null;
            }

            AddBreaks(content, ref lineBreak, blankLines, decoded);
            previousIsIndented = isIndented;
            while (position < end && !YamlCharacters.IsBreak(content[position]))
            {
                decoded.Add(content[position], position, position + 1);
                position++;
            }

            if (position < end)
            {
                var length = YamlCharacters.BreakLength(content, position);
                lineBreak = new TextSpan(position, length);
                position += length;
            }

            position = SkipBlankLines(content, position, end, indentation, blankLines);
        }

        // Strip, clip or keep: as many of the final breaks as the value has.
        var missing = value.Length - decoded.Spans.Count;
        if (missing > 0 && lineBreak is not null)
        {
            blankLines.Insert(0, lineBreak.Value);
        }

        for (var i = 0; i < blankLines.Count && i < missing; i++)
        {
            decoded.Add(YamlCharacters.Normalize(content[blankLines[i].Start]), blankLines[i].Start, blankLines[i].End);
        }
    }

    private static void AddBreaks(string content, ref TextSpan? lineBreak, List<TextSpan> blankLines, DecodedText decoded)
    {
        if (lineBreak is { } first)
        {
            decoded.Add(YamlCharacters.Normalize(content[first.Start]), first.Start, first.End);
            lineBreak = null;
        }

        foreach (var blank in blankLines)
        {
            decoded.Add(YamlCharacters.Normalize(content[blank.Start]), blank.Start, blank.End);
        }

        blankLines.Clear();
    }

    private static int SkipBlankLines(string content, int position, int end, int indentation, List<TextSpan> blankLines)
    {
        while (true)
        {
            var column = 0;
            while (column < indentation && position < end && content[position] == ' ')
            {
                column++;
                position++;
            }

            if (position >= end || !YamlCharacters.IsBreak(content[position]))
            {
                return position;
            }

            var length = YamlCharacters.BreakLength(content, position);
            blankLines.Add(new TextSpan(position, length));
            position += length;
        }
    }

    // The first line with text has the block's indentation and the blanks that its decoded line still has.
    private static int FindIndentation(string content, string value, int start, int end)
    {
        var column = 0;
        for (var i = start; i < end; i++)
        {
            if (YamlCharacters.IsBreak(content[i]))
            {
                column = 0;
            }
            else if (content[i] == ' ')
            {
                column++;
            }
            else
            {
                break;
            }
        }

        var kept = 0;
        foreach (var c in value)
        {
            if (YamlCharacters.IsBreak(c))
            {
                kept = 0;
            }
            else if (c == ' ')
            {
                kept++;
            }
            else
            {
                return column - kept;
            }
        }

        return int.MaxValue;
    }
}
