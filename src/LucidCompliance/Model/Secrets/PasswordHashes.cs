using System;

namespace LucidCompliance.Model.Secrets;

/// <summary>Recognises stored passwords: bcrypt, crypt, argon2, PBKDF2, also behind a user name (htpasswd) and with the doubled dollars of Compose.</summary>
internal static class PasswordHashes
{
    private static readonly string[] Marks = ["$2a$", "$2b$", "$2y$", "$2x$", "$1$", "$5$", "$6$", "$y$", "$apr1$", "$argon2i$", "$argon2id$", "$argon2d$", "$pbkdf2", "$scrypt$", "{SSHA}", "{SHA}", "pbkdf2_sha256$", "pbkdf2:sha256:", "scrypt:"];

    public static bool IsHash(string text)
    {
        if (text.Length is < 20 or > 1024)
        {
            return false;
        }

        var value = text.IndexOf("$$", StringComparison.Ordinal) >= 0 ? text.Replace("$$", "$") : text;
        var colon = value.IndexOf(':');
        foreach (var mark in Marks)
        {
            if (value.StartsWith(mark, StringComparison.Ordinal) || colon > 0 && colon < 64 && string.CompareOrdinal(value, colon + 1, mark, 0, mark.Length) == 0)
            {
                return value.Length - mark.Length >= 20;
            }
        }

        return false;
    }
}
