using System.Globalization;
using LucidCompliance.Model;

namespace LucidCompliance.Subjects;

/// <summary>The user of the image that the SDK publishes: <c>ContainerUser</c>, else the base image's <c>APP_UID</c>, else its own user.</summary>
/// <param name="Text">The user as it is written there.</param>
/// <param name="IsRoot">Whether it is root.</param>
public sealed record PublishedUser(string Text, bool IsRoot)
{
    /// <summary>The variable of a base image that names the user for programs.</summary>
    public const string Variable = "APP_UID";

    /// <summary>The user; unknown where a property or the base image is. Several base images must agree.</summary>
    public static Fact<PublishedUser> Of(ProjectSubject project)
    {
        if (project.Publishing is not { } publishing)
        {
            return Fact<PublishedUser>.Absent;
        }

        return publishing.User.IsAbsent ? OfBase(project) : publishing.User.Select(Read);
    }

    /// <summary>The user where <c>ContainerUser</c> says nothing.</summary>
    public static Fact<PublishedUser> OfBase(ProjectSubject project)
    {
        PublishedUser? user = null;
        foreach (var candidate in PublishedBase.Of(project))
        {
            if (candidate.Facts is not { IsWindows: false } facts)
            {
                return Fact<PublishedUser>.UnknownBecause("the base image is not known");
            }

            var own = facts.Environment.TryGetValue(Variable, out var id) ? Read(id)
                : facts.DefaultUserId.TryGet(out var number) ? Read(number.ToString(CultureInfo.InvariantCulture))
                : null;
            if (own is null || (user is not null && user != own))
            {
                return Fact<PublishedUser>.UnknownBecause("the user of the base image is not known");
            }

            user = own;
        }

        return user is null ? Fact<PublishedUser>.UnknownBecause("the base image is not known") : Fact<PublishedUser>.Known(user);
    }

    private static PublishedUser Read(string user)
    {
        var colon = user.IndexOf(':');
        return new PublishedUser(user, (colon < 0 ? user : user.Substring(0, colon)).Trim() is "root" or "0");
    }
}
