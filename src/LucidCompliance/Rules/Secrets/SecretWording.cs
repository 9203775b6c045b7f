using System;
using System.Text;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Subjects.Secrets;

namespace LucidCompliance.Rules.Secrets;

/// <summary>How messages name candidates. Nothing here sees a value.</summary>
internal static class SecretWording
{
    private const int LongestName = 80;

    /// <summary>The key in quotes; <c>this value</c> where it has none. Control characters and overlong keys never reach a log.</summary>
    public static string Name(SecretOccurrence occurrence) =>
        occurrence.Candidate.Key.Length == 0 ? "this value"
        : occurrence is ComposeSecret { IsArgument: true, Candidate.Key: "password" } argument ? "an argument of " + Command(argument.Candidate.KeyPath)
        : occurrence.Place switch
        {
            // A key such as 'Default' or 'Password' stands in several sections.
            SecretPlace.AppSettings => Quote(occurrence.Candidate.KeyPath.Replace('.', ':')),
            SecretPlace.NuGetConfig => Quote(occurrence.Candidate.KeyPath),
            _ => Quote(occurrence.Candidate.Key),
        };

    // "services.db.healthcheck.test[2]"
    private static string Command(string keyPath) =>
        keyPath.IndexOf(".healthcheck.", StringComparison.Ordinal) >= 0 ? "the health check"
        : keyPath.IndexOf(".post_start", StringComparison.Ordinal) >= 0 || keyPath.IndexOf(".pre_st", StringComparison.Ordinal) >= 0 ? "a hook"
        : "the command";

    /// <summary>A name in quotes, without control characters and not overlong.</summary>
    public static string Quote(string key)
    {
        var name = new StringBuilder("'");
        for (var i = 0; i < key.Length && i < LongestName; i++)
        {
            name.Append(char.IsControl(key[i]) || char.IsSurrogate(key[i]) ? '?' : key[i]);
        }

        return name.Append(key.Length > LongestName ? "…'" : "'").ToString();
    }

    /// <summary>The kind with its article: <c>an encryption key</c>.</summary>
    public static string Kind(SecretKind kind)
    {
        var words = SecretKinds.Describe(kind);
        return (words[0] is 'a' or 'e' or 'i' or 'o' or 'A' or 'E' ? "an " : "a ") + words;
    }

    /// <summary>What is wrong, without a period: <c>'API_TOKEN' holds a GitHub token</c>.</summary>
    public static string Offence(SecretOccurrence secret) =>
        secret.DefaultOf is { } variable ? $"The default of '{variable}' holds {Kind(secret.Verdict.Kind)}"
        : $"{Name(secret)} holds {Kind(secret.Verdict.Kind)}".ToUpperFirst();

    /// <summary>Whether the secret stands in the body of a here-document.</summary>
    public static bool IsInHeredoc(DockerfileSecret secret)
    {
        foreach (var heredoc in secret.Instruction.Heredocs)
        {
            if (heredoc.ContentSpan.Contains(secret.Location.Span.Start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the secret is only a part of the value: the password of a connection string.</summary>
    public static bool IsPart(SecretOccurrence occurrence) =>
        occurrence.Verdict.Kind is SecretKind.ConnectionStringPassword or SecretKind.UrlCredential or SecretKind.UrlQueryCredential or SecretKind.AuthorizationHeader
        || (!occurrence.Verdict.Ranges.IsEmpty && occurrence.Verdict.Ranges[0].Length < occurrence.Candidate.Value.Characters.Length && occurrence.DefaultOf is null);
}
