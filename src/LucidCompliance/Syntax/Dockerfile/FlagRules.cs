using System;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>Which flags each instruction takes, and what values they accept before expansion.</summary>
internal static class FlagRules
{
    private enum FlagType
    {
        Text,
        TextList,
        Boolean,
    }

    private static readonly (string Name, FlagType Type)[] None = [];

    private static readonly (string Name, FlagType Type)[] From = [("platform", FlagType.Text)];

    private static readonly (string Name, FlagType Type)[] Copy =
    [
        ("from", FlagType.Text), ("chown", FlagType.Text), ("chmod", FlagType.Text), ("link", FlagType.Boolean),
        ("parents", FlagType.Boolean), ("exclude", FlagType.TextList),
    ];

    private static readonly (string Name, FlagType Type)[] Add =
    [
        ("chown", FlagType.Text), ("chmod", FlagType.Text), ("link", FlagType.Boolean), ("keep-git-dir", FlagType.Boolean),
        ("checksum", FlagType.Text), ("unpack", FlagType.Boolean), ("exclude", FlagType.TextList),
    ];

    private static readonly (string Name, FlagType Type)[] Run =
    [
        ("mount", FlagType.TextList), ("network", FlagType.Text), ("security", FlagType.Text), ("device", FlagType.TextList),
    ];

    private static readonly (string Name, FlagType Type)[] Healthcheck =
    [
        ("interval", FlagType.Text), ("timeout", FlagType.Text), ("start-period", FlagType.Text),
        ("start-interval", FlagType.Text), ("retries", FlagType.Text),
    ];

    /// <summary>Reports unknown and repeated flags, and missing or impossible values.</summary>
    public static void Check(InstructionParts parts, ParseErrors errors, bool isHealthcheckNone)
    {
        // BuildKit drops the flags of these unread.
        if (parts.Flags.IsEmpty || isHealthcheckNone || parts.Kind is InstructionKind.Arg or InstructionKind.Stopsignal)
        {
            return;
        }

        var known = KnownFlags(parts.Kind);
        var seen = 0;
        foreach (var flag in parts.Flags)
        {
            var index = known.Length - 1;
            while (index >= 0 && known[index].Name != flag.Name)
            {
                index--;
            }

            if (index < 0)
            {
                errors.Add(WithoutValue(flag), $"{Name(parts.Kind)} has no such flag. {Advice(known)}");
                continue;
            }

            var type = known[index].Type;
            if ((seen & (1 << index)) != 0 && type != FlagType.TextList)
            {
                errors.Add(flag.Span, $"The flag --{flag.Name} is given twice. {Name(parts.Kind)} takes it once. Remove one of them.");
            }

            seen |= 1 << index;
            CheckValue(flag, type, errors);
        }
    }

    private static void CheckValue(FlagSyntax flag, FlagType type, ParseErrors errors)
    {
        if (type == FlagType.Boolean)
        {
            if (flag.Value is { } value && !IsBoolean(value.Text))
            {
                errors.Add(value.Text.Length == 0 ? flag.Span : value.Span, $"The value of --{flag.Name} is not valid. It is true or false. Write one of them, or the flag alone for true.");
            }
        }
        else if (flag.Value is null)
        {
            errors.Add(flag.Span, $"The flag --{flag.Name} lacks its value. A value stands behind '=' without blanks. Write --{flag.Name}=value.");
        }
        else if (flag.Name == "network" && flag.Value.Text is not ("default" or "none" or "host"))
        {
            errors.Add(Place(flag), "The network of RUN is unknown. It is default, none or host. Write one of them.");
        }
        else if (flag.Name == "security" && flag.Value.Text is not ("sandbox" or "insecure"))
        {
            errors.Add(Place(flag), "The security mode of RUN is unknown. It is sandbox or insecure. Write one of them.");
        }
    }

    private static TextSpan Place(FlagSyntax flag) => flag.Value is { Text.Length: > 0 } value ? value.Span : flag.Span;

    private static TextSpan WithoutValue(FlagSyntax flag) => TextSpan.FromBounds(flag.Span.Start, Math.Max(flag.NameSpan.End, flag.Span.Start));

    private static bool IsBoolean(string text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase);

    private static string Advice((string Name, FlagType Type)[] known)
    {
        if (known.Length == 0)
        {
            return "It takes none. Remove it.";
        }

        return $"It takes --{string.Join(", --", Array.ConvertAll(known, flag => flag.Name))}. Write one of them or remove it.";
    }

    private static string Name(InstructionKind kind) => kind.ToString().ToUpperInvariant();

    private static (string Name, FlagType Type)[] KnownFlags(InstructionKind kind) => kind switch
    {
        InstructionKind.From => From,
        InstructionKind.Copy => Copy,
        InstructionKind.Add => Add,
        InstructionKind.Run => Run,
        InstructionKind.Healthcheck => Healthcheck,
        _ => None,
    };
}
