using System;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Compose;

/// <summary>Tells references that are meant for the shell of a command: the command sets the variable before it uses it.</summary>
internal static class ShellVariables
{
    // Lines and characters of one block scalar that are searched backwards; longer scripts are files.
    private const int MostLines = 64;
    private const int MostCharacters = 4096;

    /// <summary>
    /// Whether an assignment to the name stands in front of the reference in the same command: on its line, or on lines above of the same
    /// block, with the end of a command in between. In <c>X=1 run $X</c> the shell reads the variable before it sets it.
    /// </summary>
    public static bool IsSetBefore(SourceLocation reference, string name)
    {
        var content = reference.Text.Content;
        var end = reference.Span.Start;
        var first = Math.Max(0, end - MostCharacters);
        var line = StartOfLine(content, end, first);
        var indent = IndentOf(content, line);
        for (var lines = 0; lines < MostLines; lines++)
        {
            if (Assigns(content, line, end, name))
            {
                return true;
            }

            if (line == first)
            {
                return false;
            }

            end = line - 1;
            line = StartOfLine(content, end, first);
            if (IndentOf(content, line) < indent)
            {
                return false;
            }
        }

        return false;
    }

    private static bool Assigns(string content, int start, int end, string name)
    {
        for (var at = content.IndexOf(name, start, end - start, StringComparison.Ordinal); at >= 0; at = content.IndexOf(name, at + 1, end - at - 1, StringComparison.Ordinal))
        {
            var sign = at + name.Length;
            if (sign < end && content[sign] == '=' && (at == start || content[at - 1] is ' ' or ';' or '"' or '\'' or '(' or '&' or '|')
                && (content.IndexOf(';', sign, end - sign) >= 0 || content.IndexOf("&&", sign, end - sign, StringComparison.Ordinal) >= 0 || content[end] == '\n'))
            {
                return true;
            }
        }

        return false;
    }

    private static int StartOfLine(string content, int position, int first) =>
        position <= first ? first : content.LastIndexOf('\n', position - 1, position - first) is >= 0 and var sign ? sign + 1 : first;

    private static int IndentOf(string content, int line)
    {
        var at = line;
        while (at < content.Length && at - line < MostCharacters && content[at] == ' ')
        {
            at++;
        }

        return at - line;
    }
}
