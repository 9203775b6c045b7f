using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Identity;

/// <summary>What messages say about the user that a container runs as, and where it comes from.</summary>
internal static class EffectiveUser
{
    /// <summary>The user for people: <c>root</c>, <c>user 65532</c>, <c>user app</c>.</summary>
    public static string Name(ImageUser user) =>
        user.IsRoot.TryGet(out var isRoot) && isRoot ? user.Text is "" or "0" or "root" ? "root" : "root (" + user.Text + ")"
        : "user " + user.Text;

    /// <summary>Where the user comes from, as a clause without period.</summary>
    public static string Origin(ContainerSubject container)
    {
        var user = container.User;
        if (container.Service?.User is { } scalar && user.Location.Equals(scalar.Location))
        {
            return "as the service's 'user' says";
        }

        if (!user.IsFromBase)
        {
            return "as USER in line " + Wording.Line(user.Location) + " says";
        }

        if (container.Image?.Shipping is { } shipping)
        {
            return shipping.Base.Root.IsScratch
                ? "because no USER is set and scratch has no user of its own"
                : "because no USER is set and that is the user of the base image " + Wording.NameWithLine(shipping.Base.Root, user.Location);
        }

        return "because that is the user of the image " + Wording.BaseOf(container, user.Location);
    }

    /// <summary>The FROM that names the base whose user counts, unless the finding stands there.</summary>
    public static ImmutableArray<RelatedLocation> Related(ContainerSubject container) =>
        container.User.IsFromBase && container.Image?.Shipping is { } shipping
            ? Wording.RelatedBase(shipping.Base.Root, container.User.Location, "The user comes from this base image.")
            : [];
}
