using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1009: what ships is an SDK, a compiler or a build tool's image.</summary>
public sealed class BuildImageShipped : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1009",
        Name = nameof(BuildImageShipped),
        Title = "The image that ships is made for building.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Unsafe,
        YieldsTo = ["LUCID1014"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Image is not { Shipping: { } shipping } image)
        {
            yield break;
        }

        var root = shipping.Base.Root;
        if (!root.Image.TryGet(out var reference)
            || root.IsReplacedByContext
            || root.Facts is not { IsDebugVariant: false } facts
            || !(facts.IsBuildImage || HasBuildTools(reference, facts))
            || IsAllowed(image.Policy.BaseImages, reference))
        {
            yield break;
        }

        var advice = facts.DistrolessVariant is { } variant ? $"such as {variant}" : "without the tools";
        var where = image.Build.Stages.Length > image.ShippingChain.Length
            ? "Build in the builder stage alone, and ship an image"
            : "Build in a stage of its own, and COPY what it makes into an image";
        yield return Finding(
            root.Location,
            $"The shipping base {Wording.Name(reference)} is made for building: its compilers and package managers ship too, as weight and as tools for an "
            + $"intruder. {where} for running, {advice}.") with
        {
            Subject = shipping,
            Related = Wording.RelatedBase(root, root.Location, "The base image is named here."),
            Fixes = DistrolessReplacement.ForStage(container, image, shipping, reference),
        };
    }

    // Node's default images are built on buildpack-deps: gcc, make, Python and git are in them.
    private static bool HasBuildTools(ImageReference image, BaseImageFacts facts) =>
        facts.Runtime == "node"
        && image is { Repository: "node", Tag: var tag }
        && (tag is not null || image.Digest is null)
        && (tag is null || (tag.IndexOf("slim", StringComparison.Ordinal) < 0 && tag.IndexOf("alpine", StringComparison.Ordinal) < 0));

    // The policy's list is the organisation's word.
    private static bool IsAllowed(BaseImagePolicy policy, ImageReference image) => policy.Allow is not null && policy.Allows(image) != Trilean.No;
}
