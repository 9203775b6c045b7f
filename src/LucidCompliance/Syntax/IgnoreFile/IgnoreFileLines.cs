using System.Collections.Generic;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.IgnoreFile;

/// <summary>Splits an ignore file into lines, which end at a line feed only.</summary>
internal static class IgnoreFileLines
{
    /// <summary>Each line with and without its line break; a carriage return in front of the line feed belongs to the break.</summary>
    public static IEnumerable<(TextSpan Full, TextSpan Content)> Split(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var feed = text.IndexOf('\n', start);
            var end = feed < 0 ? text.Length : feed;
            var full = TextSpan.FromBounds(start, feed < 0 ? end : end + 1);
            if (end > start && text[end - 1] == '\r')
            {
                end--;
            }

            yield return (full, TextSpan.FromBounds(start, end));
            start = full.End;
        }
    }

    /// <summary>Takes white space off both ends.</summary>
    public static TextSpan Trim(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }
}
