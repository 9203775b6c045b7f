using System.Collections.Generic;
using LucidCompliance.Model;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>A value of an env file.</summary>
public sealed class EnvFileSecret : SecretOccurrence
{
    // No token of a known format is shorter.
    private const int ShortestComment = 20;

    private readonly TextSpan _comment;

    private EnvFileSecret(SecretCandidate candidate, SecretFile file, DotEnvEntry entry)
        : base(candidate, file) => Entry = entry;

    private EnvFileSecret(SecretCandidate candidate, SecretFile file, TextSpan comment, SecretVerdict verdict)
        : base(candidate, file, verdict) => _comment = comment;

    /// <summary>The statement; null for a value in a comment.</summary>
    public DotEnvEntry? Entry { get; }

    /// <inheritdoc/>
    public override SourceLocation Locate(SecretRange range) =>
        Entry is { } entry ? new(entry.Text, entry.MapToSource(range.Start, range.Length)) : new(File.Text, new TextSpan(_comment.Start + range.Start, range.Length));

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

        foreach (var comment in InComments(file, context))
        {
            yield return comment;
        }
    }

    // A statement that was commented out is in the history as well. What only looks like a secret may be an explanation.
    private static IEnumerable<EnvFileSecret> InComments(SecretFile file, SecretContext context)
    {
        var text = file.Text;
        for (var i = 0; i < text.LineCount; i++)
        {
            var line = text.GetLine(i);
            if (line.Length < ShortestComment || text.Content[line.Start] != '#')
            {
                continue;
            }

            foreach (var match in SecretScanner.FindInText(text.GetText(line)))
            {
                if (match.Class == SecretClass.Secret && match.Confidence >= SecretConfidence.High && match.Kind is SecretKind.PrivateKey or >= SecretKind.JsonWebToken)
                {
                    var span = new TextSpan(line.Start + match.Range.Start, match.Range.Length);
                    var candidate = new SecretCandidate(string.Empty, string.Empty, new SecretValue(text.GetText(span)), context);
                    yield return new EnvFileSecret(candidate, file, span, new SecretVerdict(match.Class, match.Kind, match.Confidence, [new SecretRange(0, span.Length)]));
                }
            }
        }
    }
}
