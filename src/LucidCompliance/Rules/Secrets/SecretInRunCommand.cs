using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Secrets;

/// <summary>
/// LUCID2003: a secret in the command of RUN, or in a here-document of RUN, COPY or ADD. RUN counts in builders, too: what it fetches ships
/// (RULES.md convention 23). A file that a builder alone has is a warning.
/// </summary>
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
    protected override Diagnostic? Judge(SecretOccurrence secret, AnalysisSubjects subjects) => secret switch
    {
        DockerfileSecret { Instruction: RunInstruction } run =>
            Finding(secret, $"This RUN holds {SecretWording.Kind(secret.Verdict.Kind)}{(SecretWording.IsInHeredoc(run) ? " in its here-document" : "")}: the image's history and the build log show the command, and the file may stay in a layer. "
                + "Rotate it, then let the command read it from a secret mount: 'RUN --mount=type=secret,id=…', and 'docker build --secret id=…'."),
        DockerfileSecret { Instruction: FileTransferInstruction } file when SecretWording.IsInHeredoc(file) =>
            Finding(secret, $"The here-document of this {file.Instruction.Keyword.ToUpperInvariant()} holds {SecretWording.Kind(secret.Verdict.Kind)}, and the file that it becomes stays in a layer of the image. "
                + "Rotate it, then leave it out of the file, and give the file to the container when it runs, or to a RUN by '--mount=type=secret,id=…'.") with
            {
                Severity = file.IsShipped ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            },
        _ => null,
    };
}
