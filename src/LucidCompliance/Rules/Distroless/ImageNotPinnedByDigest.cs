using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Images;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1013: an image without a digest. Off, unless the policy asks for it.</summary>
public sealed class ImageNotPinnedByDigest : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1013",
        Name = nameof(ImageNotPinnedByDigest),
        Title = "An image is not pinned by a digest.",
        DefaultSeverity = DiagnosticSeverity.None,
        PeerIds = ["OSSF Scorecard Pinned-Dependencies"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var image in subjects.Images)
        {
            foreach (var stage in image.Build.Stages)
            {
                foreach (var finding in CheckStage(stage, image))
                {
                    yield return finding;
                }
            }
        }

        foreach (var container in subjects.Containers)
        {
            if (container.Pulled is { } pulled && pulled.Reference.TryGet(out var reference) && reference.Digest is null)
            {
                yield return Report(pulled.Location, "Service '" + container.Service?.Name + "'", reference, container.Policy, isBase: true) with
                {
                    Service = container.Service?.Name,
                    KeyPath = container.Service?.Image?.KeyPath,
                };
            }
        }
    }

    private IEnumerable<Diagnostic> CheckStage(Stage stage, ImageSubject image)
    {
        var @base = stage.Base;
        if (@base is { Parent: null, IsReplacedByContext: false } && @base.Image.TryGet(out var reference) && reference is { Digest: null, IsScratch: false })
        {
            yield return Report(@base.Location, "FROM", reference, image.Policy, isBase: true);
        }

        foreach (var step in stage.Steps)
        {
            if (step.Transfer?.Origin is { Kind: TransferOriginKind.Image, Image: { Digest: null, IsScratch: false } source, Location: { } location })
            {
                yield return Report(location, "COPY --from", source, image.Policy, isBase: false);
            }
        }
    }

    // The policy's requireDigest speaks of base images, and switches the rule on for them.
    private Diagnostic Report(SourceLocation location, string who, ImageReference image, PolicyDocument policy, bool isBase)
    {
        var demand = isBase && policy.BaseImages.RequireDigest is { Value: true } required ? required : null;
        return Finding(
            location,
            $"{who} names {image.Text} without a digest: the registry may put another image under that name. Add the digest (@sha256:…), and let a bot raise it.") with
        {
            Severity = demand is null ? Descriptor.DefaultSeverity : DiagnosticSeverity.Warning,
            Related = demand?.Location is { } place ? [new RelatedLocation(place, "The policy demands it here.")] : [],
        };
    }
}
