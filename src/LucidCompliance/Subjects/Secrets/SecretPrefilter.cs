using System;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>A cheap look at a key and a value that spares most values the classifier. It excludes only what no class can hold.</summary>
internal static class SecretPrefilter
{
    // Shorter text has no known format, and is random or a password only where its key says so.
    private const int ShortestFormat = 16;

    // A part of every name under which a short value can be a credential: KeyVocabulary has the names.
    private static readonly string[] Roots = ["pass", "pw", "secret", "token", "key", "cred", "jwt", "auth", "sas", "conn", "bearer", "docker", "kennwort"];

    /// <summary>Whether a value is worth a candidate.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="section">The key above it, from which a key of one poor word takes its meaning; empty where that does not matter.</param>
    /// <param name="text">The text that holds the value as it is written.</param>
    /// <param name="span">Where it stands there.</param>
    public static bool MayBeSecret(string key, string section, string text, TextSpan span) =>
        !span.IsEmpty && (span.Length >= ShortestFormat || HasRoot(key) || HasRoot(section) || HasStructure(text, span));

    // A URL, a pair, a header, an object, a reference with a default.
    private static bool HasStructure(string text, TextSpan span)
    {
        for (var i = span.Start; i < span.End; i++)
        {
            if (text[i] is ':' or '=' or '{')
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasRoot(string key)
    {
        foreach (var root in Roots)
        {
            if (key.Length >= root.Length && key.IndexOf(root, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
