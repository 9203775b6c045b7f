using System;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>
/// Finds named values in the words of a command: <c>--name=value</c>, <c>--name value</c> (also over two list items) and the assignment
/// <c>NAME=value</c> in front of a program.
/// </summary>
internal sealed class CommandFlags
{
    // The flag that the next word belongs to.
    private string? _pending;

    /// <summary>Reads one list item, or a command that is one string.</summary>
    /// <param name="text">The item.</param>
    /// <param name="found">Gets the name, and the value's start and length in the text, without its quotes.</param>
    public void Visit(string text, Action<string, int, int> found)
    {
        for (var i = 0; i < text.Length;)
        {
            if (IsBlank(text[i]))
            {
                i++;
                continue;
            }

            var end = EndOfWord(text, i);
            VisitWord(text, i, end, found);
            i = end;
        }
    }

    private void VisitWord(string text, int start, int end, Action<string, int, int> found)
    {
        var flag = _pending;
        _pending = null;
        var name = start;
        while (name < end && text[name] == '-')
        {
            name++;
        }

        var stop = name;
        while (stop < end && (char.IsLetterOrDigit(text[stop]) || text[stop] is '_' or '-' or '.'))
        {
            stop++;
        }

        if (stop > name && stop < end && text[stop] == '=')
        {
            Report(text.Substring(name, stop - name), text, stop + 1, end, found);
        }
        else if (name > start)
        {
            // A single letter (-p, -u) means something else in every program.
            _pending = stop == end && stop - name > 1 ? text.Substring(name, stop - name) : null;
        }
        else if (flag is not null)
        {
            Report(flag, text, start, end, found);
        }
    }

    private static void Report(string name, string text, int start, int end, Action<string, int, int> found)
    {
        if (end - start >= 2 && text[start] is '"' or '\'' && text[end - 1] == text[start])
        {
            start++;
            end--;
        }

        if (end > start)
        {
            found(name, start, end - start);
        }
    }

    // Blanks in quotes and in ${…} do not end a word.
    private static int EndOfWord(string text, int start)
    {
        var quote = '\0';
        var braces = 0;
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '{' && i > start && text[i - 1] == '$')
            {
                braces++;
            }
            else if (c == '}' && braces > 0)
            {
                braces--;
            }
            else if (braces == 0 && IsBlank(c))
            {
                return i;
            }
        }

        return text.Length;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';
}
