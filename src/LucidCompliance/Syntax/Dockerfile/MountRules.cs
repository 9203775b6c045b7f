using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>What BuildKit refuses in a mount. A value with a variable is taken for valid, because its text is not known here.</summary>
internal static class MountRules
{
    public static void Check(MountSyntax mount, ParseErrors errors)
    {
        var hasUnknownType = mount.Find("type")?.Value is { ContainsVariable: true };
        if (!hasUnknownType && mount.Type is not ("bind" or "cache" or "tmpfs" or "secret" or "ssh"))
        {
            errors.Add(Place(mount.Find("type")!), "The mount's type is unknown. It is bind, cache, tmpfs, secret or ssh. Write one of them.");
            hasUnknownType = true;
        }

        foreach (var option in mount.Options)
        {
            CheckOption(option, hasUnknownType ? null : mount.Type, errors);
        }

        if (!hasUnknownType && mount.Type == "secret")
        {
            CheckSecret(mount, errors);
        }
    }

    private static void CheckOption(MountOptionSyntax option, string? type, ParseErrors errors)
    {
        switch (option.Name)
        {
            case "type" or "source" or "src" or "target" or "dst" or "destination" or "id" or "env":
                RequireValue(option, errors);
                break;
            case "from":
                RequireValue(option, errors);
                if (option.Value is { } from && from.Text.IndexOf('$') is >= 0 and var dollar && dollar + 1 < from.Text.Length)
                {
                    errors.Add(from.Span, "The mount's 'from' holds a variable. BuildKit expands none here. Name a stage that is built FROM the variable's image.");
                }
                else if (type == "secret")
                {
                    errors.Add(option.Span, "A secret mount has a 'from'. Its content comes from the build's secrets, not from a stage. Remove the option.");
                }

                break;
            case "readonly" or "ro" or "readwrite" or "rw":
                CheckBoolean(option, errors);
                break;
            case "required":
                RequireType(option, type, type is "secret" or "ssh", errors);
                CheckBoolean(option, errors);
                break;
            case "size":
                RequireValue(option, errors);
                RequireType(option, type, type is "tmpfs", errors);
                break;
            case "sharing":
                CheckSharing(option, type, errors);
                break;
            case "mode" or "uid" or "gid":
                RequireType(option, type, type is "secret" or "ssh" or "cache", errors);
                CheckNumber(option, errors);
                break;
            default:
                errors.Add(option.NameSpan.IsEmpty ? option.Span : option.NameSpan, "The mount has an unknown option. BuildKit refuses options that it does not know. Correct the name or remove the option.");
                break;
        }
    }

    private static void CheckSharing(MountOptionSyntax option, string? type, ParseErrors errors)
    {
        if (RequireValue(option, errors) && IsLiteral(option) && option.Value!.Text.ToLowerInvariant() is not ("shared" or "private" or "locked"))
        {
            errors.Add(Place(option), "The mount's sharing is unknown. It is shared, private or locked. Write one of them.");
        }

        RequireType(option, type, type is "cache", errors);
    }

    private static void CheckSecret(MountSyntax mount, ParseErrors errors)
    {
        var id = mount.Find("id");
        if (mount.Source is null && mount.Target is null && id is null)
        {
            errors.Add(mount.Flag.Span, "The secret mount names no secret. It needs 'id' (or 'source'), or a 'target' whose file name is the id. Add one.");
        }
        else if (mount.Source is { Text.Length: > 0 } && id?.Value is { Text.Length: > 0 })
        {
            errors.Add(id.Span, "The secret mount has both 'id' and 'source'. Both name the secret. Remove one of them.");
        }
    }

    private static void CheckBoolean(MountOptionSyntax option, ParseErrors errors)
    {
        if (option.Value is not null && IsLiteral(option)
            && option.Value.Text is not ("1" or "t" or "T" or "TRUE" or "true" or "True" or "0" or "f" or "F" or "FALSE" or "false" or "False"))
        {
            errors.Add(Place(option), $"The value of the mount's '{option.Name}' is not valid. It is true or false. Write one of them, or the option alone.");
        }
    }

    private static void CheckNumber(MountOptionSyntax option, ParseErrors errors)
    {
        if (!RequireValue(option, errors) || !IsLiteral(option))
        {
            return;
        }

        var highest = option.Name == "mode" ? '7' : '9';
        var text = option.Value!.Text;
        var isNumber = text.Length is > 0 and <= 11;
        foreach (var c in text)
        {
            isNumber &= c >= '0' && c <= highest;
        }

        if (!isNumber)
        {
            errors.Add(Place(option), option.Name == "mode"
                ? "The mount's mode is not valid. It is an octal number. Write a number such as 0400."
                : $"The mount's {option.Name} is not valid. It is a decimal number. Write a number such as 1000.");
        }
    }

    private static bool RequireValue(MountOptionSyntax option, ParseErrors errors)
    {
        if (option.Value is null)
        {
            errors.Add(option.Span, $"The mount's option '{option.Name}' lacks its value. A value stands behind '='. Write {option.Name}=value.");
        }

        return option.Value is not null;
    }

    private static void RequireType(MountOptionSyntax option, string? type, bool isAllowed, ParseErrors errors)
    {
        if (type is not null && !isAllowed)
        {
            errors.Add(option.Span, $"A {type} mount takes no option '{option.Name}'. BuildKit refuses it. Remove the option or correct the mount's type.");
        }
    }

    private static bool IsLiteral(MountOptionSyntax option) => option.Value is { ContainsVariable: false };

    private static TextSpan Place(MountOptionSyntax option) => option.Value is { Text.Length: > 0 } value ? value.Span : option.Span;
}
