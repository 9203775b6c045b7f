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

    // By their first letter, so that a name is looked at once and not once for each root.
    private static readonly string[][] RootsOfLetter = GroupByLetter();

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
        for (var i = 0; i + 1 < key.Length; i++)
        {
            var letter = (key[i] | ' ') - 'a';
            if ((uint)letter >= (uint)RootsOfLetter.Length)
            {
                continue;
            }

            foreach (var root in RootsOfLetter[letter])
            {
                if (string.Compare(key, i, root, 0, root.Length, StringComparison.OrdinalIgnoreCase) == 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string[][] GroupByLetter()
    {
        var groups = new string[26][];
        for (var i = 0; i < groups.Length; i++)
        {
            groups[i] = Array.FindAll(Roots, root => root[0] == (char)('a' + i));
        }

        return groups;
    }
}
