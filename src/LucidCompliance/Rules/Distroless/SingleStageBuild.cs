using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1008: a Dockerfile whose only stage both builds and ships.</summary>
public sealed class SingleStageBuild : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1008",
        Name = nameof(SingleStageBuild),
        Title = "The only stage of a Dockerfile both builds and ships.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        YieldsTo = ["LUCID1009"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        if (image is not { Shipping: { IsReplacedByContext: false } shipping } || HasBuilder(image))
        {
            yield break;
        }

        foreach (var step in shipping.Steps)
        {
            if (step.Instruction is RunInstruction run && !step.Shell.IsMissing && BuildStep.First(run, packagesOnly: false) is { } work)
            {
                var what = work.IsPackageManager ? "installs with" : "builds with";
                var title = image.Build.Stages.Length == 1 ? "The only stage" : "The one stage that is used";
                yield return Finding(
                    step.Locate(work.Span),
                    $"{title} {what} '{work.Text}' and is what ships: the package managers and build tools that this needs stay in the image. Do it in a builder "
                    + "stage (FROM … AS build), and COPY --from=build what the application needs into a stage on a distroless image.") with
                {
                    Subject = shipping,
                    Related = [new RelatedLocation(shipping.Location, "The stage begins here.")],
                };
                yield break;
            }
        }

        if (image.Policy.MultiStageRequired is { Value: true } demand)
        {
            yield return Finding(
                shipping.Location,
                "The Dockerfile has one stage, but the policy demands a builder and a shipping stage (multiStage: required). Bring what is shipped from a builder stage "
                + "of this file: what is built elsewhere, nobody can repeat from it.") with
            {
                Subject = shipping,
                Related = demand.Location is { } location ? [new RelatedLocation(location, "The policy demands it here.")] : [],
            };
        }
    }

    // A stage that nothing needs is no builder.
    private static bool HasBuilder(ImageSubject image)
    {
        foreach (var stage in image.Build.Stages)
        {
            if (stage.IsUsedByShipping && !ReferenceEquals(stage, image.Shipping))
            {
                return true;
            }
        }

        return false;
    }
}
