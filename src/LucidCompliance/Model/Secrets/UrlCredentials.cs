using System;
using System.Collections.Generic;

namespace LucidCompliance.Model.Secrets;

/// <summary>Finds credentials in the user info and the query of URLs of any scheme.</summary>
internal static class UrlCredentials
{
    // Authorities are short; the bound keeps a text of many half URLs linear.
    private const int LongestAuthority = 512;
    private const int LongestRawPassword = 128;

    private static readonly KeyName Password = KeyName.Parse("password");
    private static readonly KeyName Token = KeyName.Parse("token");

    /// <summary>Scans a text.</summary>
    /// <returns>Whether it begins with a URL: then the rest of it is no literal.</returns>
    public static bool Scan(string text, in ValueContext context, List<SecretMatch> findings)
    {
        var isUrl = false;
        var queryEnd = 0;
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0;)
        {
            var scheme = at;
            while (scheme > 0 && at - scheme < 40 && ((Alphabet.Alphanumeric | Alphabet.Plus | Alphabet.Dot | Alphabet.Dash).Contains(text[scheme - 1]) || text[scheme - 1] == ':'))
            {
                scheme--;
            }

            isUrl |= scheme == 0 && at > 0;
            var end = ReadAuthority(text, at + 3, context, findings);
            if (end >= queryEnd)
            {
                queryEnd = ReadQuery(text, end, context, findings);
            }

            // A URL may stand in the path or the query of another, and in a list behind it.
            at = text.IndexOf("://", end, StringComparison.Ordinal);
        }

        return isUrl;
    }

    private static int ReadAuthority(string text, int start, in ValueContext context, List<SecretMatch> findings)
    {
        var end = EndOfAuthority(text, start, stopAtPath: true, out var at, out var colon);
        if (at < 0 && colon > 0 && colon < end && Alphabet.Digit.EndOfRun(text, colon + 1, end) < end && text[start] != '[')
        {
            // What follows the colon is no port, so the slash belongs to an unescaped password.
            var longEnd = EndOfAuthority(text, start, stopAtPath: false, out at, out colon);
            end = at >= 0 ? longEnd : end;
        }

        if (at <= start)
        {
            return end;
        }

        if (colon >= 0 && colon < at - 1)
        {
            ReadPassword(text, start, colon, at, context, findings);
        }
        else
        {
            ReadToken(text, start, colon >= 0 ? colon : at, at, context, findings);
        }

        return Math.Max(end, at);
    }

    private static int EndOfAuthority(string text, int start, bool stopAtPath, out int at, out int colon)
    {
        at = -1;
        colon = -1;
        var i = start;
        var angle = false;
        var limit = Math.Min(text.Length, start + (stopAtPath ? LongestAuthority : LongestRawPassword));
        for (; i < limit; i++)
        {
            var c = text[i];
            if (c == '$' && i + 1 < text.Length && text[i + 1] == '{' && ReferenceGrammar.EndOfBraces(text, i, out _) is var close and > 0)
            {
                i = close - 1;
            }
            else if (c <= ' ' || c is '"' or '\'' or '`' or ';' or '\\' || c == '>' && !angle || stopAtPath && c is '/' or '?' or '#')
            {
                break;
            }
            else if (c == '@')
            {
                at = i;
                if (!stopAtPath)
                {
                    break;
                }
            }
            else if (c == ':' && colon < 0)
            {
                colon = i;
            }

            angle |= c == '<';
        }

        colon = at >= 0 && colon > at ? -1 : colon;
        return i;
    }

    private static void ReadPassword(string text, int start, int colon, int at, in ValueContext context, List<SecretMatch> findings)
    {
        var user = Decode(text.Substring(start, colon - start));
        var raw = text.Substring(colon + 1, at - colon - 1);
        if (raw is "x-oauth-basic" or "x" or "x-token-auth" or "@")
        {
            ReadToken(text, start, colon, at, context, findings);
            return;
        }

        // The words that documents write in both places.
        if (user == "username" && raw == "password")
        {
            return;
        }

        var decoded = Decode(raw);
        var verdict = SecretClassifier.ClassifyText(decoded, context.Inner(Password, SecretKind.UrlCredential, user));
        InnerFindings.Add(findings, verdict, colon + 1, raw.Length, exact: decoded.Length == raw.Length);
    }

    // https://TOKEN@host, https://TOKEN:@host; a user name alone is none, and the key of a Sentry DSN is public.
    private static void ReadToken(string text, int start, int end, int at, in ValueContext context, List<SecretMatch> findings)
    {
        var host = text.Substring(at, Math.Min(80, text.Length - at));
        if (end - start < 16 || context.Key.Has("dsn") || host.IndexOf("sentry", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return;
        }

        var verdict = SecretClassifier.ClassifyText(text.Substring(start, end - start), context.Inner(Token));
        var kind = verdict.Kind == SecretKind.RandomValue || verdict.Kind == SecretKind.KeyMaterial ? SecretKind.UrlCredential : verdict.Kind;
        InnerFindings.Add(findings, verdict with { Kind = kind }, start, end - start, exact: true);
    }

    private static int ReadQuery(string text, int at, in ValueContext context, List<SecretMatch> findings)
    {
        while (at < text.Length && text[at] > ' ' && text[at] is not ('?' or '"' or '\'' or '`' or ';') && string.CompareOrdinal(text, at, "://", 0, 3) != 0)
        {
            at++;
        }

        if (at >= text.Length || text[at] != '?')
        {
            return at;
        }

        string? user = null;
        at++;
        while (at < text.Length && text[at] > ' ' && text[at] is not ('"' or '`'))
        {
            var key = at;
            at = (Alphabet.Base64Url | Alphabet.Dot).EndOfRun(text, at, text.Length);
            var keyEnd = at;
            if (at < text.Length && text[at] == '=')
            {
                var value = ++at;
                at = EndOfQueryValue(text, at);
                ReadParameter(text, key, keyEnd, value, at, ref user, context, findings);
            }

            if (at < text.Length && text[at] is '&' or ';')
            {
                at++;
            }
            else if (at == key)
            {
                at++;
            }
        }

        return at;
    }

    private static int EndOfQueryValue(string text, int at)
    {
        for (; at < text.Length && text[at] > ' ' && text[at] is not ('&' or '"' or '`' or '#' or ';'); at++)
        {
            if (text[at] == '$' && at + 1 < text.Length && text[at + 1] == '{' && ReferenceGrammar.EndOfBraces(text, at, out _) is var close and > 0)
            {
                at = close - 1;
            }
        }

        return at;
    }

    private static void ReadParameter(string text, int key, int keyEnd, int value, int end, ref string? user, in ValueContext context, List<SecretMatch> findings)
    {
        if (end == value || keyEnd - key is 0 or > 40)
        {
            return;
        }

        var name = text.Substring(key, keyEnd - key);
        if (name is "user" or "username" or "uid")
        {
            user = text.Substring(value, end - value);
            return;
        }

        var parsed = KeyName.Parse(name);
        if (!parsed.IsSecretLike && name is not ("key" or "code" or "auth" or "pass" or "sig"))
        {
            return;
        }

        if (name == "sig")
        {
            // Shared access signatures have a scanner of their own.
            return;
        }

        var raw = text.Substring(value, end - value);
        var decoded = Decode(raw);
        var verdict = SecretClassifier.ClassifyText(decoded, context.Inner(parsed, SecretKind.None, user));
        if (verdict.Class == SecretClass.Secret && verdict.Kind is SecretKind.RandomValue or SecretKind.KeyMaterial or SecretKind.PasswordLiteral)
        {
            verdict = verdict with { Kind = SecretKind.UrlQueryCredential, Confidence = SecretConfidence.High };
        }

        InnerFindings.Add(findings, verdict, value, raw.Length, exact: decoded.Length == raw.Length);
    }

    /// <summary>Percent-decoding; what is no escape stays.</summary>
    public static string Decode(string text)
    {
        if (text.IndexOf('%') < 0)
        {
            return text;
        }

        try
        {
            return Uri.UnescapeDataString(text);
        }
        catch (UriFormatException)
        {
            return text;
        }
    }
}
