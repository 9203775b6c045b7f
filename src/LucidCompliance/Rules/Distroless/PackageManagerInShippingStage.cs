using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1024: a package manager installs in the stage that ships.</summary>
public sealed class PackageManagerInShippingStage : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1024",
        Name = nameof(PackageManagerInShippingStage),
        Title = "A package manager installs in the stage that ships.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        YieldsTo = ["LUCID1008"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var step in image.ShippingSteps())
        {
            if (step.Instruction is RunInstruction run && !step.Shell.IsMissing && BuildStep.First(run, packagesOnly: true) is { } work)
            {
                yield return Finding(
                    step.Locate(work.Span),
                    $"'{work.Text}' runs in the stage that ships: the image must have the package manager and keeps it, with all that it needs, and an intruder can use it. "
                    + "Install in a builder stage, and COPY --from that stage what the application needs.") with
                {
                    Subject = image.Shipping,
                    Related = [new RelatedLocation(image.Shipping!.Location, "The stage that ships begins here.")],
                };
            }
        }
    }
}
