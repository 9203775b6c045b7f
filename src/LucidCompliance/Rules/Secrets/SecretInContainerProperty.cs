using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;

namespace LucidCompliance.Rules.Secrets;

/// <summary>LUCID2015: a secret in a property or item that the SDK writes into the configuration of the published image.</summary>
public sealed class SecretInContainerProperty : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2015",
        Name = nameof(SecretInContainerProperty),
        Title = "A container property or item of a project holds a secret.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["CWE-798", "CWE-312"],
    };

    /// <inheritdoc/>
    protected override Diagnostic? Judge(SecretOccurrence secret, AnalysisSubjects subjects) =>
        secret is not ContainerPropertySecret || secret.File.IsPrivate ? null
        : Finding(secret, $"{SecretWording.Offence(secret)}, and container publishing writes it into the image: whoever pulls the image reads it by 'docker inspect', whoever has the repository here. Rotate it, remove it here, and pass it when the container runs, best as a secret file.");
}
