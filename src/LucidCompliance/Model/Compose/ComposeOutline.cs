using System;
using System.Collections.Generic;
using LucidCompliance.Syntax.Yaml;

namespace LucidCompliance.Model.Compose;

/// <summary>As much of a Compose file as is needed to see which files belong together, read from the YAML tree as it is written.</summary>
internal sealed class ComposeOutline
{
    private readonly HashSet<string> _withImage = new(StringComparer.Ordinal);
    private readonly HashSet<string> _withoutImage = new(StringComparer.Ordinal);
    private readonly HashSet<string> _waitsFor = new(StringComparer.Ordinal);

    /// <summary>The files that it includes.</summary>
    public List<string> IncludedFiles { get; } = [];

    /// <summary>The files whose services it extends.</summary>
    public List<string> ExtendedFiles { get; } = [];

    /// <summary>Whether a service has neither image nor build, and extends none.</summary>
    public bool LacksImages => _withoutImage.Count > 0;

    /// <summary>Whether this file has image or build for each of the services that lack them in the other one.</summary>
    public bool HasImagesFor(ComposeOutline other) => other._withoutImage.IsSubsetOf(_withImage);

    /// <summary>
    /// Whether a service waits for one that only the other file has. Compose refuses such a file alone, so it is meant to be merged onto
    /// the other one, however complete its own services are.
    /// </summary>
    public bool WaitsForServicesOf(ComposeOutline other)
    {
        var waits = false;
        foreach (var name in _waitsFor)
        {
            if (_withImage.Contains(name) || _withoutImage.Contains(name))
            {
                continue;
            }

            if (!other._withImage.Contains(name))
            {
                return false;
            }

            waits = true;
        }

        return waits;
    }

    /// <summary>Reads a file; an unreadable one has no outline.</summary>
    public static ComposeOutline Read(Artifact artifact, IRepositoryFiles files)
    {
        var outline = new ComposeOutline();
        if (files.Read(artifact.Path).Text is { } text && YamlDocument.Of(text).Root?.Resolve() is YamlMapping root)
        {
            var directory = artifact.Run?.ProjectDirectory is { Length: > 0 } written ? written : RepositoryPath.DirectoryOf(artifact.Path);
            outline.ReadIncludes(root, directory);
            outline.ReadServices(root, directory);
        }

        return outline;
    }

    private void ReadIncludes(YamlMapping root, string directory)
    {
        if (root.GetValue("include") is not YamlSequence includes)
        {
            return;
        }

        foreach (var item in includes.Items)
        {
            var node = item.Resolve();
            node = node is YamlMapping mapping ? mapping.GetValue("path") : node;
            AddPath(IncludedFiles, node, directory);
            if (node is YamlSequence paths)
            {
                foreach (var path in paths.Items)
                {
                    AddPath(IncludedFiles, path.Resolve(), directory);
                }
            }
        }
    }

    private void ReadServices(YamlMapping root, string directory)
    {
        if (root.GetValue("services") is not YamlMapping services)
        {
            return;
        }

        foreach (var entry in services.EffectiveEntries)
        {
            if (entry.Name is not { } name || entry.Value.Resolve() is not YamlMapping service)
            {
                continue;
            }

            var extends = service.GetValue("extends");
            AddPath(ExtendedFiles, (extends as YamlMapping)?.GetValue("file"), directory);
            var hasImage = extends is not null || service.TryGet("image", out _) || service.TryGet("build", out _) || service.TryGet("provider", out _);
            (hasImage ? _withImage : _withoutImage).Add(name);
            ReadDependencies(service.GetValue("depends_on"));
        }
    }

    private void ReadDependencies(YamlNode? dependencies)
    {
        if (dependencies is YamlSequence list)
        {
            foreach (var item in list.Items)
            {
                if (item.Resolve() is YamlScalar { IsNullLike: false } name)
                {
                    _waitsFor.Add(name.Value);
                }
            }
        }
        else if (dependencies is YamlMapping mapping)
        {
            foreach (var entry in mapping.EffectiveEntries)
            {
                var isOptional = entry.Value.Resolve() is YamlMapping options && options.GetValue("required") is YamlScalar { Value: "false" };
                if (entry.Name is { } name && !isOptional)
                {
                    _waitsFor.Add(name);
                }
            }
        }
    }

    private static void AddPath(List<string> paths, YamlNode? node, string directory)
    {
        if (node is YamlScalar { IsNullLike: false } scalar && scalar.Value.IndexOf('$') < 0 && !ComposePath.IsRooted(scalar.Value))
        {
            paths.Add(RepositoryPath.Combine(directory, scalar.Value));
        }
    }
}
