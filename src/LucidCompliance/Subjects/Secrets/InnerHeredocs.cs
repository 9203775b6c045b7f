using System;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>Finds the named values of the files that the script of a RUN writes itself: <c>cat > /root/.netrc &lt;&lt;EOF</c>.</summary>
internal static class InnerHeredocs
{
    private static readonly char[] NoTag = ['_', '-', '<', '='];

    /// <summary>Reads a script.</summary>
    /// <param name="script">Its text.</param>
    /// <param name="found">Gets the key, and the value's start and length in the script.</param>
    public static void Visit(string script, Action<string, int, int> found)
    {
        for (var at = script.IndexOf("<<", StringComparison.Ordinal); at >= 0; at = script.IndexOf("<<", at + 2, StringComparison.Ordinal))
        {
            var tag = at + 2;
            while (tag < script.Length && script[tag] is '-' or ' ' or '\'' or '"' or '\\')
            {
                tag++;
            }

            var end = tag;
            while (end < script.Length && (char.IsLetterOrDigit(script[end]) || script[end] == '_'))
            {
                end++;
            }

            var line = script.IndexOf('\n', end);
            if (end == tag || line < 0)
            {
                continue;
            }

            var start = line + 1;
            var close = EndOfBody(script, start, end - tag, tag);
            if (close < 0)
            {
                // No body ends with this tag, so that the rest is not sought again and again.
                return;
            }

            ConfigLines.Visit(script.Substring(start, close - start), (key, value, length) => found(key, start + value, length));
            at = Math.Max(at, close - 2);
        }
    }

    // Where the line that is the tag begins; -1 without one.
    private static int EndOfBody(string script, int at, int length, int tag)
    {
        while (at < script.Length)
        {
            var newLine = script.IndexOf('\n', at);
            var end = newLine < 0 ? script.Length : newLine;
            var first = at;
            while (first < end && script[first] is '\t' or ' ')
            {
                first++;
            }

            if (end - first >= length && string.CompareOrdinal(script, first, script, tag, length) == 0 && script.IndexOfAny(NoTag, first + length, end - first - length) < 0 && end - first - length <= 1)
            {
                return at;
            }

            at = end + 1;
        }

        return -1;
    }
}
