using System;
using System.Collections.Generic;

namespace LucidCompliance.Model.Secrets;

/// <summary>Finds credentials in HTTP headers: Authorization with Basic, Bearer and Token, and headers such as X-Api-Key and PRIVATE-TOKEN.</summary>
internal static class AuthorizationHeaders
{
    private const int LongestName = 40;
    private static readonly KeyName Token = KeyName.Parse("token");
    private static readonly KeyName Password = KeyName.Parse("password");

    // What a header's value is made of, variables included.
    private const Alphabet Credential = Alphabet.Token | Alphabet.Percent;

    public static void Scan(string text, in ValueContext context, List<SecretMatch> findings)
    {
        if (SchemeAt(text, 0) is var length and > 0)
        {
            ReadCredential(text, 0, length, context, findings);
        }

        for (var colon = text.IndexOf(':'); colon >= 0; colon = text.IndexOf(':', colon + 1))
        {
            var start = colon;
            while (start > 0 && colon - start < LongestName && (Alphabet.Letter | Alphabet.Dash).Contains(text[start - 1]))
            {
                start--;
            }

            if (colon - start is < 6 or >= LongestName)
            {
                continue;
            }

            var value = colon + 1;
            while (value < text.Length && text[value] is ' ' or '\t')
            {
                value++;
            }

            ReadHeader(text.Substring(start, colon - start), text, value, context, findings);
        }
    }

    private static void ReadHeader(string name, string text, int value, in ValueContext context, List<SecretMatch> findings)
    {
        if (name.EndsWith("authorization", StringComparison.OrdinalIgnoreCase) || name.EndsWith("registry-auth", StringComparison.OrdinalIgnoreCase))
        {
            ReadCredential(text, value, SchemeAt(text, value), context, findings);
        }
        else if (name.IndexOf('-') > 0 || string.Equals(name, "apikey", StringComparison.OrdinalIgnoreCase))
        {
            var key = KeyName.Parse(name);
            if (key.IsSecretLike)
            {
                ReadToken(text, value, key, context, findings);
            }
        }
    }

    private static void ReadCredential(string text, int at, int schemeLength, in ValueContext context, List<SecretMatch> findings)
    {
        var start = at + schemeLength;
        while (start < text.Length && text[start] == ' ')
        {
            start++;
        }

        var isBasic = schemeLength > 0 && text[at] is 'B' or 'b' && text[at + 1] is 'a' or 'A';
        if (!isBasic || !ReadBasic(text, start, SecretKind.AuthorizationHeader, context, findings))
        {
            // Some services take an opaque token behind Basic as well.
            ReadToken(text, start, Token, context, findings);
        }
    }

    /// <summary>Reads the base64 of <c>user:password</c>.</summary>
    /// <returns>Whether it is that.</returns>
    public static bool ReadBasic(string text, int start, SecretKind kind, in ValueContext context, List<SecretMatch> findings)
    {
        var end = (Alphabet.Base64 | Alphabet.Equals).EndOfRun(text, start, text.Length);
        if (end - start is < 8 or > 4096 || !Base64Text.TryDecodeText(text, start, end - start, 4096, out var pair) || pair.IndexOf(':') is var colon && colon <= 0)
        {
            return false;
        }

        var verdict = SecretClassifier.ClassifyText(pair.Substring(colon + 1), context.Inner(Password, kind, pair.Substring(0, colon)));
        if (verdict.Class == SecretClass.Secret)
        {
            verdict = verdict with { Confidence = SecretConfidence.Proven };
        }

        InnerFindings.Add(findings, verdict, start, end - start, exact: false);
        return true;
    }

    private static void ReadToken(string text, int start, KeyName key, in ValueContext context, List<SecretMatch> findings)
    {
        var end = Credential.EndOfRun(text, start, text.Length);

        // A variable in the credential: it comes from elsewhere.
        if (end - start is < 16 or > 4096 || end < text.Length && text[end] is '$' or '{' or '<' or '(')
        {
            return;
        }

        var verdict = SecretClassifier.ClassifyText(text.Substring(start, end - start), context.Inner(key));
        if (verdict.Kind is SecretKind.RandomValue or SecretKind.KeyMaterial)
        {
            verdict = verdict with { Kind = SecretKind.AuthorizationHeader, Confidence = SecretConfidence.High };
        }

        InnerFindings.Add(findings, verdict, start, end - start, exact: true);
    }

    private static int SchemeAt(string text, int at)
    {
        foreach (var scheme in Schemes)
        {
            if (string.Compare(text, at, scheme, 0, scheme.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return scheme.Length;
            }
        }

        return 0;
    }

    private static readonly string[] Schemes = ["Bearer ", "Basic ", "Token ", "ApiKey ", "Bot ", "GenieKey ", "SSWS ", "Splunk "];
}
