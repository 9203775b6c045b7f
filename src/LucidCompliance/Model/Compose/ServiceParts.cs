using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Reads small parts of services.</summary>
internal static class ServiceParts
{
    /// <summary>The scalars of a list; none for another value.</summary>
    public static ImmutableArray<ComposeScalar> Scalars(ComposeNode? node)
    {
        if (node is not ComposeSequence sequence)
        {
            return node is ComposeScalar { IsNull: false } single ? [single] : [];
        }

        var scalars = ImmutableArray.CreateBuilder<ComposeScalar>(sequence.Items.Length);
        foreach (var item in sequence.Items)
        {
            if (item is ComposeScalar { IsNull: false } scalar)
            {
                scalars.Add(scalar);
            }
        }

        return scalars.ToImmutable();
    }

    /// <summary>The items of a list; none for another value.</summary>
    public static ImmutableArray<ComposeNode> Items(ComposeNode? node) => node is ComposeSequence sequence ? sequence.Items : [];

    /// <summary>The value of a part, absent where there is none, with the place of the part as its origin.</summary>
    public static Fact<string> TextOf(ComposeMapping mapping, string key) => mapping.GetScalar(key)?.Value ?? Fact<string>.Absent;

    /// <summary>A part of a scalar's known value with its place.</summary>
    public static Fact<string> Part(ComposeScalar scalar, string value, int start, int length) =>
        Fact<string>.Known(value.Substring(start, length), scalar.MapValueToSource(start, length));

    public static ImmutableArray<ComposeGrant> Grants(ComposeNode? node)
    {
        var grants = ImmutableArray.CreateBuilder<ComposeGrant>();
        foreach (var item in Items(node))
        {
            if (item is ComposeScalar { IsNull: false } name)
            {
                grants.Add(new ComposeGrant(name.Value, name.Location, Fact<string>.Absent, name));
            }
            else if (item is ComposeMapping grant)
            {
                grants.Add(new ComposeGrant(TextOf(grant, "source"), grant.GetValue("source")?.Location ?? grant.Location, TextOf(grant, "target"), grant));
            }
        }

        return grants.ToImmutable();
    }

    public static ImmutableArray<ComposeNetworkAttachment> Networks(ComposeMapping? networks)
    {
        if (networks is null)
        {
            return [];
        }

        var attachments = ImmutableArray.CreateBuilder<ComposeNetworkAttachment>(networks.Entries.Length);
        foreach (var entry in networks.Entries)
        {
            attachments.Add(new ComposeNetworkAttachment(entry.Name, entry.KeyLocation, entry.Value as ComposeMapping));
        }

        return attachments.MoveToImmutable();
    }

    public static ImmutableArray<ComposeDependency> Dependencies(ComposeMapping? dependencies)
    {
        if (dependencies is null)
        {
            return [];
        }

        var result = ImmutableArray.CreateBuilder<ComposeDependency>(dependencies.Entries.Length);
        foreach (var entry in dependencies.Entries)
        {
            result.Add(new ComposeDependency(entry.Name, entry.KeyLocation, entry.Value as ComposeMapping));
        }

        return result.MoveToImmutable();
    }

    public static ImmutableArray<ComposeFileReference> FileReferences(ComposeNode? node)
    {
        var references = ImmutableArray.CreateBuilder<ComposeFileReference>();
        foreach (var item in Items(node))
        {
            var file = item as ComposeMapping;
            var path = file is null ? item as ComposeScalar : file.GetScalar("path");
            if (path is null or { IsNull: true })
            {
                continue;
            }

            references.Add(new ComposeFileReference(
                PathOf(path),
                path.Location,
                file?.GetScalar("required")?.AsBoolean() ?? Fact<bool>.Known(true),
                file is null ? Fact<string>.Absent : TextOf(file, "format")));
        }

        return references.ToImmutable();
    }

    /// <summary>A path against the directory that its file resolves paths against; unknown for an absolute one.</summary>
    public static Fact<string> PathOf(ComposeScalar path)
    {
        if (!path.Value.TryGet(out var text))
        {
            return path.Value;
        }

        return ComposePath.IsRooted(text)
            ? Fact<string>.UnknownBecause("the path is absolute", path.Location)
            : Fact<string>.Known(path.Context.Resolve(text), path.Location);
    }

    public static ImmutableArray<ComposeHook> Hooks(ComposeMapping service)
    {
        ImmutableArray<ComposeHook>.Builder? hooks = null;
        foreach (var kind in new[] { "pre_start", "post_start", "pre_stop" })
        {
            foreach (var item in Items(service.GetValue(kind)))
            {
                if (item is ComposeMapping hook)
                {
                    (hooks ??= ImmutableArray.CreateBuilder<ComposeHook>()).Add(new ComposeHook(kind, CommandWords.Read(hook, "command"), hook));
                }
            }
        }

        return hooks?.ToImmutable() ?? [];
    }

    public static ComposeHealthcheck? Healthcheck(ComposeMapping service)
    {
        if (!service.TryGet("healthcheck", out var entry) || entry.Value is not ComposeMapping node)
        {
            return null;
        }

        var form = FormOf(node, out var arguments);
        return new ComposeHealthcheck(node, entry.KeyLocation, form, arguments);
    }

    private static HealthcheckForm FormOf(ComposeMapping node, out ImmutableArray<ComposeScalar> arguments)
    {
        arguments = [];
        if (node.GetScalar("disable")?.AsBoolean() is { IsKnown: true, Value: true })
        {
            return HealthcheckForm.Disabled;
        }

        switch (node.GetValue("test"))
        {
            case ComposeScalar { IsNull: false } text:
                arguments = [text];
                return HealthcheckForm.ShellString;
            case ComposeSequence test:
                arguments = Scalars(test);
                break;
            default:
                return HealthcheckForm.None;
        }

        // An empty list is taken for none at all.
        if (arguments.IsEmpty)
        {
            return HealthcheckForm.None;
        }

        var first = arguments[0].Value;
        if (!first.TryGet(out var word))
        {
            return HealthcheckForm.Unknown;
        }

        var form = word switch
        {
            "CMD" => HealthcheckForm.Exec,
            "CMD-SHELL" => HealthcheckForm.Shell,
            "NONE" => HealthcheckForm.Disabled,
            _ => HealthcheckForm.Invalid,
        };
        arguments = form == HealthcheckForm.Invalid ? arguments : arguments.RemoveAt(0);
        return form;
    }
}
