using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Json;
using NuGet.Versioning;

namespace LucidCompliance.Model.Projects;

/// <summary>What NuGet's restore resolved for a project, over all its target frameworks.</summary>
public sealed class ProjectAssets
{
    private readonly Dictionary<string, NuGetVersion> _packages;

    private ProjectAssets(Dictionary<string, NuGetVersion> packages, bool usesAspNetCore)
    {
        _packages = packages;
        UsesAspNetCore = usesAspNetCore;
    }

    /// <summary>The resolved packages, those of packages and projects included: id to version, the highest of several.</summary>
    public IReadOnlyDictionary<string, NuGetVersion> Packages => _packages;

    /// <summary>Whether the project, a package or a referenced project asks for the framework of ASP.NET Core.</summary>
    public bool UsesAspNetCore { get; }

    /// <summary>The version of a package; null where it is not among them. Case does not matter.</summary>
    public NuGetVersion? Find(string id) => _packages.TryGetValue(id, out var version) ? version : null;

    internal static ProjectAssets? Read(DotNetProject project, IRepositoryFiles files)
    {
        var stated = project.GetProperty("ProjectAssetsFile");
        var path = RepositoryPath.Combine(project.Directory, stated.TryGet(out var file) ? file : "obj/project.assets.json");
        return !path.StartsWith("../", StringComparison.Ordinal)
            && files.Read(path).Text is { } text && JsonDocument.Parse(text) is { Error: null, Root: JsonObject root }
            ? Read(root)
            : null;
    }

    // targets: { "net10.0": { "Id/1.2.3": { type, frameworkReferences: [ … ] } } }; project.frameworks.net10.0.frameworkReferences: { name: … }
    private static ProjectAssets Read(JsonObject root)
    {
        var packages = new Dictionary<string, NuGetVersion>(StringComparer.OrdinalIgnoreCase);
        var usesAspNetCore = false;
        foreach (var target in Properties(Find(root, "targets")))
        {
            foreach (var library in Properties(target.Value))
            {
                var key = library.Name.Value;
                var slash = key.IndexOf('/');
                if (slash > 0 && NuGetVersion.TryParse(key.Substring(slash + 1), out var version)
                    && (!packages.TryGetValue(key.Substring(0, slash), out var other) || other < version))
                {
                    packages[key.Substring(0, slash)] = version;
                }

                usesAspNetCore |= NamesAspNetCore(Find(library.Value, "frameworkReferences"));
            }
        }

        foreach (var framework in Properties(Find(Find(root, "project"), "frameworks")))
        {
            usesAspNetCore |= NamesAspNetCore(Find(framework.Value, "frameworkReferences"));
        }

        return new ProjectAssets(packages, usesAspNetCore);
    }

    private static bool NamesAspNetCore(JsonNode? references)
    {
        const string Name = "Microsoft.AspNetCore.App";
        if (references is JsonArray list)
        {
            foreach (var item in list.Items)
            {
                if (item is JsonString name && string.Equals(name.Value, Name, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        foreach (var reference in Properties(references))
        {
            if (string.Equals(reference.Name.Value, Name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static JsonNode? Find(JsonNode? node, string name)
    {
        foreach (var property in Properties(node))
        {
            if (string.Equals(property.Name.Value, name, StringComparison.Ordinal))
            {
                return property.Value;
            }
        }

        return null;
    }

    private static ImmutableArray<JsonProperty> Properties(JsonNode? node) => node is JsonObject map ? map.Properties : [];
}
