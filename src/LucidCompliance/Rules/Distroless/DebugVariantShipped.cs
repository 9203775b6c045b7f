using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1007: what ships is a variant of a distroless family that was made for debugging or building.</summary>
public sealed class DebugVariantShipped : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1007",
        Name = nameof(DebugVariantShipped),
        Title = "The image that ships is a debug or development variant of a distroless image.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Unsafe,
        IsErrorUnderStrict = true,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Image is { Shipping: { } shipping } image)
        {
            var root = shipping.Base.Root;
            if (root.Image.TryGet(out var reference) && !root.IsReplacedByContext && root.Facts is { IsDebugVariant: true } facts)
            {
                yield return Finding(root.Location, Message("The shipping base " + Wording.Name(reference), reference, facts)) with
                {
                    Related = Wording.RelatedBase(root, root.Location, "The base image is named here."),
                    Fixes = DistrolessReplacement.ReleaseForStage(container, image, shipping, reference),
                };
            }
        }
        else if (container.Pulled is { Facts: { IsDebugVariant: true } facts } pulled && pulled.Reference.TryGet(out var reference))
        {
            yield return Finding(pulled.Location, Message($"The image of service '{container.Service?.Name}', {Wording.Name(reference)},", reference, facts)) with
            {
                Fixes = DistrolessReplacement.ReleaseForService(container, pulled, reference),
                KeyPath = container.Service?.Image?.KeyPath,
            };
        }
    }

    private static string Message(string what, ImageReference reference, BaseImageFacts facts)
    {
        var tools = Wording.Tools(facts) ?? "a shell or a package manager";
        var advice = DistrolessReplacement.Release(reference, facts) is { } release
            ? $"Use {release.Reference.Text}"
            : "Use the variant without the tools";
        return $"{what} is the variant for debugging and building: it has {tools}, which an intruder can use. {advice}, and keep this one for a separate debug stage.";
    }
}
