using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;

namespace LucidCompliance.Rules.Secrets;

/// <summary>
/// A rule about literal secrets in one kind of place. A weak value is LUCID2010's alone, and what comes through an env file is judged there.
/// </summary>
public abstract class SecretRule : Rule
{
    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var secret in subjects.Secrets)
        {
            if (secret.Verdict.Class == SecretClass.Secret && (!secret.File.IsExample || IsProven(secret.Verdict)) && Judge(secret, subjects) is { } finding)
            {
                yield return secret.File.IsExample ? finding with { Severity = DiagnosticSeverity.Info } : finding;
            }
        }
    }

    /// <summary>The finding about a literal secret; null where it stands in no place of this rule.</summary>
    protected abstract Diagnostic? Judge(SecretOccurrence secret, AnalysisSubjects subjects);

    /// <summary>A finding about a secret, without its fixes.</summary>
    protected Diagnostic Finding(SecretOccurrence secret, string message) => Finding(secret.Location, message) with
    {
        KeyPath = secret.Candidate.KeyPath,
        Service = secret.Service,
        Variant = SecretKinds.Describe(secret.Verdict.Kind),
    };

    // Structure, checksum or a provider's prefix; what only looks random may be made up for an example.
    private protected static bool IsProven(SecretVerdict verdict) =>
        verdict.Confidence == SecretConfidence.Proven
        || (verdict.Confidence == SecretConfidence.High && verdict.Kind is SecretKind.PrivateKey or >= SecretKind.JsonWebToken and not SecretKind.AwsSecretKey);
}
