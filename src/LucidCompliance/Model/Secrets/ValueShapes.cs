using System;

namespace LucidCompliance.Model.Secrets;

/// <summary>Shapes that look random or literal and are no secret: switches, numbers, paths, digests, versions, names.</summary>
internal static class ValueShapes
{
    private static readonly string[] Switches =
    [
        "true", "false", "yes", "no", "on", "off", "null", "nil", "none", "enabled", "disabled", "enable", "disable", "auto", "default", "required", "optional", "undefined", "unset", "n/a", "na", "~",
    ];

    // Legal in names of files, and seen in none that a setting names.
    private static readonly char[] NeverInPaths = [';', '#', '!', '?', '*', '<', '>', '|', '"', '^', '&'];

    /// <summary>Empty, a switch, or punctuation only around nothing.</summary>
    public static bool IsSwitch(string text)
    {
        if (text.Length <= 1 || text is "\"\"" or "''" or "{}" or "[]")
        {
            return true;
        }

        if (text.Length > 10)
        {
            return false;
        }

        foreach (var word in Switches)
        {
            if (word.Length == text.Length && string.Equals(text, word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A decimal number, also with sign, fraction or thousands marks.</summary>
    public static bool IsNumber(string text, out int digits)
    {
        digits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= '0' and <= '9')
            {
                digits++;
            }
            else if (text[i] is not ('.' or '_' or ',') && !(i == 0 && text[i] is '-' or '+'))
            {
                return false;
            }
        }

        return digits > 0;
    }

    /// <summary>An absolute or relative path of a file.</summary>
    public static bool IsPath(string text)
    {
        if (text.Length < 2 || text.Length > 1024)
        {
            return false;
        }

        if (text.StartsWith("./", StringComparison.Ordinal) || text.StartsWith("../", StringComparison.Ordinal) || text.StartsWith("~/", StringComparison.Ordinal)
            || Alphabet.Letter.Contains(text[0]) && text[1] == ':' && text.Length > 3 && text[2] is '\\' or '/' && text[1] == ':')
        {
            return text.IndexOfAny(NeverInPaths) < 0;
        }

        if (text[0] != '/')
        {
            return false;
        }

        if ((Alphabet.Base64Url | Alphabet.Dot | Alphabet.Slash | Alphabet.Tilde).EndOfRun(text, 0, text.Length) != text.Length)
        {
            return false;
        }

        // Base64 may begin with a slash as well: a path's pieces are words.
        for (var start = 1; start < text.Length;)
        {
            var slash = text.IndexOf('/', start);
            var end = slash < 0 ? text.Length : slash;
            if (end - start >= 12 && WordCoverage.Of(text, start, end) < 0.3 && Randomness.Judge(text.Substring(start, end - start)) != RandomShape.NotRandom)
            {
                return false;
            }

            start = end + 1;
        }

        return true;
    }

    /// <summary>A call or a member of a program: <c>getpass()</c>, <c>config["password"]</c>, <c>self.password</c>.</summary>
    public static bool IsExpression(string text)
    {
        if (!(Alphabet.Letter | Alphabet.Underscore).Contains(text[0]))
        {
            return false;
        }

        var end = (Alphabet.Word | Alphabet.Dot).EndOfRun(text, 0, text.Length);
        return end < text.Length
            ? text[end] == '(' && text[text.Length - 1] == ')' || text[end] == '[' && text[text.Length - 1] == ']'
            : IsDotted(text);
    }

    /// <summary>A regular expression from its beginning to its end: <c>^[A-Z]{8}$</c>.</summary>
    public static bool IsPattern(string text) =>
        text.Length > 4 && text[0] == '^' && text[text.Length - 1] == '$'
        && (text.IndexOf('[') is > 0 and var open && text.IndexOf(']', open) > 0 || text.IndexOf("(?", StringComparison.Ordinal) > 0 || text.IndexOf("\\d", StringComparison.Ordinal) > 0 || text.IndexOf("\\w", StringComparison.Ordinal) > 0);

    /// <summary>A UUID with or without braces.</summary>
    public static bool IsUuid(string text)
    {
        var start = text.Length == 38 && text[0] == '{' && text[37] == '}' ? 1 : 0;
        if (text.Length - 2 * start != 36)
        {
            return false;
        }

        for (var i = 0; i < 36; i++)
        {
            var dash = i is 8 or 13 or 18 or 23;
            if (dash ? text[start + i] != '-' : !Alphabet.AnyHex.Contains(text[start + i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A digest with its algorithm (<c>sha256:…</c>, <c>sha512-…</c>) or a digest-length hex under a key that speaks of one.</summary>
    public static bool IsDigest(string text, KeyName key)
    {
        if (text.StartsWith("sha1", StringComparison.OrdinalIgnoreCase) || text.StartsWith("sha256", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("sha384", StringComparison.OrdinalIgnoreCase) || text.StartsWith("sha512", StringComparison.OrdinalIgnoreCase) || text.StartsWith("md5", StringComparison.OrdinalIgnoreCase))
        {
            return text.IndexOf(':') is > 0 and < 8 || text.IndexOf('-') is > 0 and < 8;
        }

        if (text.IndexOf("@sha256:", StringComparison.Ordinal) >= 0 || IsFingerprint(text, key))
        {
            return true;
        }

        // ASSET_HASH, whatever the length to which the digest was cut.
        if (key.Tokens.Length > 1 && key.Tokens[key.Tokens.Length - 1] == "hash" && !key.IsSecretLike)
        {
            return true;
        }

        return text.Length is 7 or 8 or 12 or 32 or 40 or 56 or 64 or 96 or 128 && Alphabet.AnyHex.EndOfRun(text, 0, text.Length) == text.Length
            && (key.Has("commit") || key.Has("revision") || key.Has("digest") || key.Has("checksum") || key.Has("integrity") || key.Has("sha") || key.Has("sha256") || key.Has("sha512") || key.Has("sha1") || key.Has("md5")
                || key.Has("rev") || key.Has("git") && !key.Has("token") && !key.Has("secret") || key.Has("fingerprint") || key.Has("hash") && !key.IsSecretLike);
    }

    // GPG_KEY=E3FF…, --recv-keys 0xB199…: the name of a public key.
    private static bool IsFingerprint(string text, KeyName key)
    {
        var start = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? 2 : 0;
        return text.Length - start is 8 or 16 or 40 && Alphabet.AnyHex.EndOfRun(text, start, text.Length) == text.Length
            && (key.Has("gpg") || key.Has("pgp") || key.Has("recv") || key.Has("keyserver") || key.Has("signer")) && !key.Has("private") && !key.Has("secret");
    }

    /// <summary>A name, an address, a type, a media type, a time zone, an expression: nothing that opens anything.</summary>
    public static bool IsName(string text)
    {
        if (text.Length > 512)
        {
            return false;
        }

        if (text.IndexOf("://", StringComparison.Ordinal) > 0 || text.StartsWith("urn:", StringComparison.Ordinal) || text.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("did:", StringComparison.Ordinal))
        {
            return true;
        }

        return IsVersion(text) || IsDotted(text) || IsPublishable(text) || IsMailAddress(text) || IsHostAndPort(text);
    }

    // Keys that their issuers put into web pages: Stripe, Clerk and Mapbox, PostHog, Supabase.
    private static bool IsPublishable(string text) =>
        text.StartsWith("pk_live_", StringComparison.Ordinal) || text.StartsWith("pk_test_", StringComparison.Ordinal) || text.StartsWith("pk.eyJ", StringComparison.Ordinal)
        || text.StartsWith("phc_", StringComparison.Ordinal) || text.StartsWith("sb_publishable_", StringComparison.Ordinal);

    // v1.2.3, 1.2.3-rc.1+build.5
    private static bool IsVersion(string text)
    {
        var at = text[0] is 'v' or 'V' ? 1 : 0;
        var dots = 0;
        var start = at;
        while (at < text.Length && (text[at] is >= '0' and <= '9' || text[at] == '.' && at > start))
        {
            dots += text[at] == '.' ? 1 : 0;
            at++;
        }

        return dots is >= 1 and <= 3 && (at == text.Length || text[at] is '-' or '+') && text.Length < 40;
    }

    // Microsoft.AspNetCore.Authentication.JwtBearer, com.example.Service, api.example.com: two or more word pieces.
    private static bool IsDotted(string text)
    {
        if (text.IndexOf('.') < 0 || (Alphabet.Base64Url | Alphabet.Dot).EndOfRun(text, 0, text.Length) != text.Length)
        {
            return false;
        }

        for (var start = 0; start <= text.Length;)
        {
            var dot = text.IndexOf('.', start);
            var end = dot < 0 ? text.Length : dot;
            if (end == start || end - start > 40 || end - start >= 20 && Randomness.Judge(text.Substring(start, end - start)) != RandomShape.NotRandom || end - start >= 8 && WordCoverage.Of(text, start, end) < 0.2 && Digits(text, start, end) > 1)
            {
                return false;
            }

            start = end + 1;
        }

        return Digits(text, 0, text.Length) * 4 < text.Length;
    }

    private static bool IsMailAddress(string text)
    {
        var at = text.IndexOf('@');
        return at > 0 && text.IndexOf('@', at + 1) < 0 && text.IndexOf('.', at) > at + 1 && text[text.Length - 1] != '.'
            && (Alphabet.Base64Url | Alphabet.Dot | Alphabet.Plus).EndOfRun(text, 0, at) == at
            && (Alphabet.Alphanumeric | Alphabet.Dot | Alphabet.Dash).EndOfRun(text, at + 1, text.Length) == text.Length
            && Alphabet.Letter.Contains(text[text.Length - 1]);
    }

    private static bool IsHostAndPort(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && colon + 6 >= text.Length && colon + 1 < text.Length && Alphabet.Digit.EndOfRun(text, colon + 1, text.Length) == text.Length
            && (Alphabet.Lower | Alphabet.Digit | Alphabet.Dash | Alphabet.Dot).EndOfRun(text, 0, colon) == colon && WordCoverage.Of(text, 0, colon) > 0.3;
    }

    private static int Digits(string text, int start, int end)
    {
        var count = 0;
        for (var i = start; i < end; i++)
        {
            count += Alphabet.Digit.Contains(text[i]) ? 1 : 0;
        }

        return count;
    }
}
