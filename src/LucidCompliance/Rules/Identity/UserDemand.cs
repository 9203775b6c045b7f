using System;
using System.Globalization;
using LucidCompliance.Knowledge;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;

namespace LucidCompliance.Rules.Identity;

/// <summary>A user that a policy or a label states: <c>user[:group]</c>, numbers or names.</summary>
internal sealed class UserDemand
{
    private readonly string _user;
    private readonly string? _group;

    public UserDemand(string text)
    {
        Text = text;
        var colon = text.IndexOf(':');
        _user = colon < 0 ? text : text.Substring(0, colon);
        _group = colon < 0 ? null : text.Substring(colon + 1);
        UserId = ReadId(_user);
        GroupId = ReadId(_group);
    }

    /// <summary>The text as it is stated.</summary>
    public string Text { get; }

    /// <summary>The user's number; null for a name.</summary>
    public int? UserId { get; }

    /// <summary>The group's number; null for a name and where none is stated.</summary>
    public int? GroupId { get; }

    /// <summary>Whether a container's user is the stated one, as far as both can be compared; numbers and names are never guessed to agree.</summary>
    public Trilean IsMetBy(ImageUser user) => And(IsUser(user), IsGroup(user));

    private Trilean IsUser(ImageUser user)
    {
        if (UserId is { } id)
        {
            return Compare(user.UserId, id);
        }

        if (_user == "root" || user.IsRoot.TryGet(out var isRoot) && isRoot)
        {
            return !user.IsRoot.TryGet(out isRoot) ? Trilean.Unknown : isRoot == (_user == "root") ? Trilean.Yes : Trilean.No;
        }

        return user.UserName is not { } name ? Trilean.Unknown
            : string.Equals(name, _user, StringComparison.Ordinal) ? Trilean.Yes
            : Trilean.No;
    }

    private Trilean IsGroup(ImageUser user) =>
        _group is null ? Trilean.Yes
        : GroupId is { } id ? Compare(user.GroupId, id)
        : string.Equals(user.Group, _group, StringComparison.Ordinal) ? Trilean.Yes
        : Trilean.Unknown;

    private static Trilean Compare(Fact<int> fact, int id) =>
        !fact.TryGet(out var value) ? Trilean.Unknown : value == id ? Trilean.Yes : Trilean.No;

    private static Trilean And(Trilean left, Trilean right) =>
        left == Trilean.No || right == Trilean.No ? Trilean.No
        : left == Trilean.Yes && right == Trilean.Yes ? Trilean.Yes
        : Trilean.Unknown;

    private static int? ReadId(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
