using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Knowledge;
using LucidCompliance.Syntax.Json;

namespace LucidCompliance.Model.Archives;

/// <summary>Reads the configuration of an image: the JSON that Docker and OCI share, with Docker's own keys where they are.</summary>
internal static class ImageConfigReader
{
    /// <summary>The image; null where the JSON is no configuration.</summary>
    /// <param name="json">The configuration.</param>
    /// <param name="isDockers">Whether the archive is Docker's, whose configurations carry the health check: without one there is none.</param>
    public static BuiltImage? Read(JsonNode? json, bool isDockers)
    {
        if (json is not JsonObject root || Text(root, "os") is not { } system || root.Find("rootfs") is not JsonObject)
        {
            return null;
        }

        var config = root.Find("config") as JsonObject;
        var variant = Text(root, "variant");
        return new BuiltImage
        {
            OperatingSystem = system,
            Architecture = Text(root, "architecture") is { } architecture ? variant is null ? architecture : architecture + "/" + variant : null,
            User = Text(config, "User") ?? string.Empty,
            Entrypoint = Command(config, "Entrypoint"),
            Command = Command(config, "Cmd"),
            Environment = Variables(config),
            Labels = Labels(config),
            HasHealthcheck = Healthcheck(config, isDockers),
            WorkingDirectory = ImageListing.Normalize(Text(config, "WorkingDir") ?? "/"),
            StopSignal = Text(config, "StopSignal"),
            Shell = Words(config, "Shell") is { Length: > 0 } shell ? shell[0] : null,
            HasTriggers = config?.Find("OnBuild") is JsonArray { Items.IsEmpty: false },
        };
    }

    /// <summary>A text that is not empty; null where there is none.</summary>
    public static string? Text(JsonObject? node, string name) => node?.Find(name) is JsonString { Value: { Length: > 0 } value } ? value : null;

    private static string[] Words(JsonObject? config, string name)
    {
        if (config?.Find(name) is not JsonArray list)
        {
            return [];
        }

        var words = new List<string>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (item is JsonString word)
            {
                words.Add(word.Value);
            }
        }

        return [.. words];
    }

    private static ImageFact<ImmutableArray<string>> Command(JsonObject? config, string name)
    {
        var words = Words(config, name);
        return words.Length == 0 ? ImageFact<ImmutableArray<string>>.Absent
            : HarmlessText.MayKeep(words) ? ImageFact<ImmutableArray<string>>.Known([.. words])
            : ImageFact<ImmutableArray<string>>.Unknown;
    }

    private static ImmutableSortedDictionary<string, string?> Variables(JsonObject? config)
    {
        var variables = ImmutableSortedDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach (var pair in Words(config, "Env"))
        {
            var equals = pair.IndexOf('=');
            var name = equals < 0 ? pair : pair.Substring(0, equals);
            var value = equals < 0 ? string.Empty : pair.Substring(equals + 1);
            if (name.Length > 0)
            {
                variables[name] = HarmlessText.MayKeep(name, value) ? value : null;
            }
        }

        return variables.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, string?> Labels(JsonObject? config)
    {
        var labels = ImmutableSortedDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach (var label in config?.Find("Labels") is JsonObject all ? all.Properties : [])
        {
            labels[label.Name.Value] = label.Value is JsonString { Value: var value } && HarmlessText.MayKeepLabel(label.Name.Value, value) ? value : null;
        }

        return labels.ToImmutable();
    }

    // ["NONE"] switches one off that a base had; an empty test inherits, and here there is nothing to inherit from.
    private static Trilean Healthcheck(JsonObject? config, bool isDockers) =>
        config?.Find("Healthcheck") is JsonObject check && Words(check, "Test") is { Length: > 0 } test ? test[0] == "NONE" ? Trilean.No : Trilean.Yes
        : isDockers ? Trilean.No
        : Trilean.Unknown;
}
