using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Secrets;

/// <summary>LUCID2001: a literal secret in ENV, or a build argument that ENV keeps in the image. A warning in a builder stage.</summary>
public sealed class SecretInImageEnvironment : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2001",
        Name = nameof(SecretInImageEnvironment),
        Title = "ENV carries a secret in the image.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Unsafe,
        PeerIds = ["BuildKit SecretsUsedInArgOrEnv", "Trivy DS-0031", "CWE-798", "CWE-526"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var finding in base.Check(subjects))
        {
            yield return finding;
        }

        var shipped = new ShippedStages(subjects.Images);
        foreach (var image in subjects.Images)
        {
            foreach (var stage in image.Build.Stages)
            {
                foreach (var promotion in BuildArgumentUse.Promotions(stage))
                {
                    yield return Promotion(image, promotion, shipped.Contains(stage.From));
                }
            }
        }
    }

    /// <inheritdoc/>
    protected override Diagnostic? Judge(SecretOccurrence secret, AnalysisSubjects subjects)
    {
        if (secret is not DockerfileSecret { Place: SecretPlace.DockerfileEnv } variable)
        {
            return null;
        }

        var offence = SecretWording.Offence(secret);
        var message = variable.IsShipped
            ? $"{offence}, and the image carries it: whoever pulls the image or runs 'docker inspect' reads it. Rotate it, then remove it from ENV and give it to the container when it runs, best as a file under /run/secrets."
            : $"{offence}: the build cache and this file keep it, though the stage does not ship. Rotate it, then remove it from ENV and use 'RUN --mount=type=secret,id=…' where the build needs it.";
        return Finding(secret, message) with
        {
            Severity = variable.IsShipped ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            Fixes = RemoveVariable(variable.Dockerfile, variable.Instruction, secret.Candidate.Key),
        };
    }

    private Diagnostic Promotion(ImageSubject image, ArgumentPromotion promotion, bool isShipped)
    {
        var (variable, argument) = (promotion.Variable, promotion.Argument);
        var message = isShipped
            ? $"ENV '{variable}' keeps the build argument '{argument}' in the image: whoever pulls the image reads the value that the build was given. Rotate that value, then remove this ENV; in the build use 'RUN --mount=type=secret,id=…', in the container a file under /run/secrets."
            : $"ENV '{variable}' keeps the build argument '{argument}' in the build cache and in the history. Rotate the value that the build was given, then remove both and use 'RUN --mount=type=secret,id=…,env={variable}'.";
        return Finding(image.At(promotion.Pair.Value.Span), message) with
        {
            Severity = isShipped ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            KeyPath = variable,
            Variant = "build argument",
            Fixes = RemoveVariable(image.Dockerfile, promotion.Instruction, variable),
        };
    }

    // Where something else uses the variable, removing it alone would break that.
    private static ImmutableArray<Fix> RemoveVariable(DockerfileSubject dockerfile, InstructionSyntax instruction, string name) =>
        instruction is EnvInstruction env && InstructionEdits.RemovePair(dockerfile.Syntax, env, env.Pairs, name) is { } edit
            ? [new Fix("Remove the variable from the image", FixSafety.Unsafe, [new FileEdit(dockerfile.Syntax.Text, edit)])]
            : [];
}
