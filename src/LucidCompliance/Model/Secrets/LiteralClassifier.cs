using System;

namespace LucidCompliance.Model.Secrets;

/// <summary>The last classes: a literal of no known format, judged by its key and its characters.</summary>
internal static class LiteralClassifier
{
    // Shorter literals are words and flags, as often as passwords.
    private const int MinimumPassword = 6;

    public static SecretVerdict Classify(string text, in ValueContext context)
    {
        var key = context.Key;
        if (context.Position != SecretKind.None)
        {
            return text.Length < MinimumPassword
                ? SecretClassifier.Whole(SecretClass.Weak, SecretKind.DefaultPassword, SecretConfidence.Medium, text)
                : Secret(context.Position, SecretConfidence.High, text);
        }

        if (key.IsPublic || key.IsVetoed || !key.IsSecretLike && !key.IsWeakHint)
        {
            return SecretVerdict.None;
        }

        if (PasswordHashes.IsHash(text, out var isSlow))
        {
            return isSlow ? SecretVerdict.None : Secret(SecretKind.PasswordHash, SecretConfidence.Medium, text);
        }

        if (Mnemonics.IsPhrase(text, key))
        {
            return Secret(SecretKind.PrivateKey, SecretConfidence.High, text);
        }

        if (key.IsPasswordLike || key.IsPassLike)
        {
            return ClassifyPassword(text, key);
        }

        if (key.Tokens.Length == 1 && key.Tokens[0] is "pass" or "pw" && IsPassphrase(text))
        {
            return Secret(SecretKind.PasswordLiteral, SecretConfidence.Medium, text);
        }

        if (ValueShapes.IsDigest(text, key))
        {
            return SecretVerdict.None;
        }

        if (ValueShapes.IsUuid(text))
        {
            return key.Has("token") || key.Has("secret") || key.Has("heroku") || IsIssuedKey(key) ? Secret(SecretKind.RandomValue, SecretConfidence.Medium, text) : SecretVerdict.None;
        }

        return ValueShapes.IsName(text) ? SecretVerdict.None : ClassifyRandom(text, context);
    }

    private static SecretVerdict ClassifyPassword(string text, KeyName key)
    {
        if (text.Length < MinimumPassword || IsSentence(text))
        {
            return SecretVerdict.None;
        }

        if (Randomness.Judge(text) != RandomShape.NotRandom)
        {
            return Secret(SecretKind.PasswordLiteral, SecretConfidence.High, text);
        }

        // SMTP_PASS=through is no password; SMTP_PASS=Sommer!27 is.
        return key.IsPasswordLike || HasEvidence(text) ? Secret(SecretKind.PasswordLiteral, SecretConfidence.Medium, text) : SecretVerdict.None;
    }

    private static SecretVerdict ClassifyRandom(string text, in ValueContext context)
    {
        var key = context.Key;
        var shape = Randomness.Judge(text);
        if (shape == RandomShape.NotRandom && key.IsChosen && (IsPassphrase(text) || !context.BareNamesAreLiteral && IsFourWords(text)))
        {
            return Secret(SecretKind.PasswordLiteral, SecretConfidence.Medium, text);
        }

        if (shape == RandomShape.NotRandom || !key.IsSecretLike && text.Length < 16)
        {
            return SecretVerdict.None;
        }

        if (text.Length == 40 && key.Has("aws") && key.Has("secret") && Alphabet.Base64.EndOfRun(text, 0, 40) == 40)
        {
            return Secret(SecretKind.AwsSecretKey, SecretConfidence.High, text);
        }

        // An OAuth client's secret has the shape of a key, but nothing is encrypted with it.
        var isKey = shape == RandomShape.KeyMaterial && (key.Has("key") || (key.Has("secret") && !key.Has("client")) || key.Has("salt") || key.Has("seed"));
        return Secret(isKey ? SecretKind.KeyMaterial : SecretKind.RandomValue, key.IsSecretLike && text.Length >= 12 ? SecretConfidence.High : SecretConfidence.Medium, text);
    }

    // API_KEY=<uuid>: some issuers' keys are UUIDs.
    private static bool IsIssuedKey(KeyName key)
    {
        var last = key.Tokens.Length - 1;
        return key.Tokens[last] is "apikey" or "apikeys" || last > 0 && key.Tokens[last] is "key" or "keys" && key.Tokens[last - 1] is "api" or "access" or "auth";
    }

    // JWT_SECRET="Brot & Salz 2026": chosen by a person, and no name of anything.
    private static bool IsPassphrase(string text)
    {
        var (letters, digits, marks) = (0, 0, 0);
        foreach (var c in text)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            digits += c is >= '0' and <= '9' ? 1 : 0;
            marks += c is '!' or '#' or '$' or '%' or '&' or '*' or '+' or '?' or '^' or '~' ? 1 : 0;
        }

        return text.Length is >= 8 and <= 128 && marks > 0 && letters >= 4 && digits > 0 && text.IndexOf('(') < 0 && text.IndexOf("${", StringComparison.Ordinal) < 0;
    }

    // JWT_SECRET=correct horse battery staple: words alone, and more than a name has.
    private static bool IsFourWords(string text)
    {
        var blanks = 0;
        foreach (var c in text)
        {
            if (c == ' ')
            {
                blanks++;
            }
            else if (!char.IsLower(c))
            {
                return false;
            }
        }

        return blanks is >= 3 and < 12;
    }

    // Settings files hold the labels of password fields, too: "Please enter your password."
    private static bool IsSentence(string text)
    {
        var blanks = 0;
        foreach (var c in text)
        {
            blanks += c == ' ' ? 1 : 0;
        }

        return blanks >= 2 && WordCoverage.Of(text) > 0.6 && char.IsUpper(text[0])
            && (text[text.Length - 1] is '.' or '?' or ':' or '!' || text.IndexOf("password", StringComparison.OrdinalIgnoreCase) >= 0);
    }

    private static bool HasEvidence(string text)
    {
        var (letters, others) = (false, false);
        foreach (var c in text)
        {
            letters |= Alphabet.Letter.Contains(c);
            others |= c > ' ' && !Alphabet.Letter.Contains(c) && c is not ('-' or '_' or '.');
        }

        return letters && others;
    }

    private static SecretVerdict Secret(SecretKind kind, SecretConfidence confidence, string text) => SecretClassifier.Whole(SecretClass.Secret, kind, confidence, text);
}
