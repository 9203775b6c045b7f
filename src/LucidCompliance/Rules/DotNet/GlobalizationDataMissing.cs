using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>LUCID7003: a program needs the cultures of ICU on an image that has none.</summary>
public sealed class GlobalizationDataMissing : ContainerRule
{
    private const string Invariant = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID7003",
        Name = nameof(GlobalizationDataMissing),
        Title = "A program needs ICU on an image without it.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.BaseFacts is not { HasIcu: Trilean.No, IsWindows: false } || AddedFiles.MayBeIn(container, "/usr/lib", "/usr/share/icu", "/lib", "/usr/local/lib"))
        {
            yield break;
        }

        var image = DotNetImage.Of(container.Image?.Shipping);
        var fixes = image?.UseExtra(container.Policy) ?? [];
        var invariant = ContainerVariable.Find(container, Invariant);
        if (invariant.AsBoolean() is { IsKnown: true, Value: false } && invariant.Location is { } location)
        {
            if (BringsOwnIcu(container) || CultureDemand.MayBeInvariantForGood(container))
            {
                yield break;
            }

            yield return Finding(
                location,
                $"{Invariant} is switched off, but {Wording.BaseOf(container, location) ?? "the image"} has no ICU: a .NET program stops at its start with 'Couldn't find a valid ICU package'. "
                + $"{Advice(fixes)}, or leave the variable as the image sets it.") with
            {
                KeyPath = invariant.KeyPath,
                Related = Wording.RelatedImage(container, location, "The image without ICU is named here."),
                Fixes = fixes,
            };
        }
        else if (image is not null && container.Image!.Shipping is { } shipping && CultureDemand.Find(container) is { } demand && invariant.AsBoolean() is { IsKnown: true, Value: true })
        {
            var root = shipping.Base.Root;
            yield return Finding(root.Location, $"{demand.Message(Wording.Name(root))} {Advice(fixes)}{demand.Alternative}.") with
            {
                Severity = demand.IsCertain ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
                Related = demand.Location is { } origin
                    ? Wording.RelatedBase(root, root.Location, string.Empty).Add(new RelatedLocation(origin, "The project says so here."))
                    : ImmutableArray<RelatedLocation>.Empty,
                Fixes = fixes,
            };
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> CheckPublished(ProjectSubject project)
    {
        // What the project itself says about cultures is not the image's fault.
        if (PublishedVariant.Find(project, static facts => facts.HasIcu) is not { } image || project.Project!.InvariantGlobalization is { IsKnown: true, Value: true } or { IsUnknown: true }
            || CultureDemand.HasOwnIcu(project.Project) || !PublishedVariable.Find(project, "DOTNET_SYSTEM_GLOBALIZATION_APPLOCALICU").IsAbsent)
        {
            yield break;
        }

        var fixes = image.UseExtra();
        var variable = PublishedVariable.Find(project, Invariant);
        if (variable.TryGet(out var value) && value is "false" or "0" && variable.Origin is { } origin)
        {
            yield return Finding(
                origin,
                $"{Invariant} is switched off, but {image.Name}, on which the image is published, has no ICU: the program stops at its start with 'Couldn't find a valid ICU package'. "
                + $"{Advice(fixes)}, or leave the variable as the image sets it.") with
            {
                KeyPath = "ContainerEnvironmentVariable." + Invariant,
                Fixes = fixes,
            };
        }
        else if (value is "true" or "1" && CultureDemand.Find(project.Project) is { } demand)
        {
            yield return Finding(image.Location, $"{demand.Message(image.Name)} {Advice(fixes)}{demand.Alternative}.") with
            {
                Severity = demand.IsCertain ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
                Related = demand.Location is { } place ? [new RelatedLocation(place, "The project says so here.")] : [],
                Fixes = fixes,
            };
        }
    }

    private static string Advice(ImmutableArray<Fix> fixes) => fixes.IsEmpty ? "Use an image with ICU" : "Use the '-extra' variant of the image";

    // ICU beside the program: the runtime takes it from there.
    private static bool BringsOwnIcu(ContainerSubject container) =>
        !ContainerVariable.Find(container, "DOTNET_SYSTEM_GLOBALIZATION_APPLOCALICU").Value.IsAbsent || CultureDemand.HasOwnIcu(container);
}
