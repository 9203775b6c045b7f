using System;
using LucidCompliance.Model;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>A variable of a container: what the service sets, else what the image has.</summary>
/// <param name="Value">The value; absent where it is proven not to be set.</param>
/// <param name="Location">Where it is written; null where the base image has it, or nobody.</param>
/// <param name="KeyPath">The place in the Compose project; null in a Dockerfile or env file.</param>
internal readonly record struct ContainerVariable(Fact<string> Value, SourceLocation? Location, string? KeyPath)
{
    /// <summary>Finds a variable by its name, whose case matters.</summary>
    public static ContainerVariable Find(ContainerSubject container, string name)
    {
        if (container.Service is { } service)
        {
            foreach (var variable in service.Environment)
            {
                if (string.Equals(variable.Name, name, StringComparison.Ordinal))
                {
                    return variable.Text.IsAbsent
                        ? new ContainerVariable(Fact<string>.Absent, null, null)
                        : new ContainerVariable(variable.Text, variable.ValueLocation, variable.Value?.KeyPath);
                }
            }

            if (service.HasUnknownEnvironment)
            {
                return new ContainerVariable(Fact<string>.UnknownBecause("an env file of the service is not known"), null, null);
            }
        }

        if (container.Config is { } config)
        {
            return config.Environment.TryGetValue(name, out var fact) ? new ContainerVariable(fact, fact.Origin, null)
                : config.BaseIsCatalogued ? new ContainerVariable(Fact<string>.Absent, null, null)
                : default;
        }

        return container.Pulled?.Facts is { } facts
            ? new ContainerVariable(
                facts.Environment.TryGetValue(name, out var value) ? Fact<string>.Known(value)
                : facts.Built?.Environment.ContainsKey(name) == true ? Fact<string>.Unknown
                : Fact<string>.Absent,
                null,
                null)
            : default;
    }

    /// <summary>The value as a boolean as .NET reads one: <c>true</c>, <c>1</c>, <c>false</c>, <c>0</c>.</summary>
    public Fact<bool> AsBoolean() =>
        !Value.TryGet(out var text) ? Value.Select(static _ => false)
        : text == "1" || string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) ? Fact<bool>.Known(true, Value.Origin)
        : text == "0" || string.Equals(text, "false", StringComparison.OrdinalIgnoreCase) ? Fact<bool>.Known(false, Value.Origin)
        : Fact<bool>.UnknownBecause("the value is no boolean");
}
