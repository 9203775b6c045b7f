using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;

namespace LucidCompliance.Rules.Secrets;

/// <summary>
/// LUCID2009: a secret in an env file that git tracks or does not ignore; in an example file only a value whose format proves it.
/// Files that nothing reads count (RULES.md convention 35).
/// </summary>
public sealed class SecretInEnvFile : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2009",
        Name = nameof(SecretInEnvFile),
        Title = "An env file in the repository holds a secret.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["CWE-540", "CWE-798"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var secret in subjects.Secrets)
        {
            if (secret is EnvFileSecret { Verdict.Class: SecretClass.Secret } && secret.File.IsExposed && (!secret.File.IsExample || IsProven(secret.Verdict)))
            {
                yield return Finding(secret.Location, Describe(secret)) with
                {
                    Severity = secret.File.IsExample ? DiagnosticSeverity.Info : Descriptor.DefaultSeverity,
                    KeyPath = secret.Candidate.KeyPath,
                    Variant = SecretKinds.Describe(secret.Verdict.Kind),
                };
            }
        }
    }

    private static string Describe(SecretOccurrence secret)
    {
        var offence = $"{SecretWording.Name(secret)} holds {SecretWording.Kind(secret.Verdict.Kind)}".ToUpperFirst();
        if (secret.File.IsExample)
        {
            return $"{offence} of a real format, in an example file that is made to be shared. Rotate it if it ever was real, and write a placeholder such as <your value> here.";
        }

        return secret.File.IsTracked is { IsKnown: true, Value: true }
            ? $"{offence}, and git tracks this file: whoever reads the repository or its history has it. Rotate it, then add the file to .gitignore and run 'git rm --cached' on it, or move the value to a file of Compose 'secrets:'."
            : $"{offence}, and git does not ignore this file: with the next commit it is in the history for good. Rotate it if it was ever committed, then add the file to .gitignore, or move the value to a file of Compose 'secrets:'.";
    }

    // Structure, checksum or a provider's prefix; what only looks random may be made up for the example.
    private static bool IsProven(SecretVerdict verdict) =>
        verdict.Confidence == SecretConfidence.Proven
        || (verdict.Confidence == SecretConfidence.High && verdict.Kind is SecretKind.PrivateKey or >= SecretKind.JsonWebToken and not SecretKind.AwsSecretKey);
}
