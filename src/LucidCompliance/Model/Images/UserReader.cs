using System.Globalization;
using LucidCompliance.Knowledge;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Images;

/// <summary>Reads users: <c>user[:group]</c> of USER, and the user that a base image has.</summary>
internal static class UserReader
{
    /// <summary>The user of an external image or of <c>scratch</c>, which runs as root.</summary>
    public static Fact<ImageUser> OfBase(StageBase root)
    {
        if (root.IsWindows)
        {
            return Fact<ImageUser>.UnknownBecause("a Windows image");
        }

        if (root.IsScratch)
        {
            return Fact<ImageUser>.Known(new ImageUser("", Fact<int>.Known(0), null, null, Fact<int>.Known(0), Fact<bool>.Known(true), null));
        }

        return root.Facts is { } facts ? OfImage(facts) : Fact<ImageUser>.UnknownBecause("the base image's user is not known");
    }

    /// <summary>The user that a Linux image is configured with.</summary>
    public static Fact<ImageUser> OfImage(BaseImageFacts facts)
    {
        if (facts.DefaultUserId.TryGet(out var id))
        {
            var text = id.ToString(CultureInfo.InvariantCulture);
            var group = facts.Built?.User is { } stated && stated.IndexOf(':') is >= 0 and var colon ? stated.Substring(colon + 1) : null;
            var groupId = group is null ? PrimaryGroup(id, facts, isScratch: false) : ReadGroup(group, facts.DefaultUserName, Fact<int>.Known(id), facts);
            return Fact<ImageUser>.Known(new ImageUser(text, Fact<int>.Known(id), facts.DefaultUserName, group, groupId, Fact<bool>.Known(id == 0), null));
        }

        // A name of which the number is not known is still not root.
        return facts.Built?.User is { } name
            ? Fact<ImageUser>.Known(Read(name, facts, isScratch: false, isWindows: false, null))
            : Fact<ImageUser>.UnknownBecause("the base image's user is not known");
    }

    /// <summary>The user that USER's expanded argument names in an image on this base.</summary>
    public static ImageUser Read(string text, StageBase root, SourceLocation location) =>
        Read(text, root.IsCatalogued ? root.Facts : null, root.IsScratch, root.IsWindows, location);

    /// <summary>The user that a text names in an image.</summary>
    /// <param name="text"><c>user</c> or <c>user:group</c>, numbers or names.</param>
    /// <param name="facts">What is known of the image; null where it is not catalogued.</param>
    /// <param name="isScratch">Whether the image has no files of its own.</param>
    /// <param name="isWindows">Whether it is a Windows image.</param>
    /// <param name="location">Where the text stands.</param>
    public static ImageUser Read(string text, BaseImageFacts? facts, bool isScratch, bool isWindows, SourceLocation? location)
    {
        var colon = text.IndexOf(':');
        var user = colon < 0 ? text : text.Substring(0, colon);
        var group = colon < 0 ? null : text.Substring(colon + 1);
        var userId = ReadUser(user, facts, out var userName);
        var groupId = group is not null ? ReadGroup(group, userName, userId, facts)
            : userId.TryGet(out var id) ? PrimaryGroup(id, facts, isScratch)
            : Fact<int>.UnknownBecause("the user's group is not known");
        var isRoot = isWindows ? Fact<bool>.UnknownBecause("a Windows image")
            : Fact<bool>.Known(userId.TryGet(out var known) && known == 0, location);
        return new ImageUser(text, userId, userName, group, groupId, isRoot, location);
    }

    private static Fact<int> ReadUser(string user, BaseImageFacts? facts, out string? name)
    {
        name = null;
        if (user.Length == 0)
        {
            return Fact<int>.Known(0);
        }

        if (IsDigits(user))
        {
            return ReadNumber(user);
        }

        name = user;
        if (user == "root")
        {
            return Fact<int>.Known(0);
        }

        if (facts is not null)
        {
            if (facts.Built?.Files?.FindAccount(user) is { } account)
            {
                return Fact<int>.Known(account.Id);
            }

            if (user == facts.DefaultUserName && facts.DefaultUserId.TryGet(out var id))
            {
                return Fact<int>.Known(id);
            }

            // The names under which the distroless families know their unprivileged user.
            if ((user == "nonroot" && facts.FamilyUserId == 65532) || (user == "app" && facts.FamilyUserId == 1654))
            {
                return Fact<int>.Known(facts.FamilyUserId!.Value);
            }
        }

        return Fact<int>.UnknownBecause("the image's users are not known");
    }

    private static Fact<int> ReadGroup(string group, string? userName, Fact<int> userId, BaseImageFacts? facts) =>
        IsDigits(group) ? ReadNumber(group)
        : group == "root" ? Fact<int>.Known(0)
        : facts?.Built?.Files?.FindGroup(group) is { } known ? Fact<int>.Known(known.Id)
        : group == userName && userId.IsKnown ? userId
        : Fact<int>.UnknownBecause("the image's groups are not known");

    private static Fact<int> PrimaryGroup(int id, BaseImageFacts? facts, bool isScratch) =>
        id == 0 || isScratch ? Fact<int>.Known(0)
        : facts?.Built?.Files?.FindAccount(id) is { } account ? Fact<int>.Known(account.GroupId)
        : facts?.FamilyUserId == id ? Fact<int>.Known(id)
        : Fact<int>.UnknownBecause("the user's group is not known");

    private static Fact<int> ReadNumber(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Fact<int>.Known(number)
            : Fact<int>.UnknownBecause("the number is too large");

    private static bool IsDigits(string text)
    {
        foreach (var c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return text.Length > 0;
    }
}
