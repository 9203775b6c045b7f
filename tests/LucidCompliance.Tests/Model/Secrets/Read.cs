using LucidCompliance.Model.Secrets;

namespace LucidCompliance.Tests.Model.Secrets;

/// <summary>Short ways to ask the classifier.</summary>
internal static class Read
{
    public static SecretVerdict Value(string key, string value, string? user = null, SecretPlace place = SecretPlace.ComposeEnvironment, string? path = null) =>
        SecretClassifier.Classify(new SecretCandidate(key, path ?? key, new SecretValue(value), new SecretContext(place), user));

    /// <summary>The characters that the verdict points at.</summary>
    public static string Marked(string value, SecretVerdict verdict) =>
        string.Join("|", System.Linq.Enumerable.Select(verdict.Ranges, range => value.Substring(range.Start, range.Length)));
}
