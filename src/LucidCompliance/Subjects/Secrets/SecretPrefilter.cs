using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>Cheap looks at a key and a value that spare most values the classifier. It excludes only what no class can hold.</summary>
internal static class SecretPrefilter
{
    /// <summary>Whether a value is worth a candidate.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="text">The text that holds the value as it is written.</param>
    /// <param name="span">Where it stands there.</param>
    public static bool MayBeSecret(string key, string text, TextSpan span) => !span.IsEmpty;
}
