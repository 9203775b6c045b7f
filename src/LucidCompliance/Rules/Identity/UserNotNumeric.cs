using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3002: the last USER names the user instead of numbering it.</summary>
public sealed class UserNotNumeric : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3002",
        Name = nameof(UserNotNumeric),
        Title = "The image's user is a name instead of a number.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Fix = FixSafety.Safe,
        YieldsTo = ["LUCID3001", "LUCID3004"],
        PeerIds = ["hadolint DL3066"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Service?.User is { IsNull: false } || container.User.IsFromBase
            || !container.User.Value.TryGet(out var user) || user.IsNumeric
            || !user.IsRoot.TryGet(out var isRoot) || isRoot)
        {
            yield break;
        }

        var location = container.User.Location;
        var number = Number(user);
        var isWritten = location.Text.GetText(location.Span) == user.Text;

        // What a build argument brings may be anything, a secret included: it is not repeated.
        var name = isWritten ? "the name '" + user.Text + "'" : "a name";
        yield return Finding(
            location,
            $"USER is {name}: Kubernetes cannot tell from it that the user is not root and refuses the pod where runAsNonRoot is set. Write the user's number"
            + (number is null ? "." : ": " + number + ".")) with
        {
            Fixes = number is not null && isWritten
                ? [Fix.Replace("Write the user's number", FixSafety.Safe, location, number)]
                : ImmutableArray<Fix>.Empty,
        };
    }

    // Null where a part is not known; a group that is not written stays so.
    private static string? Number(ImageUser user) =>
        !user.UserId.TryGet(out var id) ? null
        : user.Group is null ? id.ToString(CultureInfo.InvariantCulture)
        : user.GroupId.TryGet(out var group) ? Join(id, group)
        : null;

    private static string Join(int id, int group) =>
        id.ToString(CultureInfo.InvariantCulture) + ":" + group.ToString(CultureInfo.InvariantCulture);
}
