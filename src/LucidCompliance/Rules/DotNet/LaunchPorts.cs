using System;
using System.Collections.Generic;
using System.Globalization;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Json;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>The ports that a launch profile of the kind <c>Docker</c> lets the application listen on: RULES.md convention 27 counts no other.</summary>
/// <param name="Profile">The profile's name.</param>
/// <param name="Variable">The variable.</param>
/// <param name="Ports">Its ports.</param>
/// <param name="Location">The value.</param>
internal sealed record LaunchPorts(string Profile, string Variable, SortedSet<int> Ports, SourceLocation Location)
{
    /// <summary>Whether a service says itself where its application listens; the image's EXPOSE then is not about this container.</summary>
    public static bool AreSetBy(ComposeService? service)
    {
        foreach (var variable in service?.Environment ?? [])
        {
            if (IsPortVariable(variable.Name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The profiles with a variable that names HTTP ports as plain numbers.</summary>
    public static IEnumerable<LaunchPorts> In(SettingsFileSubject settings)
    {
        if (Find(settings.Syntax.Root, "profiles") is not JsonObject profiles)
        {
            yield break;
        }

        foreach (var profile in profiles.Properties)
        {
            if (Find(profile.Value, "commandName") is not JsonString { Value: var kind } || !string.Equals(kind, "Docker", StringComparison.Ordinal)
                || Find(profile.Value, "environmentVariables") is not JsonObject variables)
            {
                continue;
            }

            foreach (var variable in variables.Properties)
            {
                if (variable.Name.Value is "ASPNETCORE_HTTP_PORTS" && variable.Value is JsonString value && Parse(value.Value) is { Count: > 0 } ports)
                {
                    yield return new LaunchPorts(profile.Name.Value, variable.Name.Value, ports, settings.At(value.Span));
                }
            }
        }
    }

    private static bool IsPortVariable(string name) =>
        name is "ASPNETCORE_URLS" or "DOTNET_URLS" or "URLS" or "ASPNETCORE_HTTP_PORTS" or "DOTNET_HTTP_PORTS" or "HTTP_PORTS"
            or "ASPNETCORE_HTTPS_PORTS" or "DOTNET_HTTPS_PORTS" or "HTTPS_PORTS";

    private static JsonNode? Find(JsonNode? node, string name)
    {
        JsonNode? found = null;
        foreach (var property in (node as JsonObject)?.Properties ?? [])
        {
            found = string.Equals(property.Name.Value, name, StringComparison.Ordinal) ? property.Value : found;
        }

        return found;
    }

    // Null where a part is no number: a variable of the tools, or a name.
    private static SortedSet<int>? Parse(string text)
    {
        var ports = new SortedSet<int>();
        foreach (var part in text.Split(';'))
        {
            if (!int.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            {
                return null;
            }

            ports.Add(port);
        }

        return ports;
    }
}
