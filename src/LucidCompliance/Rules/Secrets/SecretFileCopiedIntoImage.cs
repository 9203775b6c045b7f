using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Secrets;

/// <summary>LUCID2005: COPY or ADD of a file that holds a secret, or of a here-document that does (RULES.md convention 30).</summary>
public sealed class SecretFileCopiedIntoImage : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2005",
        Name = nameof(SecretFileCopiedIntoImage),
        Title = "COPY or ADD brings a secret file into an image.",
        DefaultSeverity = DiagnosticSeverity.Error,
        YieldsTo = ["LUCID2007"],
        PeerIds = ["Trivy DS-0031", "CWE-538", "CWE-522"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var finding in base.Check(subjects))
        {
            yield return finding;
        }

        var contents = subjects.SecretFiles;
        foreach (var image in subjects.Images)
        {
            foreach (var file in contents.CopiedBy(image))
            {
                yield return Finding(file.Location, Describe(file)) with
                {
                    Severity = file is { IsProven: true, IsShipped: true } ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
                    KeyPath = file.Name,
                    Variant = "secret file",
                };
            }
        }
    }

    /// <inheritdoc/>
    protected override Diagnostic? Judge(SecretOccurrence secret, AnalysisSubjects subjects) =>
        secret is DockerfileSecret { Instruction: FileTransferInstruction } written && SecretWording.IsInHeredoc(written)
            ? Finding(secret, $"The here-document of {written.Instruction.Keyword.ToUpperInvariant()} holds {SecretWording.Kind(secret.Verdict.Kind)}: this file and a layer of the image keep it. Rotate it, then mount the file when the container runs, or with '--mount=type=secret' into the RUN that needs it.") with
            {
                Severity = written.IsShipped ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            }
            : null;

    private static string Describe(CopiedSecretFile file)
    {
        var name = SecretWording.Quote(file.Name);
        if (!file.IsProven)
        {
            return $"{name} usually holds secrets, and COPY keeps the file in a layer of the image. Rotate what it holds if such an image was shared, then mount it with 'RUN --mount=type=secret' in the build, or as a Compose secret when the container runs.";
        }

        return file.IsShipped
            ? $"{name} holds a secret, and whoever pulls the image can take the file out of its layer. Rotate it, then mount the file when the container runs (Compose 'secrets:'), or with '--mount=type=secret' into the RUN that needs it."
            : $"{name} holds a secret, and the build cache keeps the layer of this stage. Rotate it if the cache is shared, then mount the file into the RUN that needs it: '--mount=type=secret,id=…,target=…', or '--mount=type=ssh' for a key.";
    }
}
