using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;

namespace LucidCompliance.Rules.Commands;

/// <summary>
/// A command line that means the same without a shell: words and blanks only. Nothing that a shell would expand, quote, redirect or
/// assign, and no program that a shell has built in.
/// </summary>
internal static class PlainCommand
{
    private const string Punctuation = "_-./:,@+%=";

    private static readonly HashSet<string> ShellWords = new(StringComparer.Ordinal)
    {
        ".", ":", "alias", "bg", "break", "case", "cd", "command", "continue", "do", "echo", "eval", "exec", "exit", "export", "false", "fg",
        "for", "function", "getopts", "hash", "if", "jobs", "kill", "let", "local", "printf", "pwd", "read", "readonly", "return", "select",
        "set", "shift", "source", "test", "time", "times", "trap", "true", "type", "ulimit", "umask", "unalias", "unset", "until", "wait", "while",
    };

    /// <summary>The words of a plain command; false where the text needs a shell or is empty.</summary>
    public static bool TrySplit(string text, out ImmutableArray<string> words)
    {
        words = [];
        var parts = ImmutableArray.CreateBuilder<string>();
        var start = -1;
        text = text.TrimEnd(' ', '\t', '\n');
        for (var i = 0; i <= text.Length; i++)
        {
            var isBlank = i == text.Length || text[i] is ' ' or '\t';
            if (!isBlank && !IsPlain(text[i]))
            {
                return false;
            }

            if (isBlank && start >= 0)
            {
                parts.Add(text.Substring(start, i - start));
                start = -1;
            }
            else if (!isBlank && start < 0)
            {
                start = i;
            }
        }

        if (parts.Count == 0 || parts[0].IndexOf('=') >= 0 || ShellWords.Contains(parts[0]))
        {
            return false;
        }

        words = parts.ToImmutable();
        return true;
    }

    /// <summary>The words as a JSON array, which is also a YAML list: <c>["a", "b"]</c>. Words of plain commands need no escapes.</summary>
    /// <param name="words">The words.</param>
    /// <param name="first">A word in front of them, or null.</param>
    public static string ToJson(ImmutableArray<string> words, string? first = null)
    {
        var json = new StringBuilder("[");
        if (first is not null)
        {
            json.Append('"').Append(first).Append('"');
        }

        foreach (var word in words)
        {
            json.Append(json.Length > 1 ? ", \"" : "\"").Append(word).Append('"');
        }

        return json.Append(']').ToString();
    }

    private static bool IsPlain(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || Punctuation.IndexOf(c) >= 0;
}
