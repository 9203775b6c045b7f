using System;
using System.Collections.Generic;
using LucidCompliance.Model;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Syntax.Xml;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>The value of an <c>add</c> in a <c>NuGet.config</c>.</summary>
public sealed class NuGetConfigSecret : SecretOccurrence
{
    // What Windows encrypts for one user of one machine (DPAPI) opens nothing elsewhere.
    private const string EncryptedForUser = "AQAAANCMnd8";

    private NuGetConfigSecret(SecretCandidate candidate, SecretFile file, XmlAttribute value)
        : base(candidate, file) => Value = value;

    /// <summary>The attribute.</summary>
    public XmlAttribute Value { get; }

    /// <inheritdoc/>
    public override SourceLocation Locate(SecretRange range) => new(File.Text, Value.MapToSource(range.Start, range.Length));

    internal static IEnumerable<SecretOccurrence> In(NuGetConfigSubject subject, IRepositoryFiles files)
    {
        var file = new SecretFile(subject.Text, subject.Policy, files);
        var context = new SecretContext(SecretPlace.NuGetConfig, file.IsExample);
        foreach (var tag in subject.Tags)
        {
            if (!string.Equals(tag.Name, "add", StringComparison.OrdinalIgnoreCase)
                || tag.Parent is not { } section
                || tag.Find("key") is not { } key
                || tag.Find("value") is not { Value.Length: > 0 } value
                || value.Value.StartsWith(EncryptedForUser, StringComparison.Ordinal))
            {
                continue;
            }

            // Under apikeys the key is the URL of the feed.
            var isApiKey = string.Equals(section.Name, "apikeys", StringComparison.OrdinalIgnoreCase);
            var name = isApiKey ? "apikey" : key.Value;
            var path = section.Parent is { Parent: not null } around ? around.Name + "." + section.Name : section.Name;
            yield return new NuGetConfigSecret(
                new SecretCandidate(name, path + "." + name, new SecretValue(value.Value), context, isApiKey ? null : UserOf(subject, section)), file, value);
        }
    }

    private static string? UserOf(NuGetConfigSubject subject, XmlTag section)
    {
        if (section.Parent is not { Parent: not null })
        {
            return null;
        }

        foreach (var tag in subject.Tags)
        {
            if (ReferenceEquals(tag.Parent, section) && string.Equals(tag.Find("key")?.Value, "Username", StringComparison.OrdinalIgnoreCase))
            {
                return tag.Find("value")?.Value;
            }
        }

        return null;
    }
}
