using System.Collections.Generic;

namespace LucidCompliance.Model.Secrets;

/// <summary>Reads <c>user:password</c> under a name that speaks of a login: <c>BASIC_AUTH</c>, <c>GRAFANA_AUTH</c>, <c>HTTP_CREDENTIALS</c>.</summary>
internal static class UserAndPassword
{
    private static readonly KeyName Password = KeyName.Parse("password");

    /// <summary>Reads a whole value.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool Scan(string text, in ValueContext context, List<SecretMatch> findings)
    {
        var tokens = context.Key.Tokens;
        if (tokens.Length == 0 || tokens[tokens.Length - 1] is not ("auth" or "basicauth" or "userpass" or "userpwd" or "credentials" or "creds" or "login"))
        {
            return false;
        }

        var colon = text.IndexOf(':');
        if (colon <= 0 || text.IndexOf(':', colon + 1) >= 0 || colon + 1 >= text.Length
            || (Alphabet.Base64Url | Alphabet.Dot).EndOfRun(text, 0, colon) != colon
            || text[colon + 1] is '/' or ' ' || Alphabet.Digit.EndOfRun(text, colon + 1, text.Length) == text.Length
            || PasswordHashes.IsHash(text, out _))
        {
            return false;
        }

        var verdict = SecretClassifier.ClassifyText(text.Substring(colon + 1), context.Inner(Password, SecretKind.None, text.Substring(0, colon)));
        InnerFindings.Add(findings, verdict, colon + 1, text.Length - colon - 1, exact: true);
        return true;
    }
}
