using System;

namespace LucidCompliance.Model.Secrets;

/// <summary>Recognises stored passwords: bcrypt, crypt, argon2, PBKDF2, also behind a user name (htpasswd) and with the doubled dollars of Compose.</summary>
internal static class PasswordHashes
{
    // Made to be slow: what is stored of a password so that it may be read.
    private static readonly string[] Slow =
    [
        "$2a$", "$2b$", "$2y$", "$2x$", "$5$", "$6$", "$y$", "$argon2i$", "$argon2id$", "$argon2d$", "$pbkdf2", "$scrypt$", "argon2:$argon2", "pbkdf2_sha256$", "pbkdf2:sha256:", "scrypt:", "{CRYPT}$",
    ];

    // Guessed by the billion in a second.
    private static readonly string[] Fast = ["$1$", "$apr1$", "{SSHA}", "{SHA}"];

    /// <summary>Whether a value is the hash of a password.</summary>
    /// <param name="text">The value.</param>
    /// <param name="isSlow">Whether the function was made for passwords, so that the hash gives none away.</param>
    public static bool IsHash(string text, out bool isSlow)
    {
        isSlow = false;
        if (text.Length is < 20 or > 1024)
        {
            return false;
        }

        var value = text.IndexOf("$$", StringComparison.Ordinal) >= 0 ? text.Replace("$$", "$") : text;
        var colon = value.IndexOf(':');
        isSlow = Has(value, colon, Slow);
        return isSlow || Has(value, colon, Fast);
    }

    private static bool Has(string value, int colon, string[] marks)
    {
        foreach (var mark in marks)
        {
            if (value.StartsWith(mark, StringComparison.Ordinal) || colon > 0 && colon < 64 && string.CompareOrdinal(value, colon + 1, mark, 0, mark.Length) == 0)
            {
                return value.Length - mark.Length >= 20;
            }
        }

        return false;
    }
}
