using System;

namespace LucidCompliance.Text.Globs;

/// <summary>
/// A path pattern in the syntax of the EditorConfig specification: <c>*</c> any characters but '/', <c>**</c> any
/// characters, <c>?</c> one character, <c>[a-z]</c> and <c>[!a-z]</c> sets, <c>{a,b}</c> alternatives, <c>{1..9}</c>
/// numbers, <c>\</c> escapes. A pattern without '/' matches a name in any directory, another one is anchored.
/// Case counts. Time is bounded by the product of both lengths.
/// </summary>
public sealed class Glob
{
    /// <summary>Longer patterns match nothing.</summary>
    public const int MaximumLength = 1024;

    private readonly GlobProgram? _program;

    private Glob(string pattern, GlobProgram? program)
    {
        Pattern = pattern;
        _program = program;
    }

    /// <summary>The pattern as it was written.</summary>
    public string Pattern { get; }

    /// <summary>Reads a pattern as EditorConfig does: brackets and braces without a partner stand for themselves.</summary>
    public static Glob Parse(string pattern) =>
        new(pattern, pattern.Length > MaximumLength ? null : GlobParser.Compile(pattern, out _));

    /// <summary>Reads a pattern that somebody wrote for us, and refuses what cannot be meant.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="glob">The glob, or null.</param>
    /// <param name="problem">What is wrong, as one sentence; null on success.</param>
    public static bool TryParse(string pattern, out Glob? glob, out string? problem)
    {
        glob = null;
        if (pattern.Length is 0 or > MaximumLength)
        {
            problem = pattern.Length == 0 ? "The pattern is empty." : "The pattern is too long.";
            return false;
        }

        if (pattern == ".." || pattern.StartsWith("../", StringComparison.Ordinal) || pattern.IndexOf("/../", StringComparison.Ordinal) >= 0)
        {
            problem = "A pattern cannot lead to a parent directory.";
            return false;
        }

        var body = pattern.StartsWith("./", StringComparison.Ordinal) ? pattern.Substring(1) : pattern;
        var program = GlobParser.Compile(TrimTrailingSeparator(body), out problem);
        if (problem is null)
        {
            glob = new Glob(pattern, program);
        }

        return problem is null;
    }

    /// <summary>Whether the path matches.</summary>
    /// <param name="path">Separated by '/', relative to the pattern's directory from <paramref name="start"/> on.</param>
    /// <param name="start">Length of the prefix of <paramref name="path"/> that names the pattern's directory, its '/' included.</param>
    public bool IsMatch(string path, int start = 0) => _program?.IsMatch(path, start, orBelow: false) ?? false;

    /// <summary>Whether the path or one of its parent directories matches, so that <c>legacy</c> means all that lies in it.</summary>
    /// <inheritdoc cref="IsMatch"/>
    public bool IsMatchOrBelow(string path, int start = 0) => _program?.IsMatch(path, start, orBelow: true) ?? false;

    /// <summary>The pattern.</summary>
    public override string ToString() => Pattern;

    private static string TrimTrailingSeparator(string pattern) =>
        pattern.Length > 1 && pattern[pattern.Length - 1] == '/' ? pattern.Substring(0, pattern.Length - 1) : pattern;
}
