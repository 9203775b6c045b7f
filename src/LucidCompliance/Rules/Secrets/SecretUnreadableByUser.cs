using System;
using System.Collections.Generic;
using System.Globalization;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Secrets;

/// <summary>
/// LUCID2021: a secret that Compose writes from a variable with a mode by which the service's user cannot read it. Secrets from files are
/// mounted with the mode that they have on the host, whatever is written here.
/// </summary>
public sealed class SecretUnreadableByUser : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2021",
        Name = nameof(SecretUnreadableByUser),
        Title = "The service's user cannot read a secret.",
        DefaultSeverity = DiagnosticSeverity.Warning,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Service is not { } service || !container.User.Value.TryGet(out var user) || !user.UserId.TryGet(out var userId) || userId == 0)
        {
            yield break;
        }

        foreach (var grant in service.Secrets)
        {
            if (grant.Mode is { IsInterpolated: false } mode
                && grant.Source.TryGet(out var name)
                && IsFromEnvironment(container.Project!.Project, name)
                && ReadMode(mode.RawText) is { } bits
                && !CanRead(grant, bits, user, userId))
            {
                yield return Finding(
                    mode.Location,
                    FormattableString.Invariant($"Service '{service.Name}' runs as user {userId}, but mode {mode.RawText} lets only other users read the file of the secret '{name}': the program cannot open it. Set 'uid: \"{userId}\"' beside the mode, or a mode such as 0444; a secret that was made public to work around this has to be rotated.")) with
                {
                    KeyPath = mode.KeyPath,
                    Related = [new RelatedLocation(container.User.Location, "The user is set here.")],
                };
            }
        }
    }

    private static bool IsFromEnvironment(ComposeProject project, string name)
    {
        foreach (var secret in project.Secrets)
        {
            if (string.Equals(secret.Name, name, StringComparison.Ordinal))
            {
                return secret.Mapping?.GetScalar("environment") is not null;
            }
        }

        return false;
    }

    // Octal with a leading zero; 400 without one is another number in YAML.
    private static int? ReadMode(string text)
    {
        var digits = text.StartsWith("0o", StringComparison.Ordinal) ? text.Substring(2) : text;
        if (digits.Length is < 3 or > 5 || text[0] != '0')
        {
            return null;
        }

        var mode = 0;
        foreach (var digit in digits)
        {
            if (digit is < '0' or > '7')
            {
                return null;
            }

            mode = (mode * 8) + (digit - '0');
        }

        return mode;
    }

    // True also where it is not known.
    private static bool CanRead(ComposeGrant grant, int mode, ImageUser user, int userId)
    {
        const int Owner = 0x100;
        const int Group = 0x20;
        const int Others = 0x4;
        if (Number(grant.Uid) is not { } owner || Number(grant.Gid) is not { } group)
        {
            return true;
        }

        if (owner == userId)
        {
            return (mode & Owner) != 0;
        }

        return (mode & Others) != 0 || ((mode & Group) != 0 && (!user.GroupId.TryGet(out var groupId) || groupId == group));
    }

    // Root where nothing is written; null where a variable decides.
    private static int? Number(ComposeScalar? scalar) =>
        scalar is null ? 0
        : scalar.Value.TryGet(out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
