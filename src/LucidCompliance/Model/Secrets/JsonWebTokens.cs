using System;
using System.Collections.Generic;

namespace LucidCompliance.Model.Secrets;

/// <summary>Finds signed JSON web tokens: three base64url parts, the first of which is a JSON header with an algorithm.</summary>
internal static class JsonWebTokens
{
    // {"alg… and {"typ… begin so; a header is short.
    private const string Begin = "eyJ";
    private const int MaximumHeader = 2048;
    private const int MaximumPayload = 8192;

    public static void Scan(string text, List<SecretMatch> findings)
    {
        for (var at = text.IndexOf(Begin, StringComparison.Ordinal); at >= 0;)
        {
            var next = at > 0 && Alphabet.Base64Url.Contains(text[at - 1]) ? at + 1 : Read(text, at, findings);
            at = next < text.Length ? text.IndexOf(Begin, next, StringComparison.Ordinal) : -1;
        }
    }

    private static int Read(string text, int at, List<SecretMatch> findings)
    {
        var header = Alphabet.Base64Url.EndOfRun(text, at, text.Length);
        if (header >= text.Length || text[header] != '.')
        {
            return header;
        }

        var payload = Alphabet.Base64Url.EndOfRun(text, header + 1, text.Length);
        if (payload - header < 8 || payload >= text.Length || text[payload] != '.')
        {
            return header;
        }

        var end = Alphabet.Base64Url.EndOfRun(text, payload + 1, text.Length);
        if (end - payload < 20 || header - at > MaximumHeader
            || !Base64Text.TryDecodeText(text, at, header - at, MaximumHeader, out var head) || head.IndexOf("\"alg\"", StringComparison.Ordinal) < 0)
        {
            return header;
        }

        var claims = payload - header <= MaximumPayload && Base64Text.TryDecodeText(text, header + 1, payload - header - 1, MaximumPayload, out var decoded) ? decoded : "";
        var range = new SecretRange(at, end - at);
        if (IsSample(claims))
        {
            findings.Add(new SecretMatch(SecretClass.WellKnown, SecretKind.JsonWebToken, SecretConfidence.Proven, range));
        }
        else if (claims.IndexOf("\"role\":\"anon\"", StringComparison.Ordinal) < 0)
        {
            findings.Add(new SecretMatch(SecretClass.Secret, SecretKind.JsonWebToken, SecretConfidence.Proven, range));
        }

        return end;
    }

    // The token of jwt.io, and the demo keys of a self-hosted Supabase.
    private static bool IsSample(string claims) =>
        claims.IndexOf("\"John Doe\"", StringComparison.Ordinal) >= 0 && claims.IndexOf("1234567890", StringComparison.Ordinal) >= 0
        || claims.IndexOf("\"supabase-demo\"", StringComparison.Ordinal) >= 0;
}
