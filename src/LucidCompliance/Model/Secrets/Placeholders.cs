using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace LucidCompliance.Model.Secrets;

/// <summary>Recognises text that a person is meant to replace. Whole values or whole tokens, never substrings: random keys contain every short word.</summary>
internal static class Placeholders
{
    private const int MaximumLength = 160;

    private static readonly HashSet<string> Alone = Words(
        "todo tbd fixme redacted dummy placeholder masked hidden omitted removed sanitized scrubbed censored empty blank unset undefined unknown sample example replaceme insertme fillme " +
        "foo bar baz foobar string value token apikey key mytoken yourtoken yourkey yoursecret yourpassword mysecret-here xxx notset notused unused missing n/a nope whatever something");

    private static readonly HashSet<string> Anywhere = Words("todo tbd fixme redacted placeholder replaceme insertme fillme dummy fake");

    private static readonly HashSet<string> Verbs = Words("insert replace fill enter paste provide put add set use type specify supply update generate generated get from obtain copy");

    private static readonly HashSet<string> Objects = Words("your my here me this with in the a value key token secret password credential real actual own it by");

    public static bool IsPlaceholder(string text, KeyName key)
    {
        if (IsFiller(text) || IsWrapped(text))
        {
            return true;
        }

        if (text.Length > MaximumLength || !IsSpoken(text))
        {
            return false;
        }

        if (!key.IsChosen && SameName(text, key))
        {
            return true;
        }

        var tokens = KeyTokenizer.Split(text);
        if (tokens.Length == 0 || !AreWords(tokens))
        {
            return false;
        }

        if (tokens.Length == 1)
        {
            // A password "example" or "foobar" is a weak one.
            return IsCrossedOut(tokens[0]) || Anywhere.Contains(tokens[0]) || !key.IsChosen && Alone.Contains(tokens[0]);
        }

        return IsInstruction(tokens, text, key);
    }

    // Words, digits and the marks between them: an address, an assignment or a path is no instruction to the reader.
    private static bool IsSpoken(string text)
    {
        foreach (var c in text)
        {
            if (!(Alphabet.Word | Alphabet.Dash | Alphabet.Dot).Contains(c) && c is not (' ' or '!' or '?' or '\'' or '(' or ')' or ',' or '/') && c < 128)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsInstruction(ImmutableArray<string> tokens, string text, KeyName key)
    {
        var last = tokens.Length - 1;
        if (tokens[0] is "your" or "yours" && IsPlainName(text) || tokens[last] is "here" or "goes")
        {
            return true;
        }

        var verb = Verbs.Contains(tokens[0]);
        foreach (var token in tokens)
        {
            if (Anywhere.Contains(token) || IsCrossedOut(token) || verb && Objects.Contains(token) || token is "example" or "sample" && !key.IsPasswordLike)
            {
                return true;
            }
        }

        // A provider issues this one, so "changeme" cannot be it.
        return !key.IsChosen && (IsPair(tokens, "change", "me") || IsPair(tokens, "change", "this") || IsPair(tokens, "to", "be")) || IsPair(tokens, "example", "password") || IsPair(tokens, "to", "be") && tokens[last].EndsWith("ed", StringComparison.Ordinal)
            || !key.IsChosen && tokens[0] is "my" or "some" or "test" or "example" or "sample" or "mock" or "the" or "a" or "an" or "any" && Objects.Contains(tokens[last]);
    }

    private static bool IsPair(ImmutableArray<string> tokens, string first, string second)
    {
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            if (tokens[i] == first && tokens[i + 1] == second)
            {
                return true;
            }
        }

        return false;
    }

    // Letters and separators; Your_password123 has more to say and is somebody's default.
    private static bool IsPlainName(string text) => (Alphabet.Letter | Alphabet.Underscore | Alphabet.Dash | Alphabet.Dot).EndOfRun(text.Replace(' ', '-'), 0, text.Length) == text.Length;

    // xxx, *****, ...., ----, 0000: one character, or only fillers.
    private static bool IsFiller(string text)
    {
        var same = true;
        var filler = true;
        foreach (var c in text)
        {
            same &= c == text[0] || c == '-' && text.Length == 36;
            filler &= c is 'x' or 'X' or '*' or '.' or '-' or '_' or '#' or '?' or '\u2022' or '\u2026' or ' ';
        }

        return text.Length >= 2 && (same || filler);
    }

    private static bool IsWrapped(string text)
    {
        if (text.Length < 3 || text.Length > MaximumLength)
        {
            return false;
        }

        var last = text[text.Length - 1];
        var angle = text[0] == '<' && last == '>';
        if (!angle && !(text[0] == '[' && last == ']') && !(text[0] == '{' && last == '}') && !(text[0] == '(' && last == ')'))
        {
            return false;
        }

        for (var i = 1; i < text.Length - 1; i++)
        {
            if (angle ? text[i] is '<' or '>' or '\n' : !(Alphabet.Word | Alphabet.Dash | Alphabet.Dot).Contains(text[i]) && text[i] is not (' ' or '\''))
            {
                return false;
            }
        }

        return angle || Randomness.Judge(text.Substring(1, text.Length - 2)) == RandomShape.NotRandom;
    }

    private static bool IsCrossedOut(string token)
    {
        foreach (var c in token)
        {
            if (c is not ('x' or '*'))
            {
                return false;
            }
        }

        return token.Length >= 3;
    }

    private static bool AreWords(ImmutableArray<string> tokens)
    {
        foreach (var token in tokens)
        {
            if (!(token.Length <= 16 && (Alphabet.Letter.EndOfRun(token, 0, token.Length) == token.Length || token.Length <= 4)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameName(string text, KeyName key)
    {
        var i = 0;
        foreach (var token in key.Tokens)
        {
            foreach (var c in token)
            {
                while (i < text.Length && !char.IsLetterOrDigit(text[i]))
                {
                    i++;
                }

                if (i >= text.Length || char.ToLowerInvariant(text[i]) != c)
                {
                    return false;
                }

                i++;
            }
        }

        return i == text.Length && i > 0;
    }

    private static HashSet<string> Words(string list) => new(list.Split(' '), StringComparer.Ordinal);
}
