using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;

namespace LucidCompliance.Tests.Model.Compose;

/// <summary>A project as readable lines <c>place = value</c>, in the vocabulary of <c>docker compose config --format json</c>.</summary>
internal static class ModelLines
{
    public static SortedSet<string> Of(ComposeProject project)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var service in project.Services)
        {
            AddService(lines, "services." + service.Name, service);
        }

        foreach (var network in project.Networks)
        {
            AddResource(lines, "networks." + network.Name, network, ["driver", "internal", "attachable", "enable_ipv6"]);
            foreach (var item in Items(network.Mapping?.GetMapping("ipam")?.GetValue("config")).OfType<ComposeMapping>())
            {
                lines.Add($"networks.{network.Name}.ipam = {Text(item.GetScalar("subnet"))} {Text(item.GetScalar("gateway"))}".TrimEnd());
            }
        }

        project.Volumes.ToList().ForEach(volume => AddResource(lines, "volumes." + volume.Name, volume, ["driver"]));
        project.Secrets.ToList().ForEach(secret => AddResource(lines, "secrets." + secret.Name, secret, ["environment"]));
        project.Configs.ToList().ForEach(config => AddResource(lines, "configs." + config.Name, config, ["environment", "content"]));
        return lines;
    }

    private static void AddService(SortedSet<string> lines, string place, ComposeService service)
    {
        foreach (var key in ConfigLines.ServiceTexts)
        {
            if (service.Node.GetScalar(key) is { } scalar)
            {
                Add(lines, place + "." + key, Text(scalar));
            }
        }

        foreach (var key in ConfigLines.ServiceFlags)
        {
            if (service.Flag(key) is { IsKnown: true, Value: true })
            {
                lines.Add($"{place}.{key} = true");
            }
        }

        foreach (var key in ConfigLines.ServiceLists)
        {
            AddList(lines, place + "." + key, Items(service.Node.GetValue(key)).OfType<ComposeScalar>().Select(Text));
        }

        AddCommand(lines, place + ".command", service.Command);
        AddCommand(lines, place + ".entrypoint", service.Entrypoint);
        foreach (var variable in service.Environment)
        {
            // Compose keeps a name without value as null.
            Add(lines, $"{place}.environment.{variable.Name}", variable.Text.IsAbsent ? "(null)" : Text(variable.Text, variable.Value));
        }

        service.Labels.ToList().ForEach(label => Add(lines, $"{place}.labels.{label.Key}", Text(label.Text, label.Value)));
        AddBuild(lines, place + ".build", service.Build);
        AddHealthcheck(lines, place + ".healthcheck", service.Healthcheck);
        foreach (var port in service.Ports)
        {
            AddPort(lines, place + ".ports", port);
        }

        foreach (var mount in service.Volumes)
        {
            var source = mount.SourcePath.IsKnown ? mount.SourcePath.Value : mount.Source.IsKnown ? mount.Source.Value.Replace("\\\\.\\pipe\\", "//./pipe/", StringComparison.Ordinal) : "";
            lines.Add($"{place}.volumes = {mount.Kind.ToString().ToLowerInvariant()} {source} {(mount.Target.IsKnown ? mount.Target.Value : "?")}{(mount.IsReadOnly is { IsKnown: true, Value: true } ? " ro" : "")}{(mount.Propagation.IsKnown ? " " + mount.Propagation.Value : "")}");
        }

        foreach (var network in service.Networks)
        {
            lines.Add($"{place}.networks = {network.Name} {Text(network.Ipv4Address)} {string.Join(',', Items(network.Options?.GetValue("aliases")).OfType<ComposeScalar>().Select(Text))}".TrimEnd());
        }

        if (service.Networks.IsEmpty && service.NetworkMode is null)
        {
            lines.Add(place + ".networks = default");
        }

        foreach (var dependency in service.DependsOn)
        {
            lines.Add($"{place}.depends_on = {dependency.Name} {(dependency.Condition.IsKnown ? dependency.Condition.Value : "service_started")} {(dependency.IsRequired is { IsKnown: true, Value: false } ? "optional" : "required")}");
        }

        foreach (var shared in new[] { service.NetworkMode, service.Node.GetScalar("ipc"), service.Node.GetScalar("pid") })
        {
            // Compose adds the dependency that sharing a namespace implies.
            if (shared is { Value.IsKnown: true } && shared.Value.Value.StartsWith("service:", StringComparison.Ordinal))
            {
                lines.Add($"{place}.depends_on = {shared.Value.Value[8..]} service_started required");
            }
        }

        service.Secrets.ToList().ForEach(grant => lines.Add($"{place}.secrets = {Grant(grant)}"));
        service.Configs.ToList().ForEach(grant => lines.Add($"{place}.configs = {Grant(grant)}"));
        foreach (var key in ConfigLines.ServiceMaps)
        {
            var node = key.Split('.').Aggregate((ComposeNode?)service.Node, (current, part) => (current as ComposeMapping)?.GetValue(part));
            foreach (var entry in (node as ComposeMapping)?.Entries ?? [])
            {
                Add(lines, $"{place}.{key}.{entry.Name}", Text(entry.Value as ComposeScalar));
            }
        }

        if (service.Node.GetMapping("logging")?.GetScalar("driver") is { } driver)
        {
            lines.Add($"{place}.logging.driver = {Text(driver)}");
        }
    }

    private static void AddBuild(SortedSet<string> lines, string place, ComposeBuild? build)
    {
        if (build is null)
        {
            return;
        }

        lines.Add($"{place}.context = {(build.ContextPath.IsKnown ? build.ContextPath.Value : build.Context.IsKnown ? build.Context.Value : "?")}");
        if (build.Dockerfile.IsKnown)
        {
            lines.Add($"{place}.dockerfile = {build.Dockerfile.Value}");
        }

        AddText(lines, place + ".dockerfile_inline", build.Inline);
        AddText(lines, place + ".target", build.Target);
        foreach (var argument in build.Arguments)
        {
            if (!argument.Text.IsAbsent)
            {
                Add(lines, $"{place}.args.{argument.Name}", Text(argument.Text, argument.Value));
            }
        }

        build.Labels.ToList().ForEach(label => Add(lines, $"{place}.labels.{label.Key}", Text(label.Text, label.Value)));
        foreach (var context in build.AdditionalContexts)
        {
            Add(lines, $"{place}.additional_contexts.{context.Name}", context.Value is { } value && value.Value.IsKnown && !value.Value.Value.Contains(':', StringComparison.Ordinal) ? value.Context.Resolve(value.Value.Value) : Text(context.Value));
        }

        AddList(lines, place + ".platforms", build.Platforms.Select(Text));
    }

    private static void AddHealthcheck(SortedSet<string> lines, string place, ComposeHealthcheck? healthcheck)
    {
        if (healthcheck is null)
        {
            return;
        }

        if (healthcheck.Node.GetScalar("disable")?.AsBoolean() is { IsKnown: true, Value: true })
        {
            lines.Add(place + ".disable = true");
        }

        var test = healthcheck.Test is ComposeScalar { IsNull: false } text
            ? "CMD-SHELL | " + Text(text)
            : string.Join(" | ", Items(healthcheck.Test).OfType<ComposeScalar>().Select(Text));
        if (!string.IsNullOrEmpty(test))
        {
            Add(lines, place + ".test", test);
        }

        if (healthcheck.Retries is { } retries)
        {
            Add(lines, place + ".retries", Text(retries));
        }
    }

    private static void AddPort(SortedSet<string> lines, string place, ComposePort port)
    {
        if (!port.Target.TryGet(out var target))
        {
            lines.Add(place + " = ?");
            return;
        }

        // A range is so many ports; a range that publishes one port stays a range.
        for (var i = 0; i < target.Count; i++)
        {
            var published = !port.Published.TryGet(out var range) ? ""
                : range.Count == target.Count ? (range.First + i).ToString(CultureInfo.InvariantCulture)
                : range.First + "-" + range.Last;
            lines.Add($"{place} = {(port.HostIp.IsKnown ? port.HostIp.Value : "")}:{published}:{target.First + i}/{(port.Protocol.IsKnown ? port.Protocol.Value : "?")}");
        }
    }

    private static void AddResource(SortedSet<string> lines, string place, ComposeResource resource, string[] keys)
    {
        lines.Add(place + (resource.IsExternal is { IsKnown: true, Value: true } ? " external" : ""));
        if (resource.ExternalName.IsKnown)
        {
            lines.Add($"{place}.name = {resource.ExternalName.Value}");
        }

        foreach (var key in keys)
        {
            if (resource.Mapping?.GetScalar(key) is { } scalar && !(scalar.AsBoolean() is { IsKnown: true, Value: false }))
            {
                Add(lines, place + "." + key, Text(scalar));
            }
        }

        if (resource.Mapping?.GetScalar("file") is { } file)
        {
            lines.Add($"{place}.file = {(ServiceParts.PathOf(file) is { IsKnown: true } path ? path.Value : "?")}");
        }

        foreach (var entry in resource.Mapping?.GetMapping("labels")?.Entries ?? [])
        {
            Add(lines, $"{place}.labels.{entry.Name}", Text(entry.Value as ComposeScalar));
        }
    }

    private static void AddCommand(SortedSet<string> lines, string place, ComposeCommand? command)
    {
        if (command is not null)
        {
            Add(lines, place, "[" + string.Join(" | ", command.Words.Select(word => word.Value.IsKnown ? word.Value.Value : "?")) + "]");
        }
    }

    private static string Grant(ComposeGrant grant) =>
        $"{(grant.Source.IsKnown ? grant.Source.Value : "?")} {(grant.Target.IsKnown ? grant.Target.Value : "")} {Text(grant.Uid)}".TrimEnd();

    private static void AddList(SortedSet<string> lines, string place, IEnumerable<string> values)
    {
        var all = values.ToList();
        if (all.Count > 0)
        {
            Add(lines, place, "[" + string.Join(" | ", all) + "]");
        }
    }

    private static void AddText(SortedSet<string> lines, string place, ComposeScalar? scalar)
    {
        if (scalar is not null)
        {
            Add(lines, place, Text(scalar));
        }
    }

    private static void Add(SortedSet<string> lines, string place, string value)
    {
        lines.Add($"{place} = {value.Replace("\n", "\\n", StringComparison.Ordinal)}");
    }

    private static IEnumerable<ComposeNode> Items(ComposeNode? node) => node is ComposeSequence sequence ? sequence.Items : node is ComposeScalar { IsNull: false } ? [node] : [];

    private static string Text(ComposeScalar? scalar) => scalar is null or { IsNull: true } ? "" : scalar.TextAsCompose ?? "?";

    private static string Text(Fact<string> fact, ComposeScalar? scalar) => fact.IsKnown ? fact.Value : scalar?.TextAsCompose ?? "?";
}
