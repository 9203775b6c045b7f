using System;
using System.Collections.Generic;

namespace LucidCompliance.Model.Secrets;

/// <summary>Finds the passwords of Oracle's connect strings: <c>user/password@//host:1521/service</c>, <c>jdbc:oracle:thin:user/password@host:1521:sid</c>.</summary>
internal static class OracleCredentials
{
    // Bounds the walk back to the name's beginning, so that a text of many is read in linear time.
    private const int LongestCredentials = 128;

    private static readonly string[] Marks = ["@//", ":1521"];
    private static readonly KeyName Password = KeyName.Parse("password");

    /// <summary>Scans a text.</summary>
    public static void Scan(string text, in ValueContext context, List<SecretMatch> findings)
    {
        foreach (var mark in Marks)
        {
            for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at + mark.Length, StringComparison.Ordinal))
            {
                var sign = mark[0] == '@' ? at : text.LastIndexOf('@', at, Math.Min(at + 1, LongestCredentials));
                if (sign > 0)
                {
                    Read(text, sign, context, findings);
                }
            }
        }
    }

    private static void Read(string text, int sign, in ValueContext context, List<SecretMatch> findings)
    {
        var slash = -1;
        var start = sign;
        while (start > 0 && sign - start < LongestCredentials && text[start - 1] > ' ' && text[start - 1] is not ('"' or '\'' or '`' or '=' or ':' or '@'))
        {
            start--;
            slash = text[start] == '/' ? start : slash;
        }

        // A URL has a reader of its own, and its slashes are two.
        if (slash <= start || slash + 1 >= sign || text[slash + 1] == '/' || Alphabet.Word.EndOfRun(text, start, slash) != slash)
        {
            return;
        }

        var verdict = SecretClassifier.ClassifyText(
            text.Substring(slash + 1, sign - slash - 1), context.Inner(Password, SecretKind.ConnectionStringPassword, text.Substring(start, slash - start)));
        InnerFindings.Add(findings, verdict, slash + 1, sign - slash - 1, exact: true);
    }
}
