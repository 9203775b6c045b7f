using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Runtime;

/// <summary>LUCID4006: a CMD, ENTRYPOINT or HEALTHCHECK that a later one of the same stage replaces.</summary>
public sealed class InstructionOverridden : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID4006",
        Name = nameof(InstructionOverridden),
        Title = "A later instruction of the same stage replaces this one.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Safe,
        PeerIds =
        [
            "hadolint DL4003", "hadolint DL4004", "hadolint DL3012", "BuildKit MultipleInstructionsDisallowed", "Trivy DS-0016", "Trivy DS-0007",
            "Trivy DS-0023", "KICS 41c195f4", "KICS 6938958b",
        ],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var stage in image.ShippingChain)
        {
            foreach (var finding in Check(image, stage))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Diagnostic> Check(ImageSubject image, Stage stage)
    {
        var last = new Dictionary<InstructionKind, InstructionSyntax>();
        for (var i = stage.Steps.Length - 1; i >= 0; i--)
        {
            var step = stage.Steps[i];
            var instruction = step.Instruction;
            if (step.IsInherited || instruction is not (CmdInstruction or EntrypointInstruction or HealthcheckInstruction))
            {
                continue;
            }

            if (!last.TryGetValue(instruction.Kind, out var winner))
            {
                last.Add(instruction.Kind, instruction);
                continue;
            }

            var name = instruction.Kind.ToString().ToUpperInvariant();
            var place = image.At(winner.Span);
            yield return Finding(
                step.Locate(instruction.Span),
                $"This {name} has no effect: the {name} in line {Wording.Line(place)} of the same stage replaces it. Remove the one that is not meant.") with
            {
                Related = [new RelatedLocation(place, "This one counts.")],
                Fixes =
                [
                    new Fix("Remove the " + name + " without effect", FixSafety.Safe, [new FileEdit(image.Dockerfile.Syntax.Text, new TextEdit(instruction.FullSpan, string.Empty))]),
                ],
            };
        }
    }
}
