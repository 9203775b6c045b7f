using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6020: the platform of a service, the end of an image's tag, and what the image or the policy supports disagree.</summary>
public sealed class PlatformMismatch : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6020",
        Name = nameof(PlatformMismatch),
        Title = "The platforms of a service, its image and the policy disagree.",
        DefaultSeverity = DiagnosticSeverity.Error,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        var demand = PlatformDemand.Of(container.Policy);
        var scalar = container.Service?.Platform;
        var platform = scalar is not null && scalar.Value.TryGet(out var text) ? Platform.Parse(text) : null;
        if (platform is not null && demand?.Allows(platform) == false)
        {
            yield return Outside(scalar!.Location, $"The platform '{scalar.Value.Value}' is not one of the policy's ({demand.Names})", "Write one of them.", demand) with { KeyPath = scalar.KeyPath };
            demand = null;
        }

        foreach (var finding in CheckBuildPlatforms(container, demand))
        {
            yield return finding;
        }

        // Where the platform is not known, nothing disagrees with it; where none is written, the builder's or the host's counts.
        if (CheckTag(container, platform, demand) is { } tag)
        {
            yield return tag;
        }
        else if (CheckImage(container, scalar, platform, demand) is { } image)
        {
            yield return image;
        }
    }

    private IEnumerable<Diagnostic> CheckBuildPlatforms(ContainerSubject container, PlatformDemand? demand)
    {
        foreach (var listed in container.Service?.Build?.Platforms ?? [])
        {
            if (demand is not null && listed.Value.TryGet(out var text) && Platform.Parse(text) is { } platform && !demand.Allows(platform))
            {
                yield return Outside(listed.Location, $"The image is built for '{text}', which is not one of the policy's platforms ({demand.Names})", "Remove it.", demand) with { KeyPath = listed.KeyPath };
            }
        }
    }

    // "app:1.0-arm64" is said to be for arm64, whether it is pulled or built.
    private Diagnostic? CheckTag(ContainerSubject container, Platform? platform, PlatformDemand? demand)
    {
        if (container.Service?.Image is not { } image
            || !image.Value.TryGet(out var text)
            || !ImageReference.TryParse(text, out var reference, out _)
            || reference!.Tag is not { } tag
            || TagParts.Architecture(tag) is not { } architecture)
        {
            return null;
        }

        var named = Platform.OfArchitecture(architecture);
        var place = reference.TagSpan is { } span ? image.MapValueToSource(span.Start, span.Length) : image.Location;
        if (platform is not null)
        {
            return named.Matches(platform) ? null : Finding(
                place,
                $"The tag '{tag}' says that the image is for {architecture}, but the service runs on '{container.Service.Platform!.Value.Value}'. Its programs do not start there. Write the tag and the platform of one architecture.") with
            {
                KeyPath = image.KeyPath,
                Related = [new RelatedLocation(container.Service.Platform.Location, "The platform of the service.")],
            };
        }

        return container.Service.Platform is null && demand?.Allows(named) == false
            ? Outside(place, $"The tag '{tag}' says that the image is for {architecture}, which is none of the policy's platforms ({demand.Names})", "Take the image of one of them.", demand) with { KeyPath = image.KeyPath }
            : null;
    }

    private Diagnostic? CheckImage(ContainerSubject container, ComposeScalar? scalar, Platform? platform, PlatformDemand? demand)
    {
        if (FindBase(container) is not var (name, facts, location) || facts.IsWindows || facts.Confidence == BaseImageConfidence.Low || facts.Architectures.IsEmpty)
        {
            return null;
        }

        var supported = string.Join(", ", facts.Architectures);
        if (platform is { OperatingSystem: "linux" } && !Supports(facts.Architectures, platform))
        {
            return Finding(
                scalar!.Location,
                $"The service runs on '{scalar.Value.Value}', and {name} exists for {supported} only, so it cannot be pulled or does not start. Change the platform, or take an image that exists for it.") with
            {
                KeyPath = scalar.KeyPath,
                Related = [new RelatedLocation(location, "The image is named here.")],
            };
        }

        return platform is null && scalar is null && demand?.AllowsOneOf(facts.Architectures) == false
            ? Outside(location, $"{name.ToUpperFirst()} exists for {supported} only, and the policy's platforms are {demand.Names}", "Take an image that exists for one of them.", demand)
            : null;
    }

    private static bool Supports(ImmutableArray<string> architectures, Platform platform)
    {
        foreach (var architecture in architectures)
        {
            if (Platform.OfArchitecture(architecture).Matches(platform))
            {
                return true;
            }
        }

        return false;
    }

    // A --platform of its own decides for a FROM, whatever the service says.
    private static (string Name, BaseImageFacts Facts, SourceLocation Location)? FindBase(ContainerSubject container)
    {
        if (container.Image is null)
        {
            return container.Pulled is { Facts: { } pulled } image && image.Reference.TryGet(out var reference) ? ("the image " + Wording.Name(reference), pulled, image.Location) : null;
        }

        if (container.Image.Shipping is not { } shipping)
        {
            return null;
        }

        foreach (var stage in container.Image.ShippingChain)
        {
            if (!stage.Base.Platform.IsAbsent)
            {
                return null;
            }
        }

        var root = shipping.Base.Root;
        return root.Facts is { } facts && !root.IsReplacedByContext ? ("the base image " + Wording.Name(root), facts, root.Location) : null;
    }

    private Diagnostic Outside(SourceLocation location, string what, string advice, PlatformDemand demand) =>
        Finding(location, $"{what}, so the service does not run where it is meant to. {advice}") with
        {
            Related = demand.Location is { } place ? [new RelatedLocation(place, "The policy lists the platforms here.")] : [],
        };
}
