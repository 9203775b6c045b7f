using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;

namespace LucidCompliance.Rules.Secrets;

/// <summary>
/// LUCID2019: the same secret value in several places. Values are compared in memory and never shown. A client repeats the password of its
/// server by nature: in a connection string, in the arguments of a command, and in the environment of a service that names the server's.
/// </summary>
public sealed class SecretReused : Rule
{
    // Occurrences of one value that are compared pair by pair.
    private const int MostEnds = 32;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2019",
        Name = nameof(SecretReused),
        Title = "One secret serves several purposes.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        PeerIds = ["CWE-1391"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        var groups = new Dictionary<string, List<SecretOccurrence>>(StringComparer.Ordinal);
        var order = new List<List<SecretOccurrence>>();
        foreach (var secret in subjects.Secrets)
        {
            if (secret is not { Verdict: { Class: SecretClass.Secret, Ranges.IsEmpty: false }, File.IsExample: false } || IsOfClient(secret))
            {
                continue;
            }

            var range = secret.Verdict.Ranges[0];
            var value = secret.Candidate.Value.Characters.Substring(range.Start, range.Length);
            if (!groups.TryGetValue(value, out var group))
            {
                groups.Add(value, group = []);
                order.Add(group);
            }

            group.Add(secret);
        }

        var ends = new CredentialEnds(subjects.ComposeProjects);
        foreach (var group in order)
        {
            for (var i = 1; i < group.Count; i++)
            {
                if (!IsEndOfEarlier(group, i, ends))
                {
                    yield return Report(group[0], group[i]);
                }
            }
        }
    }

    private static bool IsEndOfEarlier(List<SecretOccurrence> group, int index, CredentialEnds ends)
    {
        for (var i = 0; i < index && i < MostEnds; i++)
        {
            if (ends.AreOfOneCredential(group[i], group[index]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfClient(SecretOccurrence secret) =>
        secret is ComposeSecret { IsArgument: true }
        || secret.Verdict.Kind is SecretKind.UrlCredential or SecretKind.ConnectionStringPassword or SecretKind.AuthorizationHeader or SecretKind.UrlQueryCredential;

    private Diagnostic Report(SecretOccurrence first, SecretOccurrence second)
    {
        return Finding(
            second.Location,
            $"{SecretWording.Name(second).ToUpperFirst()} holds the same secret as {SecretWording.Name(first)} {Where(first, second)}: whoever gets one has both, and changing one breaks the other. Rotate the value, and give each use a secret of its own; where one is meant, write it once, as a secret file or one variable.") with
        {
            KeyPath = second.Candidate.KeyPath,
            Service = second.Service,
            Related = [new RelatedLocation(first.Location, "The same value stands here.")],
        };
    }

    private static string Where(SecretOccurrence first, SecretOccurrence second) =>
        first.File.Text.Path == second.File.Text.Path ? "in line " + Wording.Line(first.Location) : "of " + SecretWording.Quote(first.File.Text.Path);
}
