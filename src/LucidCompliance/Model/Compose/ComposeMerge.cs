using System;
using System.Collections.Immutable;

namespace LucidCompliance.Model.Compose;

/// <summary>
/// Merges a later file onto an earlier one, and a service onto the one it extends: mappings merge, lists append, single values replace,
/// with the exceptions of the Compose Specification. What <c>!reset</c> removes stays in the tree as a mark until the project is complete,
/// so that a third file may set it again.
/// </summary>
internal static class ComposeMerge
{
    /// <summary>Merges two files.</summary>
    public static ComposeMapping Files(ComposeMapping earlier, ComposeMapping later) => Merge(earlier, later, (key, a, b) => key switch
    {
        "services" => Each(a, b, Service),
        "networks" => Each(a, b, Network),
        "volumes" or "secrets" or "configs" => Each(a, b, (x, y) => Merge(x, y, Labelled)),
        _ => Values(a, b),
    });

    /// <summary>Merges two services.</summary>
    public static ComposeMapping Service(ComposeMapping earlier, ComposeMapping later) => Merge(earlier, later, (key, a, b) => key switch
    {
        "command" or "entrypoint" => b,
        "healthcheck" => Inner(a, b, "test"),
        "logging" => Logging(a, b),
        "ulimits" => Ulimits(a, b),
        "extra_hosts" => Hosts(a, b),
        "environment" or "labels" or "annotations" or "sysctls" => KeyValues(a, b),
        "deploy" => a is ComposeMapping x && b is ComposeMapping y ? Merge(x, y, Labelled) : Values(a, b),
        "build" => a is ComposeMapping x && b is ComposeMapping y ? Merge(x, y, Build) : Values(a, b),
        _ => Values(a, b),
    });

    /// <summary>Merges two networks.</summary>
    public static ComposeMapping Network(ComposeMapping earlier, ComposeMapping later) => Merge(earlier, later, (key, a, b) =>
        key == "ipam" && a is ComposeMapping x && b is ComposeMapping y
            ? Merge(x, y, (name, c, d) => name == "config" ? AddressBlocks(c, d) : Values(c, d))
            : Labelled(key, a, b));

    /// <summary>Merges two values without a rule of their own.</summary>
    public static ComposeNode Values(ComposeNode earlier, ComposeNode later) => (earlier, later) switch
    {
        (ComposeMapping a, ComposeMapping b) => Merge(a, b, (_, x, y) => Values(x, y)),
        (ComposeSequence a, ComposeSequence b) => Append(a, b),
        (_, ComposeScalar { IsNull: true }) => earlier,
        _ => later,
    };

    private static ComposeNode Build(string key, ComposeNode earlier, ComposeNode later) => key switch
    {
        "args" or "labels" or "additional_contexts" or "ssh" => KeyValues(earlier, later),
        "extra_hosts" => Hosts(earlier, later),
        _ => Values(earlier, later),
    };

    private static ComposeNode Labelled(string key, ComposeNode earlier, ComposeNode later) =>
        key == "labels" ? KeyValues(earlier, later) : Values(earlier, later);

    // Elsewhere a value that is left out changes nothing; here it is a value: a variable that is passed through, an empty label.
    private static ComposeNode KeyValues(ComposeNode earlier, ComposeNode later) =>
        earlier is ComposeMapping a && later is ComposeMapping b ? Merge(a, b, (_, _, value) => value) : Values(earlier, later);

    private static ComposeMapping Merge(ComposeMapping earlier, ComposeMapping later, Func<string, ComposeNode, ComposeNode, ComposeNode> rule)
    {
        if (later.Mode == MergeMode.Override || later.Entries.IsEmpty)
        {
            return later.Mode == MergeMode.Override ? later : earlier;
        }

        var entries = new OrderedEntries(earlier);
        foreach (var entry in later.Entries)
        {
            var existing = entries.Find(entry.Name);
            if (existing is null || entry.Value.Mode != MergeMode.Merge || existing.Value.Mode == MergeMode.Reset
                || entry.Name.StartsWith("x-", StringComparison.Ordinal))
            {
                entries.Set(entry);
                continue;
            }

            var merged = rule(entry.Name, existing.Value, entry.Value);
            entries.Set(ReferenceEquals(merged, entry.Value) ? entry : existing.With(merged));
        }

        return earlier.With(entries.ToImmutable(), earlier.HasUnknownEntries || later.HasUnknownEntries);
    }

    private static ComposeNode Each(ComposeNode earlier, ComposeNode later, Func<ComposeMapping, ComposeMapping, ComposeMapping> rule) =>
        earlier is ComposeMapping a && later is ComposeMapping b
            ? Merge(a, b, (_, x, y) => x is ComposeMapping c && y is ComposeMapping d ? rule(c, d) : Values(x, y))
            : Values(earlier, later);

    private static ComposeNode Inner(ComposeNode earlier, ComposeNode later, string replacedKey) =>
        earlier is ComposeMapping a && later is ComposeMapping b
            ? Merge(a, b, (key, x, y) => key == replacedKey ? y : Values(x, y))
            : Values(earlier, later);

    // Options of another driver would make no sense.
    private static ComposeNode Logging(ComposeNode earlier, ComposeNode later)
    {
        if (earlier is ComposeMapping a && later is ComposeMapping b
            && a.GetScalar("driver") is { } x && b.GetScalar("driver") is { } y
            && !string.Equals(x.TextAsCompose, y.TextAsCompose, StringComparison.Ordinal))
        {
            return later;
        }

        return Values(earlier, later);
    }

    private static ComposeNode Ulimits(ComposeNode earlier, ComposeNode later) =>
        earlier is ComposeMapping a && later is ComposeMapping b ? Merge(a, b, (_, _, limit) => limit) : Values(earlier, later);

    private static ComposeNode Hosts(ComposeNode earlier, ComposeNode later) => (earlier, later) switch
    {
        (ComposeMapping a, ComposeSequence b) => Append(HostList(a), b),
        (ComposeSequence a, ComposeMapping b) => Append(a, HostList(b)),
        _ => Values(earlier, later),
    };

    private static ComposeSequence HostList(ComposeMapping hosts)
    {
        var items = ImmutableArray.CreateBuilder<ComposeNode>(hosts.Entries.Length);
        foreach (var host in hosts.Entries)
        {
            if (host.Value is ComposeScalar scalar)
            {
                items.Add(ComposeScalar.Implied(scalar.Location, scalar.Context, host.Name + "=" + scalar.TextAsCompose));
            }
        }

        return new ComposeSequence(hosts.Location, hosts.Syntax, hosts.Context, items.ToImmutable());
    }

    private static ComposeSequence Append(ComposeSequence earlier, ComposeSequence later) =>
        later.Mode == MergeMode.Override ? later : earlier.With(earlier.Items.AddRange(later.Items));

    // Blocks of the same subnet merge, others append.
    private static ComposeNode AddressBlocks(ComposeNode earlier, ComposeNode later)
    {
        if (earlier is not ComposeSequence a || later is not ComposeSequence b)
        {
            return Values(earlier, later);
        }

        var items = a.Items.ToBuilder();
        foreach (var item in b.Items)
        {
            var place = -1;
            for (var i = 0; i < items.Count && place < 0; i++)
            {
                place = items[i] is ComposeMapping x && item is ComposeMapping y
                    && string.Equals(x.GetScalar("subnet")?.TextAsCompose, y.GetScalar("subnet")?.TextAsCompose, StringComparison.Ordinal) ? i : -1;
            }

            if (place < 0)
            {
                items.Add(item);
            }
            else
            {
                items[place] = Values(items[place], item);
            }
        }

        return a.With(items.ToImmutable());
    }
}
