using System;
using System.Collections.Generic;
using System.Globalization;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Runtime;

/// <summary>A place that names a port of the container.</summary>
/// <param name="Port">The port.</param>
/// <param name="Location">Where it is written.</param>
/// <param name="Name">The instruction or key, for messages.</param>
/// <param name="DecidesListening">Whether the application listens there because this text says so.</param>
/// <param name="KeyPath">The place in the Compose project or the project file; null in a Dockerfile.</param>
internal sealed record ContainerPort(int Port, SourceLocation Location, string Name, bool DecidesListening, string? KeyPath);

/// <summary>The ports of a container, from the variables that ASP.NET Core listens by, EXPOSE, and Compose's <c>ports</c>, in this order.</summary>
internal static class ContainerPorts
{
    private static readonly string[] Variables = ["ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "ASPNETCORE_URLS"];

    /// <summary>The first port of each place; what is not known is left out.</summary>
    public static List<ContainerPort> Of(ContainerSubject container)
    {
        var ports = new List<ContainerPort>();
        AddVariables(container, ports);
        foreach (var exposed in container.Config?.ExposedPorts ?? [])
        {
            if (exposed.First.TryGet(out var port))
            {
                ports.Add(new ContainerPort(port, exposed.Location, "EXPOSE", DecidesListening: false, null));
            }
        }

        foreach (var published in container.Service?.Ports ?? [])
        {
            if (published.Target.TryGet(out var target))
            {
                ports.Add(new ContainerPort(target.First, published.TargetLocation, "'ports'", DecidesListening: false, published.Node.KeyPath));
            }
        }

        return ports;
    }

    /// <summary>The first port of each place of a project that the SDK publishes: the variables of the image, and the items <c>ContainerPort</c>.</summary>
    public static List<ContainerPort> Of(ProjectSubject project)
    {
        var ports = new List<ContainerPort>();
        foreach (var name in Variables)
        {
            if (PublishedVariable.Find(project, name) is var fact && fact.TryGet(out var value) && fact.Origin is { } origin)
            {
                Add(ports, name, value, origin, "ContainerEnvironmentVariable." + name);
            }
        }

        foreach (var item in project.Publishing!.Ports)
        {
            if (item.IsCertain && int.TryParse(item.Include, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            {
                ports.Add(new ContainerPort(port, item.Location, "ContainerPort", DecidesListening: false, null));
            }
        }

        return ports;
    }

    private static void AddVariables(ContainerSubject container, List<ContainerPort> ports)
    {
        foreach (var name in Variables)
        {
            if (FindInService(container, name) is { } variable)
            {
                if (variable.Text.TryGet(out var value))
                {
                    Add(ports, name, value, variable.ValueLocation, variable.Value?.KeyPath);
                }
            }
            else if (container.Config is { } config && config.Environment.TryGetValue(name, out var fact) && fact.TryGet(out var text) && fact.Origin is { } origin)
            {
                Add(ports, name, text, origin, null);
            }
        }
    }

    private static Model.Compose.ComposeVariable? FindInService(ContainerSubject container, string name)
    {
        foreach (var variable in container.Service?.Environment ?? [])
        {
            if (string.Equals(variable.Name, name, StringComparison.Ordinal))
            {
                return variable;
            }
        }

        return null;
    }

    // "80;8080" and "http://+:80;https://+:443/base".
    private static void Add(List<ContainerPort> ports, string name, string value, SourceLocation location, string? keyPath)
    {
        foreach (var part in value.Split(';'))
        {
            var text = part.Trim();
            var scheme = text.IndexOf("://", StringComparison.Ordinal);
            if (scheme >= 0)
            {
                var path = text.IndexOf('/', scheme + 3);
                var authority = path < 0 ? text.Substring(scheme + 3) : text.Substring(scheme + 3, path - scheme - 3);
                var colon = authority.LastIndexOf(':');
                text = colon >= 0 && authority[authority.Length - 1] != ']' ? authority.Substring(colon + 1)
                    : text.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? "443" : "80";
            }

            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            {
                ports.Add(new ContainerPort(port, location, name, DecidesListening: true, keyPath));
            }
        }
    }
}
