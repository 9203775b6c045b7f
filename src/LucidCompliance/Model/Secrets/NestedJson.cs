using System;
using System.Collections.Generic;
using System.Text;

namespace LucidCompliance.Model.Secrets;

/// <summary>Reads the strings of a JSON text that is itself a value, also in base64: service account files, <c>.dockerconfigjson</c>.</summary>
internal static class NestedJson
{
    // {"auths":
    private const string WrappedAuths = "eyJhdXRocyI6";

    private const int MaximumDecoded = 256 * 1024;

    /// <summary>Scans a whole value.</summary>
    /// <returns>Whether it is JSON or its base64.</returns>
    public static bool Scan(string text, in ValueContext context, List<SecretMatch> findings)
    {
        if (text.Length < 8 || context.Depth >= ValueContext.MaximumDepth)
        {
            return false;
        }

        if (text[0] is '{' or '[')
        {
            var strings = ScanStrings(text, context, findings);
            return strings > 0 && text[text.Length - 1] is '}' or ']';
        }

        // {"… and {\n and [{ in base64.
        if (!text.StartsWith("ey", StringComparison.Ordinal) && !text.StartsWith("ewo", StringComparison.Ordinal) && !text.StartsWith("W3s", StringComparison.Ordinal)
            || !Base64Text.TryDecodeText(text, 0, text.Length, MaximumDecoded, out var decoded))
        {
            return false;
        }

        var inner = new List<SecretMatch>();
        var isJson = Scan(decoded.Trim(), context with { Depth = context.Depth + 1 }, inner);
        SecretMatch? strongest = null;
        foreach (var match in inner)
        {
            strongest = strongest is null || match.Class > strongest.Class ? match : strongest;
        }

        if (strongest is { Class: >= SecretClass.WellKnown })
        {
            findings.Add(strongest with { Range = new SecretRange(0, text.Length) });
        }

        return isJson;
    }

    /// <summary>Finds the base64 of a Docker configuration in a free text.</summary>
    public static void ScanText(string text, in ValueContext context, List<SecretMatch> findings)
    {
        for (var at = text.IndexOf(WrappedAuths, StringComparison.Ordinal); at >= 0;)
        {
            var end = (Alphabet.Base64 | Alphabet.Equals).EndOfRun(text, at, text.Length);
            var inner = new List<SecretMatch>();
            Scan(text.Substring(at, end - at), context, inner);
            foreach (var match in inner)
            {
                findings.Add(match with { Range = new SecretRange(match.Range.Start + at, match.Range.Length) });
            }

            at = text.IndexOf(WrappedAuths, end, StringComparison.Ordinal);
        }
    }

    private static int ScanStrings(string text, in ValueContext context, List<SecretMatch> findings)
    {
        var key = KeyName.Empty;
        string? user = null;
        var isDockerConfig = text.IndexOf("\"auths\"", StringComparison.Ordinal) >= 0;
        var isWebKey = text.IndexOf("\"kty\"", StringComparison.Ordinal) >= 0;
        var isServiceAccount = text.IndexOf("\"service_account\"", StringComparison.Ordinal) >= 0;
        var count = 0;
        for (var at = text.IndexOf('"'); at >= 0; at = at < text.Length ? text.IndexOf('"', at) : -1)
        {
            var start = at + 1;
            at = EndOfString(text, start, out var escaped);
            if (at < 0)
            {
                break;
            }

            count++;
            var end = at++;
            var next = at;
            while (next < text.Length && text[next] <= ' ')
            {
                next++;
            }

            var value = text.Substring(start, end - start);
            if (next < text.Length && text[next] == ':')
            {
                key = KeyName.Parse(value);
                continue;
            }

            if (key.Name is "username" or "user" or "login")
            {
                user = value;
                continue;
            }

            if (isDockerConfig && key.Name == "auth" && AuthorizationHeaders.ReadBasic(text, start, SecretKind.DockerRegistryAuth, context, findings))
            {
                continue;
            }

            // The private member of a JSON web key: d of RSA and curves, k of a symmetric key.
            if (isWebKey && key.Name is "d" or "k" && value.Length >= 22 && Alphabet.Base64Url.EndOfRun(value, 0, value.Length) == value.Length)
            {
                findings.Add(new SecretMatch(SecretClass.Secret, SecretKind.PrivateKey, SecretConfidence.Proven, new SecretRange(start, end - start)));
                continue;
            }

            var decoded = escaped ? Unescape(value) : value;
            var verdict = SecretClassifier.ClassifyText(decoded, context.Inner(key, SecretKind.None, user));
            if (isServiceAccount && verdict.Kind == SecretKind.PrivateKey)
            {
                verdict = verdict with { Kind = SecretKind.GcpServiceAccount };
            }

            InnerFindings.Add(findings, verdict, start, end - start, exact: !escaped);
        }

        return count;
    }

    private static int EndOfString(string text, int at, out bool escaped)
    {
        escaped = false;
        for (; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                escaped = true;
                at++;
            }
            else if (text[at] == '"')
            {
                return at;
            }
        }

        return -1;
    }

    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            var c = text[++i];
            if (c == 'u' && i + 4 < text.Length && ushort.TryParse(text.Substring(i + 1, 4), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var code))
            {
                result.Append((char)code);
                i += 4;
            }
            else
            {
                result.Append(c switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => c });
            }
        }

        return result.ToString();
    }
}
