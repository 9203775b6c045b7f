using System;
using System.Collections.Immutable;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;

namespace LucidCompliance.Rules.Commands;

/// <summary>One simple command of a RUN, seen from the program that really runs: it and its arguments by their index.</summary>
internal sealed class ShellCommand
{
    private ShellCommand(SimpleCommand command)
    {
        Words = command.Words.RemoveRange(0, command.Words.Length - command.ArgumentCount - 1);
        Assignments = command.Assignments;
    }

    /// <summary>The program and its arguments; keywords, <c>sudo</c> and the like in front are left out.</summary>
    public ImmutableArray<ShellWord> Words { get; }

    /// <summary>The assignments in front of the program.</summary>
    public ImmutableArray<ShellWord> Assignments { get; }

    /// <summary>The program's name without its directory.</summary>
    public string Name => ImagePath.BaseName(TextOf(0));

    /// <summary>A word without quotes.</summary>
    public string TextOf(int index) => Words[index].Text;

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

    /// <summary>
    /// The commands of a RUN in the order in which they stand: of its line, of the heredocs that a shell reads and of the texts of
    /// <c>sh -c</c>, without those in substitutions.
    /// </summary>
    public static ImmutableArray<ShellCommand> Of(RunInstruction run)
    {
        var commands = ImmutableArray.CreateBuilder<ShellCommand>();
        foreach (var script in run.Scripts)
        {
            foreach (var command in script.Commands)
            {
                if (command.Program is not null)
                {
                    commands.Add(new ShellCommand(command));
                }
            }
        }

        return commands.ToImmutable();
    }
}
