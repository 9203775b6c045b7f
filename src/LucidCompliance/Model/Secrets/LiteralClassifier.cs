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

        if (PasswordHashes.IsHash(text))
        {
            return Secret(SecretKind.PasswordHash, SecretConfidence.Medium, text);
        }

        if (key.IsPasswordLike || key.IsPassLike)
        {
            return ClassifyPassword(text, key);
        }

        if (ValueShapes.IsDigest(text, key))
        {
            return SecretVerdict.None;
        }

        if (ValueShapes.IsUuid(text))
        {
            return key.Has("token") || key.Has("secret") || key.Has("heroku") ? Secret(SecretKind.RandomValue, SecretConfidence.Medium, text) : SecretVerdict.None;
        }

        return ValueShapes.IsName(text) ? SecretVerdict.None : ClassifyRandom(text, key);
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

    private static SecretVerdict ClassifyRandom(string text, KeyName key)
    {
        var shape = Randomness.Judge(text);
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
