using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace LucidCompliance.Tests.Model.Compose;

/// <summary>The output of <c>docker compose config --format json</c> as the same lines as <see cref="ModelLines"/>.</summary>
internal static class ConfigLines
{
    public static readonly string[] ServiceTexts =
    [
        "image", "user", "restart", "hostname", "domainname", "container_name", "working_dir", "platform", "pull_policy", "network_mode", "pid", "ipc",
        "uts", "userns_mode", "cgroup", "stop_signal", "runtime", "isolation", "cpuset", "mac_address",
    ];

    public static readonly string[] ServiceFlags = ["privileged", "read_only", "init", "tty", "stdin_open", "oom_kill_disable"];

    public static readonly string[] ServiceLists =
        ["cap_add", "cap_drop", "security_opt", "dns", "dns_search", "dns_opt", "tmpfs", "expose", "profiles", "group_add", "links", "external_links"];

    public static readonly string[] ServiceMaps = ["sysctls", "annotations", "logging.options", "deploy.labels"];

    public static SortedSet<string> Of(string json, string root)
    {
        using var document = JsonDocument.Parse(json);
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var service in Members(document.RootElement, "services"))
        {
            AddService(lines, "services." + service.Name, service.Value, root);
        }

        foreach (var network in Members(document.RootElement, "networks"))
        {
            AddResource(lines, "networks." + network.Name, network, ["driver", "internal", "attachable", "enable_ipv6"], root);
            foreach (var item in Items(network.Value, "ipam", "config"))
            {
                lines.Add($"networks.{network.Name}.ipam = {Text(item, "subnet")} {Text(item, "gateway")}".TrimEnd());
            }
        }

        Members(document.RootElement, "volumes").ToList().ForEach(volume => AddResource(lines, "volumes." + volume.Name, volume, ["driver"], root));
        Members(document.RootElement, "secrets").ToList().ForEach(secret => AddResource(lines, "secrets." + secret.Name, secret, ["environment"], root));
        Members(document.RootElement, "configs").ToList().ForEach(config => AddResource(lines, "configs." + config.Name, config, ["environment", "content"], root));
        return lines;
    }

    private static void AddService(SortedSet<string> lines, string place, JsonElement service, string root)
    {
        ServiceTexts.ToList().ForEach(key => AddMember(lines, place + "." + key, service, key));
        ServiceFlags.Where(key => Member(service, key) is { ValueKind: JsonValueKind.True }).ToList().ForEach(key => lines.Add($"{place}.{key} = true"));
        ServiceLists.ToList().ForEach(key => AddList(lines, place + "." + key, service, key));
        AddList(lines, place + ".command", service, "command", keepEmpty: true);
        AddList(lines, place + ".entrypoint", service, "entrypoint", keepEmpty: true);
        AddMap(lines, place + ".environment", service, "environment");
        AddMap(lines, place + ".labels", service, "labels");
        if (Member(service, "build") is { } build)
        {
            lines.Add($"{place}.build.context = {Relative(Text(build, "context"), root)}");
            new[] { "dockerfile", "dockerfile_inline", "target" }.ToList().ForEach(key => AddMember(lines, $"{place}.build.{key}", build, key));
            AddMap(lines, place + ".build.args", build, "args");
            AddMap(lines, place + ".build.labels", build, "labels");
            foreach (var context in Members(build, "additional_contexts"))
            {
                lines.Add($"{place}.build.additional_contexts.{context.Name} = {Relative(Text(context.Value), root)}");
            }

            AddList(lines, place + ".build.platforms", build, "platforms");
        }

        if (Member(service, "healthcheck") is { } healthcheck)
        {
            AddMember(lines, place + ".healthcheck.disable", healthcheck, "disable");
            AddMember(lines, place + ".healthcheck.retries", healthcheck, "retries");
            if (Member(healthcheck, "test") is not null)
            {
                lines.Add($"{place}.healthcheck.test = " + string.Join(" | ", Items(healthcheck, "test").Select(Text)));
            }
        }

        foreach (var port in Items(service, "ports"))
        {
            lines.Add($"{place}.ports = {Text(port, "host_ip")}:{Text(port, "published")}:{Text(port, "target")}/{Text(port, "protocol")}");
        }

        foreach (var mount in Items(service, "volumes"))
        {
            var type = Text(mount, "type");
            var source = type == "bind" ? Relative(Text(mount, "source"), root) : Text(mount, "source");
            var propagation = Member(mount, "bind") is { } bind ? Text(bind, "propagation") : "";
            lines.Add($"{place}.volumes = {type} {source} {Text(mount, "target")}{(Text(mount, "read_only") == "true" ? " ro" : "")}{(propagation.Length > 0 ? " " + propagation : "")}");
        }

        foreach (var network in Members(service, "networks"))
        {
            lines.Add($"{place}.networks = {network.Name} {Text(network.Value, "ipv4_address")} {string.Join(',', Items(network.Value, "aliases").Select(Text))}".TrimEnd());
        }

        foreach (var dependency in Members(service, "depends_on"))
        {
            lines.Add($"{place}.depends_on = {dependency.Name} {Text(dependency.Value, "condition")} {(Text(dependency.Value, "required") == "true" ? "required" : "optional")}");
        }

        Items(service, "secrets").ToList().ForEach(grant => lines.Add($"{place}.secrets = {Grant(grant, "/run/secrets/")}"));
        Items(service, "configs").ToList().ForEach(grant => lines.Add($"{place}.configs = {Grant(grant, "/")}"));
        foreach (var key in ServiceMaps)
        {
            AddMap(lines, place + "." + key, service, key.Split('.'));
        }

        AddMember(lines, place + ".logging.driver", service, "logging", "driver");
    }

    private static void AddResource(SortedSet<string> lines, string place, JsonProperty resource, string[] keys, string root)
    {
        // Compose adds the default network and the names that it makes from the project's.
        if (place == "networks.default" && Text(resource.Value, "name").EndsWith("_default", StringComparison.Ordinal))
        {
            return;
        }

        var isExternal = Text(resource.Value, "external") == "true";
        lines.Add(place + (isExternal ? " external" : ""));
        var name = Text(resource.Value, "name");
        if (!name.EndsWith("_" + resource.Name, StringComparison.Ordinal) && !(isExternal && name == resource.Name))
        {
            AddMember(lines, place + ".name", resource.Value, "name");
        }

        keys.ToList().ForEach(key => AddMember(lines, place + "." + key, resource.Value, key));
        if (Member(resource.Value, "file") is { } file)
        {
            lines.Add($"{place}.file = {Relative(Text(file), root)}");
        }

        AddMap(lines, place + ".labels", resource.Value, "labels");
    }

    // Compose writes the default target out.
    private static string Grant(JsonElement grant, string directory)
    {
        var source = Text(grant, "source");
        var target = Text(grant, "target");
        return $"{source} {(target == directory + source ? "" : target)} {Text(grant, "uid")}".TrimEnd();
    }

    private static void AddMap(SortedSet<string> lines, string place, JsonElement element, params string[] path)
    {
        foreach (var member in Members(element, path))
        {
            Add(lines, $"{place}.{member.Name.Replace("$$", "$", StringComparison.Ordinal)}", member.Value.ValueKind == JsonValueKind.Null ? "(null)" : Text(member.Value));
        }
    }

    private static void AddList(SortedSet<string> lines, string place, JsonElement element, string key, bool keepEmpty = false)
    {
        if (Member(element, key) is { } list && (keepEmpty || list.GetArrayLength() > 0))
        {
            Add(lines, place, "[" + string.Join(" | ", list.EnumerateArray().Select(Text)) + "]");
        }
    }

    private static void AddMember(SortedSet<string> lines, string place, JsonElement element, params string[] path)
    {
        if (Member(element, path) is { } value)
        {
            Add(lines, place, Text(value));
        }
    }

    private static void Add(SortedSet<string> lines, string place, string value) =>
        lines.Add($"{place} = {value.Replace("\n", "\\n", StringComparison.Ordinal)}");

    private static JsonElement? Member(JsonElement element, params string[] path)
    {
        foreach (var key in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(key, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.Null ? null : element;
    }

    private static IEnumerable<JsonProperty> Members(JsonElement element, params string[] path) =>
        Member(element, path) is { ValueKind: JsonValueKind.Object } map ? map.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    private static IEnumerable<JsonElement> Items(JsonElement element, params string[] path) =>
        Member(element, path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static string Text(JsonElement element, string key) => Member(element, key) is { } value ? Text(value) : "";

    // The output doubles every dollar sign, so that it could be a Compose file again.
    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Replace("$$", "$", StringComparison.Ordinal),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };

    private static string Relative(string path, string root) =>
        path.StartsWith(Path.GetDirectoryName(root) + "/", StringComparison.Ordinal)
            ? Path.GetRelativePath(root, path).Replace('\\', '/')
            : path;
}
