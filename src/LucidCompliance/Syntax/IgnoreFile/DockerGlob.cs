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
    public static Glob? Compile(string pattern) =>
        IsSuffix(pattern) ? new Glob(ReadSuffix(pattern)) : GlobReader.Read(pattern, ReadStars, GlobClassParser.ReadGo);

    // "**name" matches at any depth and in the middle of a name, unlike "a**name".
    private static List<GlobToken> ReadSuffix(string pattern)
    {
        var isWholePart = pattern.Length > 2 && pattern[2] == '/';
        var tokens = new List<GlobToken>(pattern.Length) { new(isWholePart ? GlobTokenKind.Directories : GlobTokenKind.Everything) };
        for (var i = isWholePart ? 3 : 2; i < pattern.Length;)
        {
            tokens.Add(new GlobToken(GlobTokenKind.Character, Glob.CodePoint(pattern, ref i)));
        }

        return tokens;
    }

    private static void ReadStars(string pattern, ref int index, List<GlobToken> tokens)
    {
        index++;
        if (index == pattern.Length || pattern[index] != '*')
        {
            tokens.Add(new GlobToken(GlobTokenKind.Star));
            return;
        }

        index++;
        index += index < pattern.Length && pattern[index] == '/' ? 1 : 0;
        tokens.Add(new GlobToken(index == pattern.Length ? GlobTokenKind.Everything : GlobTokenKind.Directories));
    }

    private static bool IsSuffix(string pattern) =>
        pattern.StartsWith("**", StringComparison.Ordinal) && pattern.IndexOfAny(['*', '?', '[', '\\'], 2) < 0;
}
