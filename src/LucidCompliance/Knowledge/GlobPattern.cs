using System;
using System.Collections.Generic;

namespace LucidCompliance.Knowledge;

/// <summary>
/// A pattern of the catalogue: <c>*</c> any run without a slash, <c>**</c> any run, <c>#</c> a run of digits, <c>%</c> one
/// lower-case hexadecimal digit, <c>{a|b|}</c> one of several texts (not nested). Matches the whole text, in a time
/// proportional to text times pattern whatever both are: all states are followed side by side, nothing backtracks.
/// </summary>
internal sealed class GlobPattern
{
    // An instruction is one number: its operation above, and below the character of a literal, the second way of a split
    // or the target of a jump. (A generic list of a type of our own would cost a cold compiler a dozen more methods.)
    private const int Literal = 0;
    private const int Digit = 1 << 16;
    private const int Hexadecimal = 2 << 16;
    private const int NotSlash = 3 << 16;
    private const int Any = 4 << 16;
    private const int Split = 5 << 16;
    private const int Jump = 6 << 16;
    private const int Accept = 7 << 16;
    private const int ArgumentMask = 0xFFFF;

    /// <summary>Keeps instructions addressable by 16 bits, and the recursion of <see cref="Follow"/> shallow.</summary>
    private const int MaximumLength = 4096;

    private static readonly char[] Wildcards = ['*', '#', '%', '{'];

    private readonly string _text;
    private int[]? _program;

    /// <summary>Creates a pattern; it is compiled when it is first matched.</summary>
    public GlobPattern(string text) => _text = text;

    /// <summary>Where the first character stands that makes a pattern more than a literal; -1 in a literal.</summary>
    public static int IndexOfWildcard(string text) => text.IndexOfAny(Wildcards);

    /// <summary>Whether the pattern matches the whole input.</summary>
    /// <exception cref="FormatException">The pattern is malformed.</exception>
    public bool Matches(string input)
    {
        if (IndexOfWildcard(_text) < 0)
        {
            return _text == input;
        }

        var program = _program ??= Compile(_text);
        var current = new StateSet(program.Length);
        var next = new StateSet(program.Length);
        Follow(program, current, 0);
        foreach (var c in input)
        {
            for (var i = 0; i < current.Count; i++)
            {
                var state = current.Order[i];
                if (Accepts(program[state], c))
                {
                    Follow(program, next, state + 1);
                }
            }

            (current, next) = (next, current);
            for (var i = 0; i < next.Count; i++)
            {
                next.Present[next.Order[i]] = false;
            }

            next.Count = 0;
            if (current.Count == 0)
            {
                return false;
            }
        }

        return current.Present[program.Length - 1];
    }

    private static bool Accepts(int instruction, char c) => (instruction & ~ArgumentMask) switch
    {
        Literal => c == instruction,
        Digit => c is >= '0' and <= '9',
        Hexadecimal => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'),
        NotSlash => c != '/',
        Any => true,
        _ => false,
    };

    /// <summary>Adds a state and all that it reaches without reading a character.</summary>
    private static void Follow(int[] program, StateSet states, int state)
    {
        while (!states.Present[state])
        {
            states.Present[state] = true;
            states.Order[states.Count++] = state;
            var operation = program[state] & ~ArgumentMask;
            if (operation == Jump)
            {
                state = program[state] & ArgumentMask;
            }
            else if (operation == Split)
            {
                Follow(program, states, program[state] & ArgumentMask);
                state++;
            }
            else
            {
                return;
            }
        }
    }

    private static int[] Compile(string text)
    {
        if (text.Length > MaximumLength)
        {
            throw new FormatException("A pattern has at most 4096 characters.");
        }

        var program = new List<int>(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '{')
            {
                var end = text.IndexOf('}', i);
                if (end < 0)
                {
                    throw new FormatException("A '{' has no '}'.");
                }

                EmitAlternatives(program, text, i + 1, end);
                i = end;
            }
            else
            {
                i += EmitOne(program, text, i);
            }
        }

        program.Add(Accept);
        return program.ToArray();
    }

    private static void EmitAlternatives(List<int> program, string text, int start, int end)
    {
        var jumps = new List<int>();
        while (true)
        {
            var bar = text.IndexOf('|', start, end - start);
            var stop = bar < 0 ? end : bar;
            var split = program.Count;
            if (bar >= 0)
            {
                program.Add(default);
            }

            for (var i = start; i < stop; i++)
            {
                i += EmitOne(program, text, i);
            }

            if (bar < 0)
            {
                break;
            }

            jumps.Add(program.Count);
            program.Add(default);
            program[split] = Split | program.Count;
            start = bar + 1;
        }

        foreach (var jump in jumps)
        {
            program[jump] = Jump | program.Count;
        }
    }

    /// <summary>Emits one element; returns how many characters it has beyond the first.</summary>
    private static int EmitOne(List<int> program, string text, int i)
    {
        switch (text[i])
        {
            case '*':
                var any = i + 1 < text.Length && text[i + 1] == '*';
                program.Add(Split | (program.Count + 3));
                program.Add(any ? Any : NotSlash);
                program.Add(Jump | (program.Count - 2));
                return any ? 1 : 0;
            case '#':
                program.Add(Digit);
                program.Add(Split | (program.Count + 2));
                program.Add(Jump | (program.Count - 2));
                return 0;
            case '%':
                program.Add(Hexadecimal);
                return 0;
            default:
                program.Add(Literal | text[i]);
                return 0;
        }
    }

    /// <summary>States in the order of their discovery, each once. Fields, because this is the inner loop.</summary>
    private sealed class StateSet(int capacity)
    {
        public readonly int[] Order = new int[capacity];
        public readonly bool[] Present = new bool[capacity];
        public int Count;
    }
}
