using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Identity;

/// <summary>
/// The fix that makes a container run as another user. It never changes the user of build steps from root: then USER is added behind them.
/// </summary>
internal static class UserFix
{
    /// <summary>The user that fits the container: the policy's, else the one that the image family is made for; null where neither is known.</summary>
    public static string? Suggest(ContainerSubject container)
    {
        if (container.Policy.User?.Value is { Length: > 0 } demanded)
        {
            return demanded[0] is >= '0' and <= '9' ? demanded : null;
        }

        return container.BaseFacts?.FamilyUserId is { } id && id != 0 ? id.ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The fix; none where no edit of a literal text does it.</summary>
    public static ImmutableArray<Fix> Create(ContainerSubject container, string user)
    {
        if (HasData(container))
        {
            return [];
        }

        var title = "Run as " + user;
        if (container.Service?.User is { IsNull: false } scalar)
        {
            return InCompose(scalar, user) is { } edit ? [new Fix(title, FixSafety.Unsafe, [edit])] : [];
        }

        if (container.Image is not { Shipping: { } shipping } image)
        {
            return [];
        }

        return [new Fix(title, FixSafety.Unsafe, [InDockerfile(image, shipping, Word(container, user))])];
    }

    // What a volume holds belongs to the user of before: another one needs its files handed over, which is no edit of a text.
    private static bool HasData(ContainerSubject container)
    {
        if (container.Config is { Volumes.IsEmpty: false })
        {
            return true;
        }

        foreach (var running in container.Image?.Containers ?? [container])
        {
            foreach (var mount in running.Service?.Volumes ?? [])
            {
                if (mount.Kind == ComposeMountKind.Volume && !(mount.IsReadOnly.TryGet(out var isReadOnly) && isReadOnly))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The user as USER names it: by the variable that .NET images have for it.</summary>
    public static string Word(ContainerSubject container, string user) =>
        container.Policy.User is null && container.BaseFacts is { } facts
        && facts.Environment.TryGetValue("APP_UID", out var variable) && variable == user ? "$APP_UID" : user;

    private static FileEdit? InCompose(ComposeScalar scalar, string user) =>
        scalar is { IsInterpolated: false, Syntax: YamlScalar { Anchor: null, Tag: null } syntax }
            ? syntax.Style switch
            {
                YamlScalarStyle.Plain => new FileEdit(syntax.Text, new TextEdit(syntax.Span, "\"" + user + "\"")),
                YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted => new FileEdit(syntax.Text, new TextEdit(syntax.ContentSpan, user)),
                _ => null,
            }
            : null;

    private static FileEdit InDockerfile(ImageSubject image, Stage shipping, string user)
    {
        StageStep? last = null;
        foreach (var step in image.ShippingSteps())
        {
            if (step.Instruction is UserInstruction { User: not null })
            {
                last = step;
            }
            else if (step.Instruction is RunInstruction && last is not null && !(step.User.TryGet(out var value) && value.IsRoot.TryGet(out var isRoot) && !isRoot))
            {
                last = null;
            }
        }

        // A USER of a parent stage or of an inherited trigger also holds for other stages.
        return last is { IsInherited: false } && ReferenceEquals(last.Stage, shipping)
            ? new FileEdit(image.Dockerfile.Syntax.Text, new TextEdit(((UserInstruction)last.Instruction).User!.Span, user))
            : StageEnd.Insert(shipping, "USER " + user);
    }
}
