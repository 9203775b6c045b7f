using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects;

/// <summary>The user that a container's process runs as, and the text that decides it (RULES.md convention 1).</summary>
/// <param name="Value">The user.</param>
/// <param name="Location">
/// The service's <c>user</c>; else the last USER of the shipping chain; else the FROM of the shipping stage; else the pulled image.
/// </param>
/// <param name="IsFromBase">Whether nobody states a user, so that the base image's configuration decides.</param>
public sealed record ContainerUser(Fact<ImageUser> Value, SourceLocation Location, bool IsFromBase)
{
    internal static ContainerUser Of(ContainerSubject container)
    {
        if (container.Service?.User is { IsNull: false } stated)
        {
            var facts = container.BaseFacts;
            var isScratch = container.Image?.Shipping?.Base.Root.IsScratch == true;
            return new(stated.Value.Select(text => UserReader.Read(text, facts, isScratch, facts is { IsWindows: true }, stated.Location)), stated.Location, IsFromBase: false);
        }

        if (container.Image?.Shipping is { } shipping)
        {
            var user = shipping.Config.User;
            return user.TryGet(out var value) && value.Location is { } location
                ? new(user, location, IsFromBase: false)
                : new(user, user.IsUnknown && user.Origin is { } origin ? origin : shipping.Base.Location, IsFromBase: true);
        }

        if (container.Pulled is { } pulled)
        {
            return new(OfPulled(pulled), pulled.Location, IsFromBase: true);
        }

        return new(Fact<ImageUser>.Unknown, container.Location, IsFromBase: true);
    }

    private static Fact<ImageUser> OfPulled(PulledImage pulled) =>
        pulled.Facts is { IsWindows: false } facts ? UserReader.OfImage(facts) : Fact<ImageUser>.Unknown;
}
