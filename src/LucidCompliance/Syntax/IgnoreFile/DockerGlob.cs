using System;
using System.Collections.Generic;

namespace LucidCompliance.Syntax.IgnoreFile;

/// <summary>
/// Compiles a pattern of a .dockerignore file: Go's filepath.Match, and <c>**</c> for any number of directories (also
/// none), as moby's pattern matcher reads them.
/// </summary>
internal static class DockerGlob
{
    /// <summary>Compiles a cleaned pattern; null where it is not well-formed.</summary>
    public static Glob? Compile(string pattern)
    {
        var tokens = new List<GlobToken>(pattern.Length);
        if (IsSuffix(pattern))
        {
            // "**name" matches at any depth and in the middle of a name, unlike "a**name".
            tokens.Add(new GlobToken(pattern.Length > 2 && pattern[2] == '/' ? GlobTokenKind.Directories : GlobTokenKind.Everything));
            for (var i = pattern.Length > 2 && pattern[2] == '/' ? 3 : 2; i < pattern.Length;)
            {
                tokens.Add(new GlobToken(GlobTokenKind.Character, Glob.CodePoint(pattern, ref i)));
            }

            return new Glob(tokens);
        }

        for (var i = 0; i < pattern.Length;)
        {
            switch (pattern[i])
            {
                case '*' when i + 1 < pattern.Length && pattern[i + 1] == '*':
                    i += 2;
                    i += i < pattern.Length && pattern[i] == '/' ? 1 : 0;
                    tokens.Add(new GlobToken(i == pattern.Length ? GlobTokenKind.Everything : GlobTokenKind.Directories));
                    break;
                case '*':
                    tokens.Add(new GlobToken(GlobTokenKind.Star));
                    i++;
                    break;
                case '?':
                    tokens.Add(new GlobToken(GlobTokenKind.AnyCharacter));
                    i++;
                    break;
                case '[':
                    i++;
                    if (GlobClassParser.ReadGo(pattern, ref i) is not { } characters)
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

    private static bool IsSuffix(string pattern) =>
        pattern.StartsWith("**", StringComparison.Ordinal) && pattern.IndexOfAny(['*', '?', '[', '\\'], 2) < 0;
}
