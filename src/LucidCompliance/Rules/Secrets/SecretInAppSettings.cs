using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;

namespace LucidCompliance.Rules.Secrets;

/// <summary>LUCID2012: a secret in an <c>appsettings*.json</c> that git tracks or does not ignore.</summary>
public sealed class SecretInAppSettings : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2012",
        Name = nameof(SecretInAppSettings),
        Title = "An appsettings file holds a secret.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        PeerIds = ["CWE-540", "CWE-798"],
    };

    /// <inheritdoc/>
    protected override Diagnostic? Judge(SecretOccurrence secret, AnalysisSubjects subjects) =>
        secret.Place != SecretPlace.AppSettings || secret.File.IsPrivate ? null
        : Finding(secret, $"{SecretWording.Offence(secret)}, and this file goes into the repository and into the published application. "
            + (secret.File.IsDevelopment
                ? "Rotate it, then keep it with 'dotnet user-secrets set' outside of the project."
                : "Rotate it, then remove it here and give it to the application by an environment variable or a secret file (AddKeyPerFile); for development by 'dotnet user-secrets'."));
}
