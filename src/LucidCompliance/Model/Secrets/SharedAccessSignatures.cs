using System;
using System.Collections.Generic;

namespace LucidCompliance.Model.Secrets;

/// <summary>Finds the signature of an Azure SAS: <c>sig=</c> with the percent-encoded base64 of 32 bytes, beside the fields that it signs.</summary>
internal static class SharedAccessSignatures
{
    private static readonly string[] Fields = ["sv=", "se=", "sr=", "skn=", "sp="];

    public static void Scan(string text, List<SecretMatch> findings)
    {
        var signs = false;
        for (var at = text.IndexOf("sig=", StringComparison.Ordinal); at >= 0; at = text.IndexOf("sig=", at + 4, StringComparison.Ordinal))
        {
            if (at > 0 && text[at - 1] is not ('?' or '&' or ' ' or ';' or '"' or '\''))
            {
                continue;
            }

            // One look for the fields serves all signatures of the text.
            signs = signs || HasField(text);
            if (!signs)
            {
                return;
            }

            var start = at + 4;
            var end = (Alphabet.Base64Url | Alphabet.Base64 | Alphabet.Equals | Alphabet.Percent).EndOfRun(text, start, Math.Min(text.Length, start + 200));
            var decoded = UrlCredentials.Decode(text.Substring(start, end - start));
            if (decoded.Length is 43 or 44 && Base64Text.TryDecode(decoded, 0, decoded.Length, 32, out var bytes) && bytes.Length == 32 && !FakeValues.IsFake(decoded, 0, decoded.Length))
            {
                findings.Add(new SecretMatch(SecretClass.Secret, SecretKind.AzureSharedAccessSignature, SecretConfidence.Proven, new SecretRange(start, end - start)));
            }
        }
    }

    private static bool HasField(string text)
    {
        foreach (var field in Fields)
        {
            if (text.IndexOf(field, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
