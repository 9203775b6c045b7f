using System;
using System.Collections.Immutable;

namespace LucidCompliance.Syntax.Shell;

/// <summary>Programs that only start another one: <c>sudo</c>, <c>env</c>, <c>exec</c> and their like.</summary>
internal static class CommandPrefix
{
    /// <summary>The index of the program that really runs.</summary>
    public static int FindProgram(ImmutableArray<ShellWord> words)
    {
        var index = 0;
        while (index < words.Length && OptionsWithValue(words[index].Text) is { } withValue)
        {
            var operands = words[index].Text.EndsWith("timeout", StringComparison.Ordinal) ? 1 : 0;
            index++;
            for (; index < words.Length; index++)
            {
                var text = words[index].Text;
                if (text is ['-', _, ..])
                {
                    index += text.Length == 2 && withValue.IndexOf(text[1]) >= 0 ? 1 : 0;
                }
                else if (operands > 0)
                {
                    operands--;
                }
                else if (!IsAssignment(text))
                {
                    break;
                }
            }
        }

        return Math.Min(index, words.Length);
    }

    /// <summary>The assignments in front of a command and those that <c>env</c> and <c>sudo</c> take.</summary>
    public static ImmutableArray<ShellWord> AddAssignments(ImmutableArray<ShellWord> assignments, ImmutableArray<ShellWord> words, int program)
    {
        var all = assignments.ToBuilder();
        for (var i = 0; i < program; i++)
        {
            if (IsAssignment(words[i].Text))
            {
                all.Add(words[i]);
            }
        }

        return all.ToImmutable();
    }

    /// <summary>Whether a word has the form <c>NAME=value</c>.</summary>
    public static bool IsAssignment(string text)
    {
        var i = 0;
        while (i < text.Length && (text[i] == '_' || text[i] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') || (i > 0 && text[i] is >= '0' and <= '9')))
        {
            i++;
        }

        return i > 0 && i < text.Length && (text[i] == '=' || (text[i] == '+' && i + 1 < text.Length && text[i + 1] == '='));
    }

    // Null for any other program.
    private static string? OptionsWithValue(string program) => program.Substring(program.LastIndexOf('/') + 1) switch
    {
        "sudo" or "doas" => "ugpCUThrR",
        "env" => "uCS",
        "exec" => "a",
        "command" or "builtin" or "nohup" or "time" or "setsid" or "eatmydata" => "",
        "nice" or "ionice" => "ncp",
        "timeout" => "ks",
        _ => null,
    };
}
