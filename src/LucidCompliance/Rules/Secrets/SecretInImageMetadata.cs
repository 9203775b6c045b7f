using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Secrets;

/// <summary>
/// LUCID2004: a secret in LABEL, CMD, ENTRYPOINT or HEALTHCHECK, or in the URL of FROM or ADD. What a builder stage declares does not ship
/// and is a warning; what it fetches ships (RULES.md convention 23).
/// </summary>
public sealed class SecretInImageMetadata : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2004",
        Name = nameof(SecretInImageMetadata),
        Title = "The image's metadata holds a secret.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["CWE-798", "CWE-214"],
    };

    /// <inheritdoc/>
    protected override Diagnostic? Judge(SecretOccurrence secret, AnalysisSubjects subjects)
    {
        if (secret is not DockerfileSecret dockerfile || Describe(dockerfile) is not { } message)
        {
            return null;
        }

        var isFetched = dockerfile.Instruction is FromInstruction or AddInstruction;
        return Finding(secret, message) with { Severity = isFetched || dockerfile.IsShipped ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning };
    }

    private static string? Describe(DockerfileSecret secret)
    {
        var name = secret.Instruction.Keyword.ToUpperInvariant();
        var kind = SecretWording.Kind(secret.Verdict.Kind);
        return secret.Instruction switch
        {
            LabelInstruction => $"{SecretWording.Offence(secret)} in a LABEL, and whoever pulls the image reads its labels. Rotate it, then remove the label.",
            CmdInstruction or EntrypointInstruction or HealthcheckInstruction =>
                $"{name} holds {kind}: 'docker inspect' and the list of processes show the command. Rotate it, then let the program read it from a file under /run/secrets, or from a variable that is set when the container runs.",
            FromInstruction => $"FROM holds {kind}, and whoever reads this file has it. Rotate it, then name the image alone and log in with 'docker login'.",
            AddInstruction when !SecretWording.IsInHeredoc(secret) =>
                $"ADD holds {kind}, which the image's history keeps. Rotate it, then fetch the file in a RUN with '--mount=type=secret,id=…'.",
            _ => null,
        };
    }
}
