using System.Globalization;
using LucidCompliance.Knowledge;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects;

/// <summary>Reads the user of a Compose service: <c>user</c>, <c>uid</c>, each with or without <c>:group</c>.</summary>
internal static class UserText
{
    public static ImageUser Read(string text, BaseImageFacts? facts, SourceLocation? location)
    {
        var colon = text.IndexOf(':');
        var user = colon < 0 ? text : text.Substring(0, colon);
        var group = colon < 0 ? null : text.Substring(colon + 1);
        var isNumber = TryReadId(user, out var id);
        var userId = isNumber ? Fact<int>.Known(id, location)
            : user == "root" ? Fact<int>.Known(0, location)
            : facts is not null && facts.DefaultUserName == user && facts.DefaultUserId.TryGet(out var named) ? Fact<int>.Known(named, location)
            : Fact<int>.Unknown;
        var groupId = group is null ? Fact<int>.Absent : TryReadId(group, out var gid) ? Fact<int>.Known(gid, location) : Fact<int>.Unknown;

        // A name other than root that no passwd at hand maps is taken for an unprivileged user.
        var isRoot = userId.TryGet(out var value) ? Fact<bool>.Known(value == 0, location) : Fact<bool>.Known(false, location);
        return new ImageUser(text, userId, isNumber ? null : user, group, groupId, isRoot, location);
    }

    private static bool TryReadId(string text, out int id) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}
