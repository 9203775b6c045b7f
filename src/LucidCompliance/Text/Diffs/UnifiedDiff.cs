using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace LucidCompliance.Text.Diffs;

/// <summary>Writes what differs between two texts in the unified format that <c>git apply</c> and <c>patch</c> read.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The diff of one file; empty where the texts are equal.</summary>
    /// <param name="path">The file's path relative to the repository root, '/' as separator.</param>
    /// <param name="before">The old text.</param>
    /// <param name="after">The new text.</param>
    /// <param name="show">
    /// Gives the text to print for a text, line by line the same, where parts must not be printed; null prints the texts themselves. Such a
    /// diff is for reading: it may not apply.
    /// </param>
    /// <param name="isNew">Whether the file does not exist before: the diff creates it.</param>
    /// <exception cref="ArgumentException"><paramref name="show"/> changed the number of lines.</exception>
    public static string Create(string path, string before, string after, Func<string, string>? show = null, bool isNew = false)
    {
        var left = SplitLines(before);
        var right = SplitLines(after);
        var shownLeft = show is null ? left : SplitLines(show(before));
        var shownRight = show is null ? right : SplitLines(show(after));
        if (shownLeft.Count != left.Count || shownRight.Count != right.Count)
        {
            throw new ArgumentException("The text to show has other lines.", nameof(show));
        }

        var result = new StringBuilder();
        foreach (var hunk in FindHunks(LineComparison.Match(left, right), left.Count, right.Count))
        {
            if (result.Length == 0)
            {
                result.Append("--- ").Append(isNew ? "/dev/null" : Name("a/" + path)).Append("\n+++ ").Append(Name("b/" + path)).Append('\n');
            }

            Write(result, hunk, shownLeft, shownRight);
        }

        return result.ToString();
    }

    // A line ends at \n as git and patch see it; a \r belongs to its line.
    private static List<string> SplitLines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) + 1;
            end = end == 0 ? text.Length : end;
            lines.Add(text.Substring(start, end - start));
            start = end;
        }

        return lines;
    }

    private static List<List<Change>> FindHunks(List<LineMatch> matches, int beforeCount, int afterCount)
    {
        var hunks = new List<List<Change>>();
        var before = 0;
        var after = 0;
        matches.Add(new LineMatch(beforeCount, afterCount, 0));
        foreach (var match in matches)
        {
            if (match.Before > before || match.After > after)
            {
                var change = new Change(before, match.Before, after, match.After);
                var last = hunks.Count == 0 ? null : hunks[hunks.Count - 1];
                if (last is not null && before - last[last.Count - 1].BeforeEnd <= 2 * Context)
                {
                    last.Add(change);
                }
                else
                {
                    hunks.Add([change]);
                }
            }

            before = match.Before + match.Count;
            after = match.After + match.Count;
        }

        return hunks;
    }

    private static void Write(StringBuilder result, List<Change> changes, List<string> before, List<string> after)
    {
        var first = changes[0];
        var last = changes[changes.Count - 1];
        var lead = Math.Min(Context, first.Before);
        var trail = Math.Min(Context, before.Count - last.BeforeEnd);
        result.Append("@@ -");
        WriteRange(result, first.Before - lead, last.BeforeEnd + trail);
        result.Append(" +");
        WriteRange(result, first.After - lead, last.AfterEnd + trail);
        result.Append(" @@\n");
        var line = first.Before - lead;
        foreach (var change in changes)
        {
            WriteLines(result, ' ', before, line, change.Before);
            WriteLines(result, '-', before, change.Before, change.BeforeEnd);
            WriteLines(result, '+', after, change.After, change.AfterEnd);
            line = change.BeforeEnd;
        }

        WriteLines(result, ' ', before, line, line + trail);
    }

    // An empty range names the line in front of it, 0 at the top.
    private static void WriteRange(StringBuilder result, int start, int end)
    {
        var count = end - start;
        result.Append((count == 0 ? start : start + 1).ToString(CultureInfo.InvariantCulture));
        if (count != 1)
        {
            result.Append(',').Append(count.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void WriteLines(StringBuilder result, char mark, List<string> lines, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            result.Append(mark).Append(lines[i]);
            if (lines[i][lines[i].Length - 1] != '\n')
            {
                result.Append("\n\\ No newline at end of file\n");
            }
        }
    }

    // As git writes names: quoted where a character would break the line, with a tab where a blank would end the name.
    private static string Name(string path)
    {
        var quoted = new StringBuilder();
        var needsQuotes = false;
        foreach (var c in path)
        {
            if (c is '"' or '\\')
            {
                quoted.Append('\\').Append(c);
                needsQuotes = true;
            }
            else if (c < ' ' || c == '\u007F')
            {
                quoted.Append('\\').Append(Convert.ToString(c, 8).PadLeft(3, '0'));
                needsQuotes = true;
            }
            else
            {
                quoted.Append(c);
            }
        }

        return needsQuotes ? "\"" + quoted + "\"" : path.IndexOf(' ') >= 0 ? path + "\t" : path;
    }

    private readonly record struct Change(int Before, int BeforeEnd, int After, int AfterEnd);
}
