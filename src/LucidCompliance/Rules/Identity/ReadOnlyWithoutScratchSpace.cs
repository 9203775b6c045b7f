using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3015: a read-only root file system for a runtime that is known to write to <c>/tmp</c>.</summary>
public sealed class ReadOnlyWithoutScratchSpace : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3015",
        Name = nameof(ReadOnlyWithoutScratchSpace),
        Title = "A read-only service has no writable /tmp, which its runtime needs.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (LinuxService.Of(container) is not { } service || service.IsReadOnly is not { IsKnown: true, Value: true }
            || container.Project is not { Project.IsIncomplete: false }
            || ScratchSpace.Writer(container) is not { } writer || ScratchSpace.Has(service) != Trilean.No)
        {
            yield break;
        }

        var scalar = service.Node.GetScalar("read_only")!;
        yield return Finding(
            scalar.Location,
            $"Service '{service.Name}' is read-only and has no writable /tmp. {writer}, so it fails or works without that. Add 'tmpfs: [/tmp]'.") with
        {
            KeyPath = scalar.KeyPath,
            Related = Wording.BaseOf(container, scalar.Location) is not null && container.Image?.Shipping is { } shipping
                ? Wording.RelatedBase(shipping.Base.Root, scalar.Location, "The base image with that runtime is named here.")
                : container.Pulled is { } pulled ? [new RelatedLocation(pulled.Location, "The image with that runtime is named here.")] : [],
            Fixes = ServiceInsertion.AddItem(service, "tmpfs", "/tmp") is { } edit
                ? [new Fix("Add a temporary file system at /tmp", FixSafety.Safe, [edit])]
                : ImmutableArray<Fix>.Empty,
        };
    }
}
