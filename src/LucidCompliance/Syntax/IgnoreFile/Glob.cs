using System;
using System.Collections.Generic;

namespace LucidCompliance.Syntax.IgnoreFile;

/// <summary>
/// A compiled pattern. Matching keeps the set of places in the pattern that the path read so far can lead to, so the
/// time is at most the product of both lengths; nothing is ever tried twice. A pattern that needs more characters than
/// the path has is not tried at all, so a huge pattern costs nothing.
/// </summary>
internal sealed class Glob
{
    private const int MaximumBits = 64;

    private readonly GlobToken[] _tokens;
    private readonly string? _literal;
    private readonly int _minimumLength;
    private readonly string _ending;

    public Glob(List<GlobToken> tokens)
    {
        // Directories below directories are directories; without this, a chain of them would be walked again and again.
        _tokens = Collapse(tokens);
        _literal = Literal(_tokens, 0);
        var ending = _tokens.Length;
        while (ending > 0 && _tokens[ending - 1] is { Kind: GlobTokenKind.Character, Character: <= char.MaxValue })
        {
            ending--;
        }

        // What a path must hold, whatever comes before: most patterns are ruled out by it.
        _ending = Literal(_tokens, ending)!;
        foreach (var token in _tokens)
        {
            _minimumLength += token.IsOptional ? 0 : 1;
        }
    }

    public bool IsMatch(string path) =>
        _literal is not null ? string.Equals(_literal, path, StringComparison.Ordinal) : path.Length >= _minimumLength && path.EndsWith(_ending, StringComparison.Ordinal) && Match(path, orParent: false);

    /// <summary>Whether the pattern matches a path or one of the directories above it, which are tried in the same pass.</summary>
    public bool IsMatchOrParent(string path) =>
        _literal is null ? path.Length >= _minimumLength && path.IndexOf(_ending, StringComparison.Ordinal) >= 0 && Match(path, orParent: true)
        : path.StartsWith(_literal, StringComparison.Ordinal) && (path.Length == _literal.Length || (_literal.Length > 0 && path[_literal.Length] == '/'));

    private bool Match(string path, bool orParent) => _tokens.Length < MaximumBits ? MatchBits(path, orParent) : MatchArrays(path, orParent);

    // The places as bits of a number: no memory is needed, and places that are not set cost nothing.
    private bool MatchBits(string path, bool orParent)
    {
        var end = 1UL << _tokens.Length;
        var current = Entered(0, 0);
        for (var i = 0; i < path.Length;)
        {
            if (orParent && path[i] == '/' && i > 0 && (current & end) != 0)
            {
                return true;
            }

            var c = CodePoint(path, ref i);
            var next = 0UL;
            var open = current & ~end;
            for (var t = 0; open != 0; t++, open >>= 1)
            {
                if ((open & 1) == 0)
                {
                    continue;
                }

                ref readonly var token = ref _tokens[t];
                if (token.Kind == GlobTokenKind.Character)
                {
                    next = token.Character == c ? Entered(next, t + 1) : next;
                    continue;
                }

                if (token.Repeats(c))
                {
                    next |= 1UL << t;
                    if (token.Kind != GlobTokenKind.Directories)
                    {
                        next = Entered(next, t + 1);
                    }
                }

                if (token.Accepts(c))
                {
                    next = Entered(next, t + 1);
                }
            }

            if (next == 0)
            {
                return false;
            }

            current = next;
        }

        return (current & end) != 0;
    }

    private ulong Entered(ulong places, int place)
    {
        while (true)
        {
            var isSet = (places & (1UL << place)) != 0;
            places |= 1UL << place;
            if (place == _tokens.Length || !_tokens[place].IsOptional || (isSet && _tokens[place].Kind != GlobTokenKind.Directories))
            {
                return places;
            }

            place++;
        }
    }

    private bool MatchArrays(string path, bool orParent)
    {
        var current = new bool[_tokens.Length + 1];
        var next = new bool[_tokens.Length + 1];
        Enter(current, 0);
        for (var i = 0; i < path.Length;)
        {
            if (orParent && path[i] == '/' && i > 0 && current[_tokens.Length])
            {
                return true;
            }

            var c = CodePoint(path, ref i);
            var any = false;
            for (var t = 0; t < _tokens.Length; t++)
            {
                if (!current[t])
                {
                    continue;
                }

                var token = _tokens[t];
                if (token.Repeats(c))
                {
                    // The token itself, not what is behind it: "Directories" goes on only behind a slash.
                    next[t] = true;
                    any = true;
                    if (token.Kind != GlobTokenKind.Directories)
                    {
                        Enter(next, t + 1);
                    }
                }

                if (token.Accepts(c))
                {
                    Enter(next, t + 1);
                    any = true;
                }
            }

            if (!any)
            {
                return false;
            }

            (current, next) = (next, current);
            Array.Clear(next, 0, next.Length);
        }

        return current[_tokens.Length];
    }

    public static int CodePoint(string text, ref int index)
    {
        var c = text[index++];
        return char.IsHighSurrogate(c) && index < text.Length && char.IsLowSurrogate(text[index])
            ? char.ConvertToUtf32(c, text[index++])
            : c;
    }

    // Sets a place and what can be reached from it without a character. What is behind a place that is set already is
    // set too, except behind "Directories" in the middle of a directory's name.
    private void Enter(bool[] places, int place)
    {
        while (true)
        {
            var isSet = places[place];
            places[place] = true;
            if (place == _tokens.Length || !_tokens[place].IsOptional || (isSet && _tokens[place].Kind != GlobTokenKind.Directories))
            {
                return;
            }

            place++;
        }
    }

    private static GlobToken[] Collapse(List<GlobToken> tokens)
    {
        var result = new List<GlobToken>(tokens.Count);
        foreach (var token in tokens)
        {
            if (token.Kind != GlobTokenKind.Directories || result.Count == 0 || result[result.Count - 1].Kind != GlobTokenKind.Directories)
            {
                result.Add(token);
            }
        }

        return result.ToArray();
    }

    private static string? Literal(GlobToken[] tokens, int start)
    {
        var characters = new char[tokens.Length - start];
        for (var i = start; i < tokens.Length; i++)
        {
            if (tokens[i].Kind != GlobTokenKind.Character || tokens[i].Character > char.MaxValue)
            {
                return null;
            }

            characters[i - start] = (char)tokens[i].Character;
        }

        return new string(characters);
    }
}
