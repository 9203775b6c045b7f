using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;

namespace LucidCompliance.Rules.Secrets;

/// <summary>LUCID2013: a secret in the environment variables of a launch profile that git tracks or does not ignore.</summary>
public sealed class SecretInLaunchSettings : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2013",
        Name = nameof(SecretInLaunchSettings),
        Title = "A launch profile holds a secret.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        PeerIds = ["CWE-540", "CWE-798"],
    };

    /// <inheritdoc/>
    protected override Diagnostic? Judge(SecretOccurrence secret, AnalysisSubjects subjects) =>
        secret.Place != SecretPlace.LaunchSettings || secret.File.IsPrivate ? null
        : Finding(secret, $"{SecretWording.Offence(secret)}, and launch profiles are shared through the repository. Rotate it, then remove it here and keep it with 'dotnet user-secrets set', which stores it outside of the project.");
}
