using System;
using LucidCompliance.Knowledge;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Identity;

/// <summary>Whether a runtime writes to <c>/tmp</c>, and whether the service gives it one that is writable.</summary>
internal static class ScratchSpace
{
    /// <summary>What of the container is known to write to <c>/tmp</c>; null where nothing is.</summary>
    public static string? Writer(ContainerSubject container) => container.BaseFacts?.Runtime switch
    {
        "aspnet" or "dotnet" when !IsSet(container, "DOTNET_EnableDiagnostics", "0") && !IsSet(container, "COMPlus_EnableDiagnostics", "0")
            && !IsSet(container, "TMPDIR", null) => "The .NET runtime keeps its diagnostics socket in /tmp",
        "mongodb" => "mongod keeps its socket in /tmp",
        "elasticsearch" when !IsSet(container, "ES_TMPDIR", null) => "Elasticsearch keeps its temporary files in /tmp",
        _ => null,
    };

    /// <summary>Whether a mount covers <c>/tmp</c>; unknown where a mount may.</summary>
    public static Trilean Has(ComposeService service)
    {
        var result = Trilean.No;
        foreach (var tmpfs in service.Tmpfs)
        {
            result = Or(result, tmpfs.Value.Select(static text => text.Split(':')[0]));
        }

        foreach (var mount in service.Volumes)
        {
            result = Or(result, mount.Target);
        }

        return result;
    }

    private static Trilean Or(Trilean result, Fact<string> path) =>
        result == Trilean.Yes || (path.TryGet(out var text) && text.TrimEnd('/') is "/tmp" or "") ? Trilean.Yes
        : path.IsKnown ? result
        : Trilean.Unknown;

    // Whether a variable is set, to a value or at all; one that is not known counts as set.
    private static bool IsSet(ContainerSubject container, string name, string? value)
    {
        foreach (var variable in container.Service?.Environment ?? [])
        {
            if (string.Equals(variable.Name, name, StringComparison.Ordinal))
            {
                return !variable.Text.TryGet(out var text) || value is null || text == value;
            }
        }

        return container.Service is { HasUnknownEnvironment: true }
            || (container.Config is { } config && config.Environment.TryGetValue(name, out var fact) && (!fact.TryGet(out var known) || value is null || known == value));
    }
}
