using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace LucidCompliance.Text.Globs;

/// <summary>Compiles the glob syntax of the EditorConfig specification; see <see cref="Glob"/> for its meaning.</summary>
internal sealed class GlobParser
{
    private const int MaximumDepth = 16;

    private readonly string _pattern;
    private readonly List<GlobInstruction> _code = new();

    private GlobParser(string pattern) => _pattern = pattern;

    /// <summary>The first defect of the pattern; the offending characters then stand for themselves.</summary>
    private string? Problem { get; set; }

    public static GlobProgram Compile(string pattern, out string? problem)
    {
        var parser = new GlobParser(pattern);
        var start = 0;
        if (pattern.Length > 0 && pattern[0] == '/')
        {
            start = 1;
        }
        else if (!HasSeparator(pattern))
        {
            parser.AddOptionalDirectories();
        }

        parser.ParseSequence(start, pattern.Length, 0);
        parser.Add(GlobOperation.Accept);
        problem = parser.Problem;
        return new GlobProgram(parser._code.ToArray());
    }

    private static bool HasSeparator(string pattern)
    {
        var inBrackets = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    inBrackets = pattern.IndexOf(']', i) > 0;
                    break;
                case ']':
                    inBrackets = false;
                    break;
                case '/' when !inBrackets:
                    return true;
            }
        }

        return false;
    }

    private void ParseSequence(int start, int end, int depth)
    {
        var i = start;
        while (i < end)
        {
            var c = _pattern[i];
            switch (c)
            {
                case '\\' when i + 1 < end:
                    AddCharacter(_pattern[i + 1]);
                    i += 2;
                    break;
                case '*':
                    i = ParseStars(i, end);
                    break;
                case '?':
                    Add(GlobOperation.AnyInSegment);
                    i++;
                    break;
                case '[':
                    i = ParseSet(i, end);
                    break;
                case '{':
                    i = ParseBraces(i, end, depth);
                    break;
                default:
                    if (c == '}')
                    {
                        Problem ??= "A '}' has no '{' in front of it.";
                    }

                    AddCharacter(c);
                    i++;
                    break;
            }
        }
    }

    // "a/**/b" also matches "a/b", and "**/b" also "b".
    private int ParseStars(int i, int end)
    {
        var last = i;
        while (last + 1 < end && _pattern[last + 1] == '*')
        {
            last++;
        }

        if (last == i)
        {
            Add(GlobOperation.RunInSegment);
            return i + 1;
        }

        var beginsSegment = i == 0 || _pattern[i - 1] == '/';
        if (beginsSegment && last + 1 < end && _pattern[last + 1] == '/')
        {
            AddOptionalDirectories();
            return last + 2;
        }

        Add(GlobOperation.Run);
        return last + 1;
    }

    private int ParseSet(int i, int end)
    {
        var start = i + 1;
        var negated = start < end && _pattern[start] == '!';
        if (negated)
        {
            start++;
        }

        var set = new StringBuilder();
        var j = start;
        while (j < end && (_pattern[j] != ']' || j == start) && _pattern[j] != '/')
        {
            var from = Unescape(ref j, end);
            var to = from;
            if (j + 1 < end && _pattern[j] == '-' && _pattern[j + 1] is not (']' or '/'))
            {
                j++;
                to = Unescape(ref j, end);
            }

            set.Append(from).Append(to);
        }

        if (j >= end || _pattern[j] != ']' || set.Length == 0)
        {
            Problem ??= "A '[' has no ']' behind it in the same path segment.";
            AddCharacter('[');
            return i + 1;
        }

        _code.Add(new GlobInstruction(negated ? GlobOperation.NotInSet : GlobOperation.InSet, Set: set.ToString()));
        return j + 1;
    }

    private char Unescape(ref int j, int end)
    {
        if (_pattern[j] == '\\' && j + 1 < end)
        {
            j++;
        }

        return _pattern[j++];
    }

    private int ParseBraces(int i, int end, int depth)
    {
        var cuts = FindAlternatives(i, end);
        if (cuts is null || depth >= MaximumDepth)
        {
            Problem ??= cuts is null ? "A '{' has no '}' behind it." : "The braces lie too deep in each other.";
            AddCharacter('{');
            return i + 1;
        }

        var close = cuts[cuts.Count - 1];
        if (cuts.Count == 2)
        {
            ParseSingleBraces(i, close, depth);
            return close + 1;
        }

        var exits = new List<int>();
        for (var k = 0; k + 1 < cuts.Count; k++)
        {
            var isLast = k + 2 == cuts.Count;
            var fork = _code.Count;
            if (!isLast)
            {
                Add(GlobOperation.Fork);
            }

            ParseSequence(cuts[k] + 1, cuts[k + 1], depth + 1);
            if (!isLast)
            {
                exits.Add(_code.Count);
                Add(GlobOperation.Jump);
                _code[fork] = new GlobInstruction(GlobOperation.Fork, fork + 1, _code.Count);
            }
        }

        foreach (var exit in exits)
        {
            _code[exit] = new GlobInstruction(GlobOperation.Jump, _code.Count);
        }

        return close + 1;
    }

    // {1..9} is a range of numbers; {one} has no alternative, so its braces stand for themselves.
    private void ParseSingleBraces(int open, int close, int depth)
    {
        var dots = _pattern.IndexOf("..", open + 1, close - open - 1, StringComparison.Ordinal);
        if (dots > 0 && TryParseNumber(open + 1, dots, out var low) && TryParseNumber(dots + 2, close, out var high))
        {
            _code.Add(new GlobInstruction(GlobOperation.Number, Math.Min(low, high), Math.Max(low, high)));
            return;
        }

        AddCharacter('{');
        ParseSequence(open + 1, close, depth + 1);
        AddCharacter('}');
    }

    private bool TryParseNumber(int start, int end, out int value) =>
        int.TryParse(_pattern.Substring(start, end - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    // The offsets of '{', of each ',' of this level, and of '}'.
    private List<int>? FindAlternatives(int open, int end)
    {
        var cuts = new List<int> { open };
        var level = 0;
        for (var i = open; i < end; i++)
        {
            switch (_pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '{':
                    level++;
                    break;
                case ',' when level == 1:
                    cuts.Add(i);
                    break;
                case '}' when --level == 0:
                    cuts.Add(i);
                    return cuts;
            }
        }

        return null;
    }

    private void AddOptionalDirectories()
    {
        var fork = _code.Count;
        _code.Add(new GlobInstruction(GlobOperation.Fork, fork + 1, fork + 3));
        Add(GlobOperation.Run);
        AddCharacter('/');
    }

    private void AddCharacter(char c) => _code.Add(new GlobInstruction(GlobOperation.Character, c));

    private void Add(GlobOperation operation) => _code.Add(new GlobInstruction(operation));
}
