using System;

namespace LucidCompliance.Syntax.Shell;

/// <summary>The first line of a script that names its interpreter: <c>#!/usr/bin/env bash</c>.</summary>
internal static class Shebang
{
    /// <summary>
    /// The interpreter as it is written, behind <c>env</c> with its options and assignments: a path, or a name that is found on PATH. Empty where
    /// the line names none; null where the text has no such line.
    /// </summary>
    public static string? FindInterpreter(string text)
    {
        if (!text.StartsWith("#!", StringComparison.Ordinal))
        {
            return null;
        }

        var end = text.IndexOf('\n');
        var words = text.Substring(2, (end < 0 ? text.Length : end) - 2).Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !StartsAnother(words[0]))
        {
            return words.Length == 0 ? string.Empty : words[0];
        }

        for (var i = 1; i < words.Length; i++)
        {
            if (words[i][0] != '-' && words[i].IndexOf('=') < 0)
            {
                return words[i];
            }
        }

        return string.Empty;
    }

    // s6 has "with-contenv bash".
    private static bool StartsAnother(string program) => program.Substring(program.LastIndexOf('/') + 1) is "env" or "with-contenv";
}
