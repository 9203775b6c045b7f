using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;

namespace LucidCompliance.Rules.Secrets;

/// <summary>
/// LUCID2009: a secret in an env file that git tracks or does not ignore; in an example file only a value whose format proves it.
/// Files that nothing reads count (RULES.md convention 35).
/// </summary>
public sealed class SecretInEnvFile : SecretRule
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
    protected override Diagnostic? Judge(SecretOccurrence secret, AnalysisSubjects subjects) =>
        secret is EnvFileSecret && secret.File.IsExposed ? Finding(secret, Describe(secret)) : null;

    private static string Describe(SecretOccurrence secret)
    {
        var offence = SecretWording.Offence(secret);
        if (secret.File.IsExample)
        {
            return $"{offence} of a real format, in an example file that is made to be shared. Rotate it if it ever was real, and write a placeholder such as <your value> here.";
        }

        return secret.File.IsTracked is { IsKnown: true, Value: true }
            ? $"{offence}, and git tracks this file: whoever reads the repository or its history has it. Rotate it, then add the file to .gitignore and run 'git rm --cached' on it, or move the value to a file of Compose 'secrets:'."
            : $"{offence}, and git does not ignore this file: with the next commit it is in the history for good. Rotate it if it was ever committed, then add the file to .gitignore, or move the value to a file of Compose 'secrets:'.";
    }
}
