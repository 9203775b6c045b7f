using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1025: a service that builds may run an image that Compose pulled instead.</summary>
public sealed class PullMayBypassBuild : ContainerRule
{
    private const string Title = "Always build the image";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1025",
        Name = nameof(PullMayBypassBuild),
        Title = "A service that builds its image may run a pulled one instead.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Service is not { Build: not null, Image: { IsNull: false } image } service || service.Node.HasUnknownEntries)
        {
            yield break;
        }

        string? policy = null;
        if (service.PullPolicy is { } written && (!written.Value.TryGet(out policy) || policy is "build" or "never"))
        {
            yield break;
        }

        var name = image.Value.TryGet(out var text) ? text : "its image";
        var why = policy is null ? "no 'pull_policy'" : "'pull_policy: " + policy + "'";
        yield return Finding(
            service.PullPolicy?.Location ?? service.KeyLocation,
            $"Service '{service.Name}' has 'build', 'image' and {why}: Compose pulls {name} where a registry has it, so that what runs may not be what the Dockerfile "
            + "says. Set 'pull_policy: build'.") with
        {
            KeyPath = service.PullPolicy?.KeyPath ?? service.Node.KeyPath,
            Related = service.PullPolicy is null ? [new RelatedLocation(image.Location, "The image that may be pulled is named here.")] : [],
            Fixes = service.PullPolicy is { } old ? Replace(old) : Add(service),
        };
    }

    private static ImmutableArray<Fix> Replace(ComposeScalar policy) =>
        policy is { IsInterpolated: false, Syntax: YamlScalar { Anchor: null, IsPlain: true } scalar }
            ? [Fix.Replace(Title, FixSafety.Unsafe, new SourceLocation(scalar.Text, scalar.ContentSpan), "build")]
            : [];

    // In front of the service's own image; what comes by extends or an anchor belongs to other services too.
    private static ImmutableArray<Fix> Add(ComposeService service)
    {
        if (service.Node.Syntax is YamlMapping { IsFlow: false } mapping && ReferenceEquals(mapping.Text, service.KeyLocation.Text))
        {
            foreach (var entry in mapping.Entries)
            {
                if (entry.Name == "image")
                {
                    var place = new SourceLocation(mapping.Text, new TextSpan(entry.Span.Start, 0));
                    return [Fix.Replace(Title, FixSafety.Unsafe, place, "pull_policy: build" + mapping.Text.NewLine + new string(' ', mapping.Indentation))];
                }
            }
        }

        return [];
    }
}
