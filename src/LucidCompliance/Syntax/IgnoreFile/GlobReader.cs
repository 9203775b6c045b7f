using System.Collections.Generic;

namespace LucidCompliance.Syntax.IgnoreFile;

/// <summary>Reads the asterisks that begin at an index, and moves it behind them.</summary>
/// <param name="pattern">The pattern.</param>
/// <param name="index">The index of the first asterisk.</param>
/// <param name="tokens">Gets what they match.</param>
internal delegate void GlobStarReader(string pattern, ref int index, List<GlobToken> tokens);

/// <summary>Reads the class of characters behind a bracket, and moves the index behind it; null where it is not well-formed.</summary>
/// <param name="pattern">The pattern.</param>
/// <param name="index">The index behind the opening bracket.</param>
internal delegate GlobClass? GlobClassReader(string pattern, ref int index);

/// <summary>What the patterns of .gitignore and .dockerignore share: they differ in asterisks and in classes of characters only.</summary>
internal static class GlobReader
{
    /// <summary>Compiles a pattern; null where it is not well-formed.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="stars">How asterisks are read.</param>
    /// <param name="classes">How classes of characters are read.</param>
    public static Glob? Read(string pattern, GlobStarReader stars, GlobClassReader classes)
    {
        var tokens = new List<GlobToken>(pattern.Length);
        for (var i = 0; i < pattern.Length;)
        {
            switch (pattern[i])
            {
                case '*':
                    stars(pattern, ref i, tokens);
                    break;
                case '?':
                    tokens.Add(new GlobToken(GlobTokenKind.AnyCharacter));
                    i++;
                    break;
                case '[':
                    i++;
                    if (classes(pattern, ref i) is not { } characters)
                    {
                        return null;
                    }

                    tokens.Add(new GlobToken(GlobTokenKind.Class, 0, characters));
                    break;
                case '\\' when i + 1 == pattern.Length:
                    return null;
                case '\\':
                    i++;
                    tokens.Add(new GlobToken(GlobTokenKind.Character, Glob.CodePoint(pattern, ref i)));
                    break;
                default:
                    tokens.Add(new GlobToken(GlobTokenKind.Character, Glob.CodePoint(pattern, ref i)));
                    break;
            }
        }

        return new Glob(tokens);
    }
}
