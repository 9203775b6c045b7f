using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Secrets;

/// <summary>LUCID2003: a secret in the command or a here-document of RUN. Builders count: what they fetch ships (RULES.md convention 23).</summary>
public sealed class SecretInRunCommand : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2003",
        Name = nameof(SecretInRunCommand),
        Title = "A RUN command holds a secret.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["CWE-798", "CWE-214"],
    };

    /// <inheritdoc/>
    protected override Diagnostic? Judge(SecretOccurrence secret, AnalysisSubjects subjects) =>
        secret is DockerfileSecret { Instruction: RunInstruction } run
            ? Finding(secret, $"This RUN holds {SecretWording.Kind(secret.Verdict.Kind)}{(SecretWording.IsInHeredoc(run) ? " in its here-document" : "")}: the image's history and the build log show the command, and the file may stay in a layer. "
                + "Rotate it, then read it in the command from a secret mount: 'RUN --mount=type=secret,id=…', and 'docker build --secret id=…'.")
            : null;
}
