using System;
using LucidCompliance.Model.Secrets;

namespace LucidCompliance.Model.Archives;

/// <summary>
/// Decides which texts of an image's configuration are kept. Facts about an image travel through caches and facts files, so a text that may be
/// a secret is not even read into them.
/// </summary>
internal static class HarmlessText
{
    private const int LongestText = 1024;

    private static readonly string[] WellKnownPrefixes = ["ASPNETCORE_", "DOTNET_", "NUGET_", "LC_", "PYTHON", "JAVA_", "NODE_", "GO", "RUST"];

    /// <summary>Whether a variable's value, or a label's, may be kept: it has the form of a path, a number or a word, and nothing of a secret.</summary>
    public static bool MayKeep(string name, string value)
    {
        if (value.Length > LongestText || LooksSecret(name, value))
        {
            return false;
        }

        return value.Length == 0 || value[0] == '/' || IsNumber(value) || value is "true" or "false" || name is "LANG" or "TZ" || HasWellKnownName(name);
    }

    /// <summary>Whether a label's value may be kept: labels are made to be read, unless one holds a secret all the same.</summary>
    public static bool MayKeepLabel(string name, string value) => value.Length <= LongestText && !LooksSecret(name, value);

    /// <summary>Whether the words of a command may be kept.</summary>
    public static bool MayKeep(string[] words)
    {
        foreach (var word in words)
        {
            if (word.Length > LongestText || KeyName.Parse(word.TrimStart('-')).IsSecretLike || !SecretScanner.FindInText(word).IsEmpty)
            {
                return false;
            }
        }

        return SecretScanner.FindInText(string.Join(" ", words)).IsEmpty;
    }

    private static bool LooksSecret(string name, string value)
    {
        var key = KeyName.Parse(name);
        return key.IsSecretLike || key.IsWeakHint
            || SecretClassifier.ClassifyText(value, new ValueContext(key)).Class >= SecretClass.WellKnown
            || !SecretScanner.FindInText(value).IsEmpty;
    }

    private static bool HasWellKnownName(string name)
    {
        foreach (var prefix in WellKnownPrefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // A version, a port, a user.
    private static bool IsNumber(string value)
    {
        foreach (var c in value)
        {
            if (c is not ('.' or (>= '0' and <= '9')))
            {
                return false;
            }
        }

        return value.Length <= 16;
    }
}
