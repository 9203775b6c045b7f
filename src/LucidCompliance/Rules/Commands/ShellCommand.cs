using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Commands;

/// <summary>One simple command of a RUN: a program and its arguments.</summary>
internal sealed class ShellCommand
{
    private static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal)
    {
        "!", "{", "if", "then", "elif", "else", "while", "until", "do", "exec", "command", "sudo", "time", "env", "nice", "nohup", "eatmydata",
    };

    private ShellCommand(ImmutableArray<DockerWord> words, ImmutableArray<DockerWord> assignments)
    {
        Words = words;
        Assignments = assignments;
    }

    /// <summary>The program and its arguments, quotes kept; keywords, <c>sudo</c> and the like in front are left out.</summary>
    public ImmutableArray<DockerWord> Words { get; }

    /// <summary>The assignments in front of the program.</summary>
    public ImmutableArray<DockerWord> Assignments { get; }

    /// <summary>The program's name without its directory.</summary>
    public string Name => ImagePath.BaseName(TextOf(0));

    /// <summary>A word without quotes.</summary>
    public string TextOf(int index) => Unquote(Words[index].Text);

    /// <summary>The index of an argument; -1 where there is none.</summary>
    public int IndexOf(string argument)
    {
        for (var i = 1; i < Words.Length; i++)
        {
            if (TextOf(i) == argument)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The index of the first argument that is no option; -1 where there is none.</summary>
    public int FirstOperand(int from = 1)
    {
        for (var i = from; i < Words.Length; i++)
        {
            if (!Words[i].Text.StartsWith("-", StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The value of an option, as <c>--name value</c> or <c>--name=value</c>; null where it is not there.</summary>
    public string? ValueOf(string option)
    {
        for (var i = 1; i < Words.Length; i++)
        {
            var text = TextOf(i);
            if (text == option)
            {
                return i + 1 < Words.Length ? TextOf(i + 1) : null;
            }

            if (text.Length > option.Length && text[option.Length] == '=' && text.StartsWith(option, StringComparison.Ordinal))
            {
                return text.Substring(option.Length + 1);
            }
        }

        return null;
    }

    /// <summary>The commands of a RUN in the order in which they stand: of its line and of its heredocs, without those in substitutions.</summary>
    public static ImmutableArray<ShellCommand> Of(RunInstruction run)
    {
        var commands = ImmutableArray.CreateBuilder<ShellCommand>();
        if (run.Command is { Form: CommandForm.Exec } exec)
        {
            if (exec.Words.Length > 2 && ImageFiles.IsShellName(ImagePath.BaseName(exec.Words[0].Text)) && exec.Words[1].Text.EndsWith("c", StringComparison.Ordinal))
            {
                Read(exec.Words[2], commands);
            }
            else
            {
                Add(new List<DockerWord>(exec.Words), commands);
            }
        }
        else if (run.Command is { } shell)
        {
            Read(shell.ShellWord, commands);
        }

        foreach (var heredoc in run.Heredocs)
        {
            Read(heredoc.Body, commands);
        }

        return commands.ToImmutable();
    }

    private static void Read(DockerWord script, ImmutableArray<ShellCommand>.Builder commands)
    {
        var text = script.Text;
        var words = new List<DockerWord>();
        var isTarget = false;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c is ' ' or '\t' or '\r')
            {
                i++;
            }
            else if (c is ';' or '&' or '|' or '(' or ')' or '\n')
            {
                Add(words, commands);
                isTarget = false;
                i++;
            }
            else if (c == '#')
            {
                var end = text.IndexOf('\n', i);
                i = end < 0 ? text.Length : end;
            }
            else if (c is '<' or '>')
            {
                isTarget = true;
                i += i + 1 < text.Length && text[i + 1] is '<' or '>' or '&' ? 2 : 1;
            }
            else
            {
                var end = EndOfWord(text, i);
                var isDescriptor = end < text.Length && text[end] is '<' or '>' && IsNumber(text, i, end);
                if (!isTarget && !isDescriptor)
                {
                    words.Add(script.Slice(i, end - i));
                }

                isTarget = false;
                i = end;
            }
        }

        Add(words, commands);
    }

    private static bool IsNumber(string text, int start, int end)
    {
        for (; start < end; start++)
        {
            if (text[start] is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }

    // Quotes, escapes and substitutions do not end a word.
    private static int EndOfWord(string text, int start)
    {
        var quote = '\0';
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && quote != '\'')
            {
                i++;
            }
            else if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' or '`')
            {
                quote = c;
            }
            else if (c == '(' && i > start && (depth > 0 || text[i - 1] == '$'))
            {
                depth++;
            }
            else if (c == ')' && depth > 0)
            {
                depth--;
            }
            else if (depth == 0 && c is ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '(' or ')' or '<' or '>')
            {
                return Math.Max(i, start + 1);
            }
        }

        return text.Length;
    }

    private static void Add(List<DockerWord> words, ImmutableArray<ShellCommand>.Builder commands)
    {
        var start = 0;
        var assignments = ImmutableArray.CreateBuilder<DockerWord>();
        while (start < words.Count && (Prefixes.Contains(words[start].Text) || IsAssignment(words[start].Text)))
        {
            if (IsAssignment(words[start].Text))
            {
                assignments.Add(words[start]);
            }

            start++;
        }

        if (start < words.Count)
        {
            commands.Add(new ShellCommand([.. words.GetRange(start, words.Count - start)], assignments.ToImmutable()));
        }

        words.Clear();
    }

    private static bool IsAssignment(string word)
    {
        var sign = word.IndexOf('=');
        if (sign <= 0)
        {
            return false;
        }

        for (var i = 0; i < sign; i++)
        {
            if (!(word[i] == '_' || char.IsLetter(word[i]) || (i > 0 && char.IsDigit(word[i]))))
            {
                return false;
            }
        }

        return true;
    }

    private static string Unquote(string word) =>
        word.IndexOf('"') < 0 && word.IndexOf('\'') < 0 ? word : word.Replace("\"", string.Empty).Replace("'", string.Empty);
}
