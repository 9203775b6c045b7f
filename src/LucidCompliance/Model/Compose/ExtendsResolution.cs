using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Replaces <c>extends</c> by what it stands for: the extended service, recursively, with this one merged onto it.</summary>
internal sealed class ExtendsResolution(ProjectLoader loader)
{
    private readonly List<(string Path, string Service)> _chain = [];

    /// <summary>Resolves every service of a file.</summary>
    public ComposeMapping Resolve(LoadedFile file)
    {
        if (file.Root.GetMapping("services") is not { } services)
        {
            return file.Root;
        }

        var entries = ImmutableArray.CreateBuilder<ComposeEntry>(services.Entries.Length);
        foreach (var entry in services.Entries)
        {
            entries.Add(entry.Value is ComposeMapping service && HasExtends(service) ? entry.With(Resolve(file, entry.Name, service)) : entry);
        }

        return file.Root.With("services", services.With(entries.MoveToImmutable()));
    }

    private static bool HasExtends(ComposeMapping service) =>
        service.GetValue("extends") is { Mode: not MergeMode.Reset } and not ComposeScalar { IsNull: true };

    private ComposeMapping Resolve(LoadedFile file, string name, ComposeMapping service)
    {
        if (file.Extended.TryGetValue(name, out var known))
        {
            return known;
        }

        var result = WithoutExtends(service);
        if (HasExtends(service))
        {
            var extends = service.GetValue("extends")!;
            if (_chain.Contains((file.Path, name)))
            {
                loader.Problems.Add(ComposeProblemKind.Cycle, LocationOfService(extends), $"The service '{name}' extends itself through others, so Compose refuses the project. Remove one 'extends' of the circle.", null, "services." + name + ".extends");
                return result;
            }

            if (_chain.Count >= LoadBudget.MaximumDepth)
            {
                loader.Limit(extends.Location);
                return result;
            }

            _chain.Add((file.Path, name));
            if (FindBase(file, name, extends) is { } found)
            {
                var merged = ComposeMerge.Service(Resolve(found.File, found.Name, found.Service), result);
                result = new ComposeMapping(service.Location, service.Syntax, service.Context, merged.Entries, service.Mode, merged.HasUnknownEntries);
            }

            _chain.RemoveAt(_chain.Count - 1);
        }

        file.Extended[name] = result;
        return result;
    }

    private static ComposeMapping WithoutExtends(ComposeMapping service)
    {
        var index = service.IndexOf("extends");
        return index < 0 ? service : service.With(service.Entries.RemoveAt(index));
    }

    private static SourceLocation LocationOfService(ComposeNode extends) =>
        (extends as ComposeMapping)?.GetValue("service")?.Location ?? extends.Location;

    private (LoadedFile File, string Name, ComposeMapping Service)? FindBase(LoadedFile file, string name, ComposeNode extends)
    {
        var reference = extends as ComposeScalar ?? (extends as ComposeMapping)?.GetScalar("service");
        if (reference is null)
        {
            return null;
        }

        if (!reference.Value.TryGet(out var baseName))
        {
            loader.IsIncomplete = true;
            return null;
        }

        var baseFile = (extends as ComposeMapping)?.GetScalar("file") is { } path ? LoadBaseFile(path, file) : file;
        if (baseFile is null)
        {
            return null;
        }

        var services = baseFile.Root.GetMapping("services");
        if (services?.GetMapping(baseName) is { } service)
        {
            return (baseFile, baseName, service);
        }

        var suggestion = services is null ? null : Suggestions.Find(baseName, Names(services, name), null);
        loader.Problems.Add(
            ComposeProblemKind.Reference,
            reference.Location,
            $"The service '{baseName}' to extend is not in '{baseFile.Path}', so Compose refuses the project. " + (suggestion is null ? "Correct the name or the file." : $"Did you mean '{suggestion}'?"),
            suggestion,
            "services." + name + ".extends");
        return null;
    }

    private LoadedFile? LoadBaseFile(ComposeScalar path, LoadedFile file)
    {
        if (!ServiceParts.PathOf(path).TryGet(out var resolved) || path.TextAsCompose is { } text && text.IndexOf("://", StringComparison.Ordinal) >= 0)
        {
            loader.IsIncomplete = true;
            return null;
        }

        if (string.Equals(resolved, file.Path, StringComparison.Ordinal))
        {
            return file;
        }

        // Paths in the extended file are relative to it, variables are those of the project.
        return loader.LoadFile(resolved, RepositoryPath.DirectoryOf(resolved), file.Context.Sources, ComposeFileRole.Extends, path.Location);
    }

    private static IEnumerable<string> Names(ComposeMapping services, string except)
    {
        foreach (var entry in services.Entries)
        {
            if (!string.Equals(entry.Name, except, StringComparison.Ordinal))
            {
                yield return entry.Name;
            }
        }
    }
}
