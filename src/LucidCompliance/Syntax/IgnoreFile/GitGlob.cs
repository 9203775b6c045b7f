using System.Collections.Generic;

namespace LucidCompliance.Syntax.IgnoreFile;

/// <summary>
/// Compiles a pattern of a .gitignore file: no wildcard matches a slash, except <c>**</c> (or more asterisks) between slashes, at the start
/// in front of a slash, or at the end behind one.
/// </summary>
internal static class GitGlob
{
    /// <summary>Compiles a pattern without its leading and trailing slash; null where it can match nothing.</summary>
    public static Glob? Compile(string pattern) => GlobReader.Read(pattern, ReadStars, GlobClassParser.ReadGit);

    private static void ReadStars(string pattern, ref int index, List<GlobToken> tokens)
    {
        var start = index;
        while (index < pattern.Length && pattern[index] == '*')
        {
            index++;
        }

        var isWholePart = index - start >= 2 && (start == 0 || pattern[start - 1] == '/');
        if (isWholePart && index < pattern.Length && pattern[index] == '/')
        {
            index++;
            tokens.Add(new GlobToken(GlobTokenKind.Directories));
        }
        else
        {
            tokens.Add(new GlobToken(isWholePart && index == pattern.Length ? GlobTokenKind.Everything : GlobTokenKind.Star));
        }
    }
}
