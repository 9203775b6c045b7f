using System;
using System.Collections.Generic;
using LucidCompliance.Model.Compose;
using LucidCompliance.Rules.Runtime;
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
            if (AspNetPorts.IsVariable(variable.Name))
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

            // Addresses replace ports.
            foreach (var name in new[] { "ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS" })
            {
                if (Find(variables, name) is not JsonString value)
                {
                    continue;
                }

                var ports = name == "ASPNETCORE_URLS" ? AspNetPorts.ReadUrls(value.Value) : AspNetPorts.ReadPorts(value.Value);
                if (ports is { Count: > 0 })
                {
                    yield return new LaunchPorts(profile.Name.Value, name, ports, settings.At(value.Span));
                }

                break;
            }
        }
    }

    private static JsonNode? Find(JsonNode? node, string name)
    {
        JsonNode? found = null;
        foreach (var property in (node as JsonObject)?.Properties ?? [])
        {
            found = string.Equals(property.Name.Value, name, StringComparison.Ordinal) ? property.Value : found;
        }

        return found;
    }
}
