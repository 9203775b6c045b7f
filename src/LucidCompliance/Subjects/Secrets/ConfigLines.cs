using System;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>Finds <c>key = value</c> and <c>key: value</c> lines in the text of a configuration file of any format.</summary>
internal static class ConfigLines
{
    /// <summary>Reads the lines.</summary>
    /// <param name="text">The file.</param>
    /// <param name="found">Gets the key, and the value's start and length in the text, without its quotes.</param>
    public static void Visit(string text, Action<string, int, int> found)
    {
        for (var start = 0; start < text.Length;)
        {
            var newLine = text.IndexOf('\n', start);
            var end = newLine < 0 ? text.Length : newLine;
            VisitLine(text, start, end, found);
            start = end + 1;
        }
    }

    private static void VisitLine(string text, int start, int end, Action<string, int, int> found)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '"' or '\''))
        {
            start++;
        }

        var stop = start;
        while (stop < end && (char.IsLetterOrDigit(text[stop]) || text[stop] is '_' or '-' or '.'))
        {
            stop++;
        }

        var sign = stop;
        while (sign < end && text[sign] is ' ' or '\t' or '"' or '\'')
        {
            sign++;
        }

        if (stop == start || sign >= end || text[sign] is not ('=' or ':'))
        {
            return;
        }

        var value = sign + 1;
        while (value < end && text[value] is ' ' or '\t')
        {
            value++;
        }

        while (end > value && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is ',' or ';'))
        {
            end--;
        }

        if (end - value >= 2 && text[value] is '"' or '\'' && text[end - 1] == text[value])
        {
            value++;
            end--;
        }

        if (end > value)
        {
            found(text.Substring(start, stop - start), value, end - value);
        }
    }
}
