using System.Collections.Generic;
using LucidCompliance.Model;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>A value of an env file.</summary>
public sealed class EnvFileSecret : SecretOccurrence
{
    private EnvFileSecret(SecretCandidate candidate, SecretFile file, DotEnvEntry entry)
        : base(candidate, file) => Entry = entry;

    /// <summary>The statement.</summary>
    public DotEnvEntry Entry { get; }

    /// <inheritdoc/>
    public override SourceLocation Locate(SecretRange range) => new(Entry.Text, Entry.MapToSource(range.Start, range.Length));

    internal static IEnumerable<SecretOccurrence> In(EnvFileSubject subject, IRepositoryFiles files)
    {
        var file = new SecretFile(subject.Syntax.Text, subject.Policy, files);
        var context = new SecretContext(SecretPlace.EnvFile, file.IsExample);
        var literal = context with { DollarIsLiteral = true };
        var users = new UserNames();
        foreach (var entry in subject.Syntax.Entries)
        {
            if (UserNames.IsUserKey(entry.Key))
            {
                users.Add(entry.Key, entry.DecodedValue);
            }
        }

        foreach (var entry in subject.Syntax.Entries)
        {
            if (entry.HasValue && SecretPrefilter.MayBeSecret(entry.Key, string.Empty, entry.Text.Content, entry.ValueSpan))
            {
                var candidate = new SecretCandidate(
                    entry.Key, entry.Key, new SecretValue(entry.DecodedValue), entry.Quote == DotEnvQuote.Single ? literal : context, users.Find(entry.Key));
                yield return new EnvFileSecret(candidate, file, entry);
            }
        }
    }
}
