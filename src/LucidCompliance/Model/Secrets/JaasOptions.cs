using System;
using System.Collections.Generic;

namespace LucidCompliance.Model.Secrets;

/// <summary>Reads the options of a JAAS login module, as Kafka's <c>sasl.jaas.config</c> has them: <c>…LoginModule required username="u" password="…";</c>.</summary>
internal static class JaasOptions
{
    private const string Module = "LoginModule";

    private static readonly KeyName Password = KeyName.Parse("password");

    /// <summary>Adds the passwords.</summary>
    public static void Scan(string text, in ValueContext context, List<SecretMatch> findings)
    {
        var at = text.IndexOf(Module, StringComparison.Ordinal);
        if (at < 0)
        {
            return;
        }

        string? user = null;
        for (var i = at + Module.Length; (i = text.IndexOf('=', i)) >= 0; i++)
        {
            // In an env file or in YAML the quotes of the options may be escaped.
            var open = i + 1 < text.Length && text[i + 1] == '\\' ? i + 2 : i + 1;
            if (open >= text.Length || text[open] is not ('"' or '\''))
            {
                continue;
            }

            var close = text.IndexOf(text[open], open + 1);
            if (close < 0)
            {
                return;
            }

            var end = text[close - 1] == '\\' ? close - 1 : close;
            if (EndsWith(text, i, "username"))
            {
                user = text.Substring(open + 1, end - open - 1);
            }
            else if (EndsWith(text, i, "password") && end > open + 1)
            {
                var verdict = SecretClassifier.ClassifyText(text.Substring(open + 1, end - open - 1), context.Inner(Password, SecretKind.PasswordLiteral, user));
                InnerFindings.Add(findings, verdict, open + 1, end - open - 1, exact: true);
            }

            i = close;
        }
    }

    // password="…" and user_alice="…"
    private static bool EndsWith(string text, int end, string name) =>
        end >= name.Length && string.Compare(text, end - name.Length, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
