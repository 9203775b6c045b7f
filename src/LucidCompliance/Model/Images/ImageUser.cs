using LucidCompliance.Text;

namespace LucidCompliance.Model.Images;

/// <summary>A user of an image: <c>user[:group]</c>, numbers or names.</summary>
public sealed class ImageUser
{
    internal ImageUser(string text, Fact<int> userId, string? userName, string? group, Fact<int> groupId, Fact<bool> isRoot, SourceLocation? location)
    {
        Text = text;
        UserId = userId;
        UserName = userName;
        Group = group;
        GroupId = groupId;
        IsRoot = isRoot;
        Location = location;
    }

    /// <summary>The expanded text: <c>65532:65532</c>; of a base image's user its number or name, empty for an image that sets none.</summary>
    public string Text { get; }

    /// <summary>The number; unknown for a name that the base's facts do not resolve.</summary>
    public Fact<int> UserId { get; }

    /// <summary>The name where one is written, or known of the base image's user; else null.</summary>
    public string? UserName { get; }

    /// <summary>The text behind the colon; null without one.</summary>
    public string? Group { get; }

    /// <summary>The group's number; the user's primary group where none is written, as far as it is known.</summary>
    public Fact<int> GroupId { get; }

    /// <summary>Whether the user is root. A name other than <c>root</c> is not.</summary>
    public Fact<bool> IsRoot { get; }

    /// <summary>USER's argument; null where the user comes from the base image.</summary>
    public SourceLocation? Location { get; }

    /// <summary>Whether <see cref="Text"/> names the user by number, as Kubernetes needs it to see that it is not root.</summary>
    public bool IsNumeric => Text.Length > 0 && Text[0] is >= '0' and <= '9' && UserId.IsKnown;
}
