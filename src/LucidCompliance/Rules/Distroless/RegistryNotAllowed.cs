using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Images;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1014: an image comes from a registry that the policy does not allow, in a builder too.</summary>
public sealed class RegistryNotAllowed : Rule
{
    private const int ShownRegistries = 5;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1014",
        Name = nameof(RegistryNotAllowed),
        Title = "An image comes from a registry that the policy does not allow.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["hadolint DL3026"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var image in subjects.Images)
        {
            if (image.Policy.Registries.Allow is not null)
            {
                foreach (var stage in image.Build.Stages)
                {
                    foreach (var finding in CheckStage(stage, image.Policy.Registries))
                    {
                        yield return finding;
                    }
                }
            }
        }

        foreach (var container in subjects.Containers)
        {
            if (container.Pulled is { } pulled && pulled.Reference.TryGet(out var reference) && !container.Policy.Registries.Allows(reference))
            {
                yield return Report(pulled.Location, "Service '" + container.Service?.Name + "'", reference, container.Policy.Registries) with
                {
                    Service = container.Service?.Name,
                    KeyPath = container.Service?.Image?.KeyPath,
                };
            }
        }
    }

    private IEnumerable<Diagnostic> CheckStage(Stage stage, RegistryPolicy policy)
    {
        var @base = stage.Base;
        if (@base.Parent is null && @base.Image.TryGet(out var image) && !policy.Allows(image))
        {
            yield return Report(@base.Location, "FROM", image, policy);
        }

        foreach (var step in stage.Steps)
        {
            if (step.Transfer is { Origin: { Location: { } location, Image: { } source } } && !policy.Allows(source))
            {
                yield return Report(location, "COPY --from", source, policy);
            }

            foreach (var origin in step.MountOrigins)
            {
                if (origin is { Location: { } place, Image: { } mounted } && !policy.Allows(mounted))
                {
                    yield return Report(place, "RUN --mount", mounted, policy);
                }
            }
        }
    }

    private Diagnostic Report(SourceLocation location, string who, ImageReference image, RegistryPolicy policy) =>
        Finding(
            location,
            $"{who} takes {Wording.Name(image)} from {image.Registry}, which is not among the policy's registries ({Join(policy)}): nobody has vouched for what "
            + "it delivers. Take the image from one of those, or mirror it there.") with
        {
            Related = policy.Allow?.Location is { } list ? [new RelatedLocation(list, "The policy lists the allowed registries here.")] : [],
        };

    private static string Join(RegistryPolicy policy)
    {
        var names = new List<string>();
        foreach (var entry in policy.Allow?.Value ?? ImmutableArray<PolicyValue<WildcardPattern>>.Empty)
        {
            if (names.Count == ShownRegistries)
            {
                names.Add("…");
                break;
            }

            names.Add(entry.Value.Pattern);
        }

        return names.Count == 0 ? "none" : string.Join(", ", names);
    }
}
