using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3005: a container runs as the unprivileged user of another image family than its own.</summary>
public sealed class UserWrongForBase : ContainerRule
{
    private const int Distroless = 65532;
    private const int DotNet = 1654;
    private const int UbuntuDotNet = 101;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3005",
        Name = nameof(UserWrongForBase),
        Title = "The user is that of another image family.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.User.IsFromBase || container.BaseFacts is not { FamilyUserId: { } family, Confidence: not BaseImageConfidence.Low } facts
            || !container.User.Value.TryGet(out var user) || !user.UserId.TryGet(out var id) || !IsOfAnotherFamily(id, family, facts)
            || (container.Policy.User is { } policy && new UserDemand(policy.Value).IsMetBy(user) == Trilean.Yes)
            || PasswdFile.MayBeChanged(container))
        {
            yield break;
        }

        var fit = family.ToString(CultureInfo.InvariantCulture);
        var made = id switch { Distroless => "Google distroless images", DotNet => "Microsoft's .NET images", _ => "Ubuntu's .NET images" };
        yield return Finding(
            container.User.Location,
            $"{container.Title} runs as user {id.ToString(CultureInfo.InvariantCulture)}, which {made} have, but {Wording.BaseOf(container, container.User.Location)} is made for {fit}: the user has no "
            + $"entry and no home there, and may not write where the image lets {fit} write. Write {(container.Service?.User is null ? "USER " + UserFix.Word(container, fit) : "'user' " + fit)}.") with
        {
            Subject = container,
            KeyPath = container.Service?.User?.KeyPath,
            Related = container.Image?.Shipping is { } shipping
                ? Wording.RelatedBase(shipping.Base.Root, container.User.Location, "The base image is named here.")
                : ImmutableArray<RelatedLocation>.Empty,
            Fixes = container.Policy.User is null ? UserFix.Create(container, fit) : [],
        };
    }

    private static bool IsOfAnotherFamily(int id, int family, BaseImageFacts facts) => family switch
    {
        DotNet => id == Distroless,
        Distroless => id == DotNet,
        UbuntuDotNet => id is Distroless or DotNet && facts.Runtime is "dotnet" or "aspnet",
        _ => false,
    };
}
