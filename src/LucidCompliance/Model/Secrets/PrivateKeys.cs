using System;
using System.Collections.Generic;

namespace LucidCompliance.Model.Secrets;

/// <summary>Finds private keys: PEM on many lines or one, with escaped line breaks, wrapped in base64; PuTTY and age keys; bare PKCS base64.</summary>
internal static class PrivateKeys
{
    private const string Begin = "-----BEGIN ";
    private const string WrappedBegin = "LS0tLS1CRUdJTi";
    private const string PuttyBegin = "PuTTY-User-Key-File-";
    private const string AgeBegin = "AGE-SECRET-KEY-1";
    private const string Bech32 = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";

    // A header that a script greps for has no body; the smallest real body (Ed25519) is 64 characters.
    private const int MinimumBody = 40;

    public static void Scan(string text, List<SecretMatch> findings)
    {
        for (var at = text.IndexOf(Begin, StringComparison.Ordinal); at >= 0;)
        {
            var next = ReadPem(text, at, findings);
            at = text.IndexOf(Begin, next, StringComparison.Ordinal);
        }

        for (var at = text.IndexOf(WrappedBegin, StringComparison.Ordinal); at >= 0;)
        {
            var end = (Alphabet.Base64 | Alphabet.Equals).EndOfRun(text, at, text.Length);
            if (IsWrappedPrivateKey(text, at, end))
            {
                Add(findings, at, end);
            }

            at = text.IndexOf(WrappedBegin, end, StringComparison.Ordinal);
        }

        for (var at = text.IndexOf(AgeBegin, StringComparison.Ordinal); at >= 0;)
        {
            var end = at + AgeBegin.Length;
            while (end < text.Length && Bech32.IndexOf(text[end]) >= 0)
            {
                end++;
            }

            if (end - at == AgeBegin.Length + 58 && !FakeValues.IsFake(text, at + AgeBegin.Length, end))
            {
                Add(findings, at, end);
            }

            at = text.IndexOf(AgeBegin, end, StringComparison.Ordinal);
        }

        var putty = text.IndexOf(PuttyBegin, StringComparison.Ordinal);
        if (putty >= 0 && putty + PuttyBegin.Length < text.Length && Alphabet.Digit.Contains(text[putty + PuttyBegin.Length]) && text.IndexOf("Private-Lines:", putty, StringComparison.Ordinal) > 0)
        {
            Add(findings, putty, text.Length);
        }
    }

    /// <summary>Whether a whole value is public: a certificate, a public key, a signing request.</summary>
    public static bool IsPublic(string text)
    {
        if (text.StartsWith("ssh-rsa ", StringComparison.Ordinal) || text.StartsWith("ssh-ed25519 ", StringComparison.Ordinal)
            || text.StartsWith("ecdsa-sha2-", StringComparison.Ordinal) || text.StartsWith("age1", StringComparison.Ordinal) && text.Length == 62)
        {
            return true;
        }

        if (text.StartsWith(Begin, StringComparison.Ordinal))
        {
            return text.IndexOf("PRIVATE KEY", StringComparison.Ordinal) < 0;
        }

        if (text.StartsWith(WrappedBegin, StringComparison.Ordinal))
        {
            return !IsWrappedPrivateKey(text, 0, text.Length);
        }

        return text.Length >= 60 && Der(text) == DerKind.Public;
    }

    /// <summary>Whether a whole value is the bare base64 of a PKCS#1, PKCS#8 or SEC1 private key.</summary>
    public static bool IsBare(string text) => text.Length >= 60 && text[0] == 'M' && Der(text) == DerKind.Private;

    private enum DerKind
    {
        Other,
        Private,
        Public,
    }

    // SEQUENCE { INTEGER 0 or 1, … } is a private key; SEQUENCE { SEQUENCE …} a public key, a certificate or an encrypted key.
    private static DerKind Der(string text)
    {
        if ((Alphabet.Base64 | Alphabet.Equals).EndOfRun(text, 0, text.Length) != text.Length
            || !Base64Text.TryDecode(text, 0, text.Length, 24, out var bytes) || bytes.Length < 16 || bytes[0] != 0x30)
        {
            return DerKind.Other;
        }

        var at = bytes[1] < 0x80 ? 2 : 2 + (bytes[1] & 0x7F);
        if (bytes[1] >= 0x80 && (bytes[1] & 0x7F) is 0 or > 4)
        {
            return DerKind.Other;
        }

        if (bytes[at] == 0x02 && bytes[at + 1] == 0x01 && bytes[at + 2] <= 1)
        {
            return DerKind.Private;
        }

        return bytes[at] == 0x30 ? DerKind.Public : DerKind.Other;
    }

    private static int ReadPem(string text, int at, List<SecretMatch> findings)
    {
        var label = at + Begin.Length;
        var labelEnd = text.IndexOf("-----", label, Math.Min(text.Length - label, 60), StringComparison.Ordinal);
        if (labelEnd < 0)
        {
            return label;
        }

        var body = labelEnd + 5;
        if (text.IndexOf("PRIVATE KEY", label, labelEnd - label, StringComparison.Ordinal) < 0)
        {
            return body;
        }

        var end = EndOfBody(text, body, out var characters);
        if (characters < MinimumBody)
        {
            return body;
        }

        var close = text.IndexOf("-----", end, Math.Min(text.Length - end, 5), StringComparison.Ordinal) == end && text.IndexOf("-----", end + 5, Math.Min(text.Length - end - 5, 80), StringComparison.Ordinal) is var mark and >= 0
            ? mark + 5
            : end;
        Add(findings, at, close);
        return close;
    }

    // Base64 with line breaks, escaped line breaks and the header lines of encrypted keys, up to the dashes of END.
    private static int EndOfBody(string text, int at, out int characters)
    {
        characters = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '\\' && at + 1 < text.Length && text[at + 1] is 'n' or 'r' or 't' or '\n' or '\r')
            {
                at += 2;
                continue;
            }

            if ((Alphabet.Base64 | Alphabet.Equals).Contains(c))
            {
                characters++;
            }
            else if (c == '-' && at + 4 < text.Length && text[at + 1] == '-' && text[at + 2] == '-')
            {
                return at;
            }
            else if (!(char.IsWhiteSpace(c) || c is ':' or ',' or '-' or '(' or ')' or '.' || c is '"' or '\'' or '|' or '#' && characters < MinimumBody))
            {
                return at;
            }

            at++;
        }

        return at;
    }

    private static bool IsWrappedPrivateKey(string text, int at, int end) =>
        Base64Text.TryDecodeText(text, at, (end - at) & ~3, 60, out var head) && head.IndexOf("PRIVATE KEY", StringComparison.Ordinal) > 0 && end - at > 2 * MinimumBody;

    private static void Add(List<SecretMatch> findings, int start, int end) =>
        findings.Add(new SecretMatch(SecretClass.Secret, SecretKind.PrivateKey, SecretConfidence.Proven, new SecretRange(start, end - start)));
}
