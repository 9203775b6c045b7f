using System.Collections;
using System.Collections.Generic;

namespace LucidCompliance.Text.Globs;

/// <summary>
/// A compiled glob: a small nondeterministic automaton. Each pair of step and position is visited once, so the time is
/// bounded by the product of both lengths, whatever pattern and path are.
/// </summary>
internal sealed class GlobProgram
{
    private readonly GlobInstruction[] _code;

    public GlobProgram(GlobInstruction[] code) => _code = code;

    /// <summary>Whether the path from <paramref name="start"/> on matches.</summary>
    /// <param name="path">Separated by '/'.</param>
    /// <param name="start">Where the match begins.</param>
    /// <param name="orBelow">Whether a match of a parent directory counts too.</param>
    public bool IsMatch(string path, int start, bool orBelow)
    {
        var width = path.Length - start + 1;
        var visited = new BitArray(_code.Length * width);
        var pending = new Stack<(int Step, int Position)>();
        pending.Push((0, start));
        while (pending.Count > 0)
        {
            var (step, position) = pending.Pop();
            var index = (step * width) + position - start;
            if (visited[index])
            {
                continue;
            }

            visited[index] = true;
            var instruction = _code[step];
            if (instruction.Operation == GlobOperation.Accept)
            {
                if (position == path.Length || (orBelow && path[position] == '/'))
                {
                    return true;
                }
            }
            else
            {
                Advance(instruction, step, path, position, pending);
            }
        }

        return false;
    }

    private static void Advance(GlobInstruction instruction, int step, string path, int position, Stack<(int Step, int Position)> pending)
    {
        switch (instruction.Operation)
        {
            case GlobOperation.Fork:
                pending.Push((instruction.Second, position));
                pending.Push((instruction.First, position));
                return;
            case GlobOperation.Jump:
                pending.Push((instruction.First, position));
                return;
            case GlobOperation.Run:
            case GlobOperation.RunInSegment:
                if (position < path.Length && (instruction.Operation == GlobOperation.Run || path[position] != '/'))
                {
                    pending.Push((step, position + 1));
                }

                pending.Push((step + 1, position));
                return;
            case GlobOperation.Number:
                PushNumbers(instruction, step, path, position, pending);
                return;
            default:
                if (position < path.Length && Consumes(instruction, path[position]))
                {
                    pending.Push((step + 1, position + 1));
                }

                return;
        }
    }

    private static bool Consumes(GlobInstruction instruction, char c) => instruction.Operation switch
    {
        GlobOperation.Character => c == instruction.First,
        GlobOperation.AnyInSegment => c != '/',
        GlobOperation.InSet => c != '/' && IsInSet(instruction.Set!, c),
        _ => c != '/' && !IsInSet(instruction.Set!, c),
    };

    private static bool IsInSet(string set, char c)
    {
        for (var i = 0; i + 1 < set.Length; i += 2)
        {
            if (c >= set[i] && c <= set[i + 1])
            {
                return true;
            }
        }

        return false;
    }

    // An integer has no leading zero: {1..10} matches "7", not "007".
    private static void PushNumbers(GlobInstruction instruction, int step, string path, int position, Stack<(int Step, int Position)> pending)
    {
        var negative = position < path.Length && path[position] == '-';
        var first = negative ? position + 1 : position;
        long value = 0;
        for (var i = first; i < path.Length && i - first < 10 && path[i] is >= '0' and <= '9'; i++)
        {
            if (i > first && path[first] == '0')
            {
                return;
            }

            value = (value * 10) + (path[i] - '0');
            var signed = negative ? -value : value;
            if (signed >= instruction.First && signed <= instruction.Second)
            {
                pending.Push((step + 1, i + 1));
            }
        }
    }
}
