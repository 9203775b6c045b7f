using System;
using System.Collections.Generic;

namespace LucidCompliance.Model.Secrets;

/// <summary>Finds the passwords of data source names as Go's MySQL driver reads them: <c>user:password@tcp(host:3306)/database</c>.</summary>
internal static class GoDataSourceNames
{
    // Bounds the walk back to the name's beginning, so that a text of many is read in linear time.
    private const int LongestCredentials = 256;

    private static readonly string[] Addresses = ["@tcp(", "@tcp6(", "@unix(", "@cloudsql("];
    private static readonly KeyName Password = KeyName.Parse("password");

    /// <summary>Scans a text.</summary>
    /// <returns>Whether it is one as a whole.</returns>
    public static bool Scan(string text, in ValueContext context, List<SecretMatch> findings)
    {
        var isWhole = false;
        foreach (var address in Addresses)
        {
            for (var at = text.IndexOf(address, StringComparison.Ordinal); at >= 0; at = text.IndexOf(address, at + address.Length, StringComparison.Ordinal))
            {
                isWhole |= Read(text, at, context, findings) == 0;
            }
        }

        return isWhole;
    }

    // Where the name begins.
    private static int Read(string text, int at, in ValueContext context, List<SecretMatch> findings)
    {
        var start = at;
        while (start > 0 && at - start < LongestCredentials && text[start - 1] > ' ' && text[start - 1] is not ('"' or '\'' or '`'))
        {
            start--;
        }

        var colon = Separator(text, start, at);
        var sign = colon < 0 ? -1 : text.IndexOf('=', start, colon - start);
        start = sign >= 0 ? sign + 1 : start;

        // A URL has a reader of its own.
        if (colon > start && colon < at - 1 && string.CompareOrdinal(text, colon, "://", 0, 3) != 0)
        {
            var user = text.Substring(start, colon - start);
            var verdict = SecretClassifier.ClassifyText(text.Substring(colon + 1, at - colon - 1), context.Inner(Password, SecretKind.ConnectionStringPassword, user));
            InnerFindings.Add(findings, verdict, colon + 1, at - colon - 1, exact: true);
        }

        return start;
    }

    // The colon between user and password; one in ${USER:-x} is none.
    private static int Separator(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] == '$' && i + 1 < end && text[i + 1] == '{' && ReferenceGrammar.EndOfBraces(text, i, out _) is var close and > 0 && close <= end)
            {
                i = close - 1;
            }
            else if (text[i] == ':')
            {
                return i;
            }
        }

        return -1;
    }
}
