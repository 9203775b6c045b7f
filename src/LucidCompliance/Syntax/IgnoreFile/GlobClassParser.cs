using System.Collections.Immutable;

namespace LucidCompliance.Syntax.IgnoreFile;

/// <summary>Reads the characters between brackets.</summary>
internal static class GlobClassParser
{
    /// <summary>Reads a class as Go's path matching does: <c>^</c> negates, <c>]</c> and <c>-</c> need a backslash.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="index">Behind the opening bracket; afterwards behind the closing one.</param>
    /// <returns>Null where the class is not well-formed.</returns>
    public static GlobClass? ReadGo(string pattern, ref int index)
    {
        var isNegated = index < pattern.Length && pattern[index] == '^';
        index += isNegated ? 1 : 0;
        var ranges = ImmutableArray.CreateBuilder<(int, int)>();
        while (index < pattern.Length && (pattern[index] != ']' || ranges.Count == 0))
        {
            if (ReadGoCharacter(pattern, ref index) is not { } low)
            {
                return null;
            }

            var high = low;
            if (index < pattern.Length && pattern[index] == '-')
            {
                index++;
                if (ReadGoCharacter(pattern, ref index) is not { } end)
                {
                    return null;
                }

                high = end;
            }

            ranges.Add((low, high));
        }

        return Close(pattern, ref index, isNegated, matchesSlash: true, ranges);
    }

    /// <summary>
    /// Reads a class as git does: <c>!</c> or <c>^</c> negates, a first <c>]</c> is a character, <c>[:alpha:]</c> and
    /// its kind are known, and no class matches a slash.
    /// </summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="index">Behind the opening bracket; afterwards behind the closing one.</param>
    /// <returns>Null where the class is not well-formed.</returns>
    public static GlobClass? ReadGit(string pattern, ref int index)
    {
        var isNegated = index < pattern.Length && pattern[index] is '!' or '^';
        index += isNegated ? 1 : 0;
        var ranges = ImmutableArray.CreateBuilder<(int, int)>();
        var first = index;
        while (index < pattern.Length && (pattern[index] != ']' || index == first))
        {
            if (pattern[index] == '[' && index + 1 < pattern.Length && pattern[index + 1] == ':')
            {
                var end = pattern.IndexOf(":]", index + 2, System.StringComparison.Ordinal);
                if (end < 0 || !PosixClasses.Add(pattern.Substring(index + 2, end - index - 2), ranges))
                {
                    return null;
                }

                index = end + 2;
                continue;
            }

            if (ReadGitCharacter(pattern, ref index) is not { } low)
            {
                return null;
            }

            var high = low;
            if (index + 1 < pattern.Length && pattern[index] == '-' && pattern[index + 1] != ']')
            {
                index++;
                if (ReadGitCharacter(pattern, ref index) is not { } last)
                {
                    return null;
                }

                high = last;
            }

            ranges.Add((low, high));
        }

        return Close(pattern, ref index, isNegated, matchesSlash: false, ranges);
    }

    private static GlobClass? Close(string pattern, ref int index, bool isNegated, bool matchesSlash, ImmutableArray<(int, int)>.Builder ranges)
    {
        if (index >= pattern.Length || ranges.Count == 0)
        {
            return null;
        }

        index++;
        return new GlobClass(isNegated, matchesSlash, ranges.ToImmutable());
    }

    private static int? ReadGoCharacter(string pattern, ref int index) =>
        index < pattern.Length && pattern[index] is '-' or ']' ? null : ReadGitCharacter(pattern, ref index);

    private static int? ReadGitCharacter(string pattern, ref int index)
    {
        if (index < pattern.Length && pattern[index] == '\\')
        {
            index++;
        }

        return index < pattern.Length ? Glob.CodePoint(pattern, ref index) : null;
    }
}
