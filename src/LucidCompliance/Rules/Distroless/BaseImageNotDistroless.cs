using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Compose;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1001: what ships is built on, or is, an image with a shell or a package manager, or one that the policy does not allow.</summary>
public sealed class BaseImageNotDistroless : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1001",
        Name = nameof(BaseImageNotDistroless),
        Title = "The image that ships is not distroless, or is not built on an image that the policy allows.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Unsafe,
        YieldsTo = ["LUCID1007", "LUCID1009", "LUCID1014"],
        PeerIds = ["CIS Docker 4.3"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Image is { Shipping: { } shipping } image)
        {
            var root = shipping.Base.Root;
            if (root.Image.TryGet(out var reference) && !root.IsScratch && !root.IsReplacedByContext
                && Judge(reference, root.Facts, image.Policy.BaseImages, service: null, hasBuilder: image.Build.Stages.Length > image.ShippingChain.Length) is { } message)
            {
                yield return Finding(root.Location, message) with
                {
                    Related = Related(image.Policy.BaseImages, Wording.RelatedBase(root, root.Location, "The base image is named here.")),
                    Fixes = DistrolessReplacement.ForStage(container, image, shipping, reference),
                };
            }
        }
        else if (container.Pulled is { } pulled && pulled.Reference.TryGet(out var reference)
            && Judge(reference, pulled.Facts, container.Policy.BaseImages, container.Service?.Name) is { } message)
        {
            yield return Finding(pulled.Location, message) with
            {
                Severity = PulledSeverity(container, pulled, reference),
                Related = Related(container.Policy.BaseImages, []),
                Fixes = DistrolessReplacement.ForService(container, pulled, reference),
                KeyPath = container.Service?.Image?.KeyPath,
            };
        }
    }

    // The policy's list is the organisation's word: what it allows is innocent, also where it is not distroless.
    private static string? Judge(ImageReference reference, BaseImageFacts? facts, BaseImagePolicy policy, string? service, bool hasBuilder = false)
    {
        var title = service is null ? "The shipping base" : "The image of service '" + service + "',";
        var comma = service is null ? string.Empty : ",";
        if (policy.Allow is { } allow)
        {
            return policy.Allows(reference) == Trilean.No
                ? $"{title} {Wording.Name(reference)}{comma} is not among the policy's allowed base images ({Join(allow.Value)}). {Advice(facts, "Use one of those")}"
                : null;
        }

        if (facts is not { IsDistroless: Trilean.No })
        {
            return null;
        }

        var tools = Wording.Tools(facts) ?? "a shell or a package manager";
        return $"{title} {Wording.Name(reference)}{comma} is not distroless: it has {tools}, which an intruder can use. {Advice(facts, Otherwise(service, hasBuilder))}";
    }

    private static string Otherwise(string? service, bool hasBuilder) =>
        service is not null ? "Use a distroless image of that software where there is one"
        : hasBuilder ? "Take a distroless image for the stage that ships"
        : "Ship a distroless image and build in another stage";

    private static string Advice(BaseImageFacts? facts, string otherwise)
    {
        if (facts?.DistrolessVariant is not { } variant)
        {
            return otherwise + ".";
        }

        var found = ImageReference.TryParse(variant, out var reference, out _) ? BaseImageCatalogue.Default.Find(reference!) : null;
        var runtime = found is null ? null : Wording.Runtime(found);
        var libc = found is not null && DistrolessReplacement.ChangesLibc(facts, found) ? "; it has glibc instead of musl, so native code must be built for it" : string.Empty;
        return $"Its distroless variant is {variant}{(runtime is null ? string.Empty : " (" + runtime + ")")}{libc}.";
    }

    private static string Join(ImmutableArray<PolicyValue<ImagePattern>> patterns)
    {
        const int Shown = 3;
        var names = new List<string>();
        foreach (var pattern in patterns)
        {
            if (names.Count == Shown)
            {
                names.Add("…");
                break;
            }

            names.Add(pattern.Value.Pattern);
        }

        return names.Count == 0 ? "none" : string.Join(", ", names);
    }

    private static DiagnosticSeverity PulledSeverity(ContainerSubject container, PulledImage pulled, ImageReference reference) =>
        container.Policy.IsLucidFoundation || pulled.Facts?.DistrolessVariant is not null
        || (container.Policy.BaseImages.Allow is not null && container.Policy.BaseImages.Allows(reference) == Trilean.No)
            ? DiagnosticSeverity.Warning
            : DiagnosticSeverity.Info;

    private static ImmutableArray<RelatedLocation> Related(BaseImagePolicy policy, ImmutableArray<RelatedLocation> related) =>
        policy.Allow?.Location is { } location ? related.Add(new RelatedLocation(location, "The policy lists the allowed images here.")) : related;
}
