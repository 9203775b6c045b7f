using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;

namespace LucidCompliance.Rules.Secrets;

/// <summary>LUCID2010: a default or guessable credential in any artifact, also as the default of a variable reference.</summary>
public sealed class WeakCredential : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2010",
        Name = nameof(WeakCredential),
        Title = "A credential is a default or guessable value.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["CWE-1391", "CWE-1392", "CWE-521"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var secret in subjects.Secrets)
        {
            if (secret.Verdict.Class == SecretClass.Weak)
            {
                yield return Finding(secret.Location, WeakCredentialMessage.Describe(secret)) with
                {
                    Severity = SeverityOf(secret),
                    KeyPath = secret.Candidate.KeyPath,
                    Service = secret.Service,
                    Variant = SecretKinds.Describe(secret.Verdict.Kind),
                };
            }
        }
    }

    // RULES.md convention 32, the places in the order in which they beat each other.
    private static DiagnosticSeverity SeverityOf(SecretOccurrence secret)
    {
        var file = secret.File;
        if (file.IsExample)
        {
            return DiagnosticSeverity.Info;
        }

        if (file.Policy.IsLucidFoundation || secret is DockerfileSecret { IsShipped: true } or ScriptSecret { Script.IsShipped: true } or ContainerPropertySecret)
        {
            return DiagnosticSeverity.Error;
        }

        if (secret is DockerfileSecret)
        {
            return DiagnosticSeverity.Warning;
        }

        if (secret is EnvFileSecret)
        {
            return file.IsExposed ? DiagnosticSeverity.Error : DiagnosticSeverity.Info;
        }

        return file.IsDevelopment || file.IsOverride || secret.Place == SecretPlace.LaunchSettings || file.IsPrivate
            ? DiagnosticSeverity.Info
            : DiagnosticSeverity.Warning;
    }
}
