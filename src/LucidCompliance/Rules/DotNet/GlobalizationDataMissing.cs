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

    private static string Advice(ImmutableArray<Fix> fixes) => fixes.IsEmpty ? "Use an image with ICU" : "Use the '-extra' variant of the image";

    // ICU beside the program: the runtime takes it from there.
    private static bool BringsOwnIcu(ContainerSubject container) =>
        !ContainerVariable.Find(container, "DOTNET_SYSTEM_GLOBALIZATION_APPLOCALICU").Value.IsAbsent || CultureDemand.HasOwnIcu(container);
}
