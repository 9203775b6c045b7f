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
    private static readonly string[] ProgramExtensions = [".dll", ".py", ".js", ".mjs", ".cjs", ".jar", ".conf", ".sh", ".rb", ".php"];

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

    /// <summary>
    /// The array for a message: it shows the program, flags without a value and file names; any other word may be a secret and becomes
    /// <c>…</c>.
    /// </summary>
    public static string ToMessage(ImmutableArray<string> words, string? first = null)
    {
        var shown = ImmutableArray.CreateBuilder<string>(words.Length);
        foreach (var word in words)
        {
            shown.Add(shown.Count == 0 || IsFlag(word) || IsFileName(word) ? word : "…");
        }

        return ToJson(shown.MoveToImmutable(), first);
    }

    private static bool IsFlag(string word)
    {
        if (word[0] != '-' || word.Length > 32)
        {
            return false;
        }

        foreach (var c in word)
        {
            if (c is not ('-' or (>= 'a' and <= 'z')))
            {
                return false;
            }
        }

        // A short flag may have its value attached: -phunter.
        return word.Length <= 2 || word[1] == '-';
    }

    // A path of short lower-case parts, or a name with the extension of a program.
    private static bool IsFileName(string word)
    {
        foreach (var extension in ProgramExtensions)
        {
            if (word.EndsWith(extension, StringComparison.Ordinal))
            {
                return true;
            }
        }

        if (word.IndexOf('/') < 0)
        {
            return false;
        }

        var part = 0;
        foreach (var c in word)
        {
            part = c == '/' ? 0 : part + 1;
            if (part > 24 || c is not ('/' or '-' or '_' or '.' or (>= 'a' and <= 'z')))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlain(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || Punctuation.IndexOf(c) >= 0;
}
