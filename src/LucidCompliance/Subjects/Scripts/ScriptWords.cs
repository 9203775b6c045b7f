using System;
using System.Collections.Generic;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Scripts;

/// <summary>A word of a command that may name a script.</summary>
/// <param name="Text">The word.</param>
/// <param name="Span">Where it is written.</param>
/// <param name="IsProgram">Whether the word is the program itself, which is also sought on PATH.</param>
internal readonly record struct ScriptWord(string Text, TextSpan Span, bool IsProgram);

/// <summary>Finds the words of commands that may name scripts or requirements files.</summary>
internal static class ScriptWords
{
    // Programs that start the program behind their options.
    private static readonly string[] Starters = ["tini", "dumb-init", "catatonit", "docker-init", "gosu", "su-exec"];

    /// <summary>Of a command in exec form.</summary>
    public static void AddExec(CommandSyntax command, List<ScriptWord> words)
    {
        var isProgram = true;
        foreach (var word in command.Words)
        {
            isProgram = Add(word.Text, word.Span, isProgram, words);
        }
    }

    /// <summary>Of a command in shell form.</summary>
    public static void AddShell(ShellScript script, List<ScriptWord> words)
    {
        foreach (var command in script.Commands)
        {
            // What changes or removes a file does not run it.
            if (command.Name is "rm" or "cp" or "mv" or "cat" or "echo" or "printf" or "test" or "[" or "ls")
            {
                continue;
            }

            if (command.Program is { } program)
            {
                _ = Add(program.Text, program.Span, isProgram: true, words);
            }

            for (var i = 0; i < command.ArgumentCount; i++)
            {
                var argument = command.GetArgument(i);
                _ = Add(argument.Text, argument.Span, isProgram: false, words);
            }
        }
    }

    /// <summary>One word of a list; whether the next one may be the program.</summary>
    public static bool Add(string text, TextSpan span, bool isProgram, List<ScriptWord> words)
    {
        if (MayNameFile(text) && (isProgram || ScriptLanguages.OfName(text) is not null))
        {
            words.Add(new ScriptWord(text, span, isProgram));
        }

        return isProgram && (text.StartsWith("-", StringComparison.Ordinal) || Array.IndexOf(Starters, ImagePath.BaseName(text)) >= 0);
    }

    private static bool MayNameFile(string text) =>
        text.Length is > 1 and <= 512 && text[0] != '-' && text.IndexOfAny(['$', '*', '?', ' ', '\t', '\n', ':', '=', '"', '\'', '`', '\\', '(']) < 0;
}
