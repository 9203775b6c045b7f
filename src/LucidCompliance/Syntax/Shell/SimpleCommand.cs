using System;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Shell;

/// <summary>One simple command of a shell script: assignments, a program, its arguments and redirections. Reserved words are left out.</summary>
public sealed class SimpleCommand
{
    private readonly int _program;

    // Without those that env and sudo take, which are found again.
    private readonly ImmutableArray<ShellWord> _own;

    internal SimpleCommand(ImmutableArray<ShellWord> assignments, ImmutableArray<ShellWord> words, ImmutableArray<ShellRedirection> redirections, TextSpan span, ShellOperator next)
    {
        Words = words;
        Redirections = redirections;
        _own = assignments;
        Span = span;
        Next = next;
        Assignments = assignments;
        _program = CommandPrefix.FindProgram(words);
        if (_program > 0)
        {
            Assignments = CommandPrefix.AddAssignments(assignments, words, _program);
        }
    }

    /// <summary>The assignments in front of the program (<c>NAME=value</c>), also those behind <c>env</c> or <c>sudo</c>.</summary>
    public ImmutableArray<ShellWord> Assignments { get; }

    /// <summary>All words behind the assignments: <c>sudo</c>, <c>env</c> and their like, the program, its arguments.</summary>
    public ImmutableArray<ShellWord> Words { get; }

    /// <summary>Its redirections in source order; those of a group around it are <see cref="ShellScript.GroupRedirections"/>.</summary>
    public ImmutableArray<ShellRedirection> Redirections { get; }

    /// <summary>From the first word to the last.</summary>
    public TextSpan Span { get; }

    /// <summary>What joins it to the next command of its script.</summary>
    public ShellOperator Next { get; }

    /// <summary>The program that really runs, behind <c>sudo</c>, <c>env</c>, <c>exec</c> and their like; null for assignments only.</summary>
    public ShellWord? Program => _program < Words.Length ? Words[_program] : null;

    /// <summary>The program's name without directories; empty where there is none or a variable names it.</summary>
    public string Name
    {
        get
        {
            var text = Program?.Text ?? "";
            var name = text.Substring(text.LastIndexOf('/') + 1);

            // "$VENV/bin/pip" is pip, "${TOOL:-/bin/pip}" may be anything.
            return name.IndexOfAny(['$', '`', '}', ')']) >= 0 ? "" : name;
        }
    }

    /// <summary>The command, joined to the next one otherwise.</summary>
    internal SimpleCommand With(ShellOperator next) => new(_own, Words, Redirections, Span, next);

    /// <summary>Number of arguments of <see cref="Program"/>.</summary>
    public int ArgumentCount => Math.Max(0, Words.Length - _program - 1);

    /// <summary>An argument of <see cref="Program"/>.</summary>
    /// <param name="index">From 0 to <see cref="ArgumentCount"/> - 1.</param>
    public ShellWord GetArgument(int index) => Words[_program + 1 + index];

    /// <summary>Whether one of the arguments is the text.</summary>
    public bool HasArgument(string text) => FindArgument(text) >= 0;

    /// <summary>The index of the first argument that is the text; -1 where there is none.</summary>
    public int FindArgument(string text)
    {
        for (var i = 0; i < ArgumentCount; i++)
        {
            if (string.Equals(GetArgument(i).Text, text, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The index of the first argument that is no option; -1 where there is none.</summary>
    /// <param name="from">The index to begin at.</param>
    public int FindOperand(int from = 0)
    {
        for (var i = from; i < ArgumentCount; i++)
        {
            if (GetArgument(i).Text is not ['-', ..])
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The value of an option, as <c>--name value</c> or <c>--name=value</c>; null where it is not there.</summary>
    public string? FindValue(string option)
    {
        for (var i = 0; i < ArgumentCount; i++)
        {
            var text = GetArgument(i).Text;
            if (string.Equals(text, option, StringComparison.Ordinal))
            {
                return i + 1 < ArgumentCount ? GetArgument(i + 1).Text : null;
            }

            if (text.Length > option.Length && text[option.Length] == '=' && text.StartsWith(option, StringComparison.Ordinal))
            {
                return text.Substring(option.Length + 1);
            }
        }

        return null;
    }

    /// <summary>The first argument that is no option: <c>install</c> of <c>apt-get -qq install</c>; null where there is none.</summary>
    public ShellWord? Verb
    {
        get
        {
            for (var i = _program + 1; i < Words.Length; i++)
            {
                // apt-get -o Name=value: the value belongs to the option.
                if (Words[i].Text is "-o" or "-c" or "-t")
                {
                    i++;
                }
                else if (Words[i].Text is not ['-', ..])
                {
                    return Words[i];
                }
            }

            return null;
        }
    }
}
