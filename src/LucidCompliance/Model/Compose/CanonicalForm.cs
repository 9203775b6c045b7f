using System;
using System.Collections.Immutable;

namespace LucidCompliance.Model.Compose;

/// <summary>
/// Brings one file's tree into the form in which files merge: <c>KEY=VALUE</c> lists become mappings, lists of names too, single
/// texts become lists. Every part keeps the span of its own text.
/// </summary>
internal static class CanonicalForm
{
    public static ComposeMapping OfFile(ComposeMapping root)
    {
        root = OfEach(root, "services", OfService);
        root = OfEach(root, "networks", OfResource);
        root = OfEach(root, "volumes", OfResource);
        root = OfEach(root, "secrets", OfResource);
        return OfEach(root, "configs", OfResource);
    }

    private static ComposeMapping OfEach(ComposeMapping root, string key, Func<ComposeMapping, ComposeMapping> form)
    {
        if (root.GetMapping(key) is not { } resources)
        {
            return root;
        }

        var entries = ImmutableArray.CreateBuilder<ComposeEntry>(resources.Entries.Length);
        foreach (var entry in resources.Entries)
        {
            entries.Add(entry.Value is ComposeMapping mapping ? entry.With(form(mapping)) : entry);
        }

        return root.With(key, resources.With(entries.MoveToImmutable()));
    }

    private static ComposeMapping OfResource(ComposeMapping resource) => With(resource, "labels", KeyValues);

    private static ComposeMapping OfService(ComposeMapping service)
    {
        var entries = ImmutableArray.CreateBuilder<ComposeEntry>(service.Entries.Length);
        foreach (var entry in service.Entries)
        {
            var value = entry.Name switch
            {
                "environment" or "labels" or "annotations" or "sysctls" => KeyValues(entry.Value),
                "build" => Build(entry.Value),
                "deploy" => entry.Value is ComposeMapping deploy ? With(deploy, "labels", KeyValues) : entry.Value,
                "depends_on" => Names(entry.Value, Dependency),
                "networks" or "models" => Names(entry.Value, null),
                "env_file" or "label_file" or "dns" or "dns_search" or "tmpfs" => List(entry.Value),
                _ => entry.Value,
            };
            entries.Add(ReferenceEquals(value, entry.Value) ? entry : entry.With(value));
        }

        return service.With(entries.MoveToImmutable());
    }

    private static ComposeNode Build(ComposeNode node)
    {
        if (node is ComposeScalar { IsNull: false } context)
        {
            var entry = new ComposeEntry("context", context.Location, context, null);
            return new ComposeMapping(context.Location, context.Syntax, context.Context, [entry], context.Mode);
        }

        if (node is not ComposeMapping build)
        {
            return node;
        }

        build = With(build, "args", KeyValues);
        build = With(build, "labels", KeyValues);
        build = With(build, "additional_contexts", KeyValues);
        return With(build, "ssh", KeyValues);
    }

    private static ComposeMapping With(ComposeMapping mapping, string key, Func<ComposeNode, ComposeNode> form) =>
        mapping.GetValue(key) is { } value ? mapping.With(key, form(value)) : mapping;

    private static ComposeNode KeyValues(ComposeNode node)
    {
        if (node is not ComposeSequence sequence)
        {
            return node;
        }

        var entries = new OrderedEntries();
        var hasUnknown = false;
        foreach (var item in sequence.Items)
        {
            if (item is not ComposeScalar { IsNull: false } scalar)
            {
                continue;
            }

            if (KeyValue(scalar) is { } entry)
            {
                // The last of equal keys counts and takes the place of the first.
                entries.Set(entry);
            }
            else
            {
                hasUnknown = true;
            }
        }

        return new ComposeMapping(sequence.Location, sequence.Syntax, sequence.Context, entries.ToImmutable(), sequence.Mode, hasUnknown);
    }

    // Null where the key comes from a variable that is not known.
    private static ComposeEntry? KeyValue(ComposeScalar scalar)
    {
        var split = scalar.RawText.IndexOf('=');
        var dollar = scalar.RawText.IndexOf('$');
        if (scalar.Syntax is not null && (dollar < 0 || (split >= 0 && split < dollar)))
        {
            return split < 0
                ? new ComposeEntry(scalar.RawText, scalar.Location, Missing(scalar), null)
                : new ComposeEntry(
                    scalar.RawText.Substring(0, split),
                    scalar.MapToSource(0, split),
                    ComposeNodeReader.ReadPart(scalar, split + 1, scalar.RawText.Length - split - 1),
                    null);
        }

        if (!scalar.Value.TryGet(out var text))
        {
            return null;
        }

        split = text.IndexOf('=');
        if (split < 0)
        {
            return new ComposeEntry(text, scalar.Location, Missing(scalar), null);
        }

        var key = text.Substring(0, split);
        var value = new ComposeScalar(
            scalar.MapValueToSource(split + 1, text.Length - split - 1),
            null,
            scalar.Context,
            0,
            text.Substring(split + 1),
            ComposeScalarKind.String,
            InterpolatedText.Literal(text.Substring(split + 1)),
            scalar.References);
        return new ComposeEntry(key, scalar.MapValueToSource(0, split), value, null);
    }

    private static ComposeScalar Missing(ComposeScalar scalar) =>
        ComposeScalar.Implied(scalar.Location, scalar.Context, string.Empty, ComposeScalarKind.Null);

    private static ComposeNode Names(ComposeNode node, Func<ComposeScalar, ComposeNode>? options)
    {
        if (node is not ComposeSequence sequence)
        {
            return node;
        }

        var entries = new OrderedEntries();
        var hasUnknown = false;
        foreach (var item in sequence.Items)
        {
            if (item is ComposeScalar scalar && scalar.Value.TryGet(out var name))
            {
                entries.Set(new ComposeEntry(name, scalar.Location, options?.Invoke(scalar) ?? Missing(scalar), null));
            }
            else
            {
                hasUnknown = true;
            }
        }

        return new ComposeMapping(sequence.Location, sequence.Syntax, sequence.Context, entries.ToImmutable(), sequence.Mode, hasUnknown);
    }

    // The list form means a started service, also where an earlier file asked for more.
    private static ComposeNode Dependency(ComposeScalar name)
    {
        var location = name.Location;
        return new ComposeMapping(location, null, name.Context, [
            new ComposeEntry("condition", location, ComposeScalar.Implied(location, name.Context, "service_started"), null),
            new ComposeEntry("required", location, ComposeScalar.Implied(location, name.Context, "true", ComposeScalarKind.Boolean), null)]);
    }

    private static ComposeNode List(ComposeNode node) =>
        node is ComposeScalar { IsNull: false } scalar
            ? new ComposeSequence(scalar.Location, scalar.Syntax, scalar.Context, [scalar], scalar.Mode)
            : node;
}
