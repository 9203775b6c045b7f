using System;
using System.Collections.Generic;

namespace LucidCompliance.Model.Secrets;

/// <summary>
/// Finds secrets that have a name inside a value: <c>api-key=…,x-team=…</c> of OpenTelemetry's headers, <c>-Ddb.password=…</c> of
/// <c>JAVA_OPTS</c>, <c>username=u,password=…</c> of mount options.
/// </summary>
internal static class NamedPairs
{
    private const int LongestName = 64;
    private const Alphabet Name = Alphabet.Base64Url | Alphabet.Dot;

    /// <summary>Scans a whole value.</summary>
    public static void Scan(string text, in ValueContext context, List<SecretMatch> findings)
    {
        // Under a secret's own name the whole value is the secret, with what signs it has. A text without a name is a command, whose options
        // have a reader that knows its user.
        if (context.Key.IsSecretLike || context.Key.IsPassLike || context.Key.Tokens.Length == 0)
        {
            return;
        }

        for (var sign = text.IndexOf('='); sign > 0; sign = text.IndexOf('=', sign + 1))
        {
            var start = sign;
            while (start > 0 && sign - start < LongestName && Name.Contains(text[start - 1]))
            {
                start--;
            }

            // Behind a question mark or an ampersand stands a URL's query, which has a reader of its own.
            if (start == sign || start > 0 && text[start - 1] is not (' ' or ',' or ';' or '\n'))
            {
                continue;
            }

            while (start < sign && text[start] == '-')
            {
                start++;
            }

            if (start > 1 && text[start - 1] == '-' && text[start] is 'D' or 'P' && sign - start > 1)
            {
                start++;
            }

            var key = KeyName.Parse(text.Substring(start, sign - start));
            if (key.IsSecretLike || key.IsPassLike || key.Has("authorization"))
            {
                Read(text, sign + 1, key, context, findings);
            }
        }
    }

    private static void Read(string text, int start, KeyName key, in ValueContext context, List<SecretMatch> findings)
    {
        var end = start;
        var isHeader = key.Has("authorization");
        while (end < text.Length && text[end] is not (',' or ';' or '"' or '\'') && (text[end] > ' ' || isHeader && text[end] == ' '))
        {
            end++;
        }

        if (isHeader && text.IndexOf(' ', start, end - start) is var blank and > 0)
        {
            // authorization=Bearer …
            start = blank + 1;
            key = KeyName.Parse("token");
        }

        if (end == start)
        {
            return;
        }

        var verdict = SecretClassifier.ClassifyText(text.Substring(start, end - start), context.Inner(key));
        if (verdict.Class == SecretClass.Secret)
        {
            InnerFindings.Add(findings, verdict, start, end - start, exact: true);
        }
    }
}
