using System;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Loads what <c>include</c> names, each with a directory and variables of its own, and merges the including file onto it.</summary>
internal sealed class IncludeResolution(ProjectLoader loader)
{
    private static readonly string[] SharedKeys = ["services", "networks", "volumes", "secrets", "configs", "models"];

    public ComposeMapping Resolve(ComposeMapping root, LoadContext context, ImmutableArray<string> chain)
    {
        if (root.GetSequence("include") is not { Mode: not MergeMode.Reset } includes)
        {
            return root;
        }

        ComposeMapping? included = null;
        foreach (var item in includes.Items)
        {
            if (Load(item, context, chain) is { } model)
            {
                included = included is null ? model : ComposeMerge.Files(included, model);
            }
        }

        return included is null ? root : ComposeMerge.Files(included, root).WithPlaceOf(root);
    }

    private ComposeMapping? Load(ComposeNode item, LoadContext context, ImmutableArray<string> chain)
    {
        var options = item as ComposeMapping;
        var scalars = ServiceParts.Scalars(options is null ? item : options.GetValue("path"));
        var paths = ImmutableArray.CreateBuilder<(string, SourceLocation?)>(scalars.Length);
        foreach (var scalar in scalars)
        {
            if (Path(scalar) is not { } path)
            {
                return null;
            }

            paths.Add((path, scalar.Location));
        }

        if (paths.Count == 0)
        {
            return null;
        }

        if (chain.Contains(paths[0].Item1))
        {
            loader.Problems.Add(ComposeProblemKind.Cycle, scalars[0].Location, $"'{paths[0].Item1}' includes itself through others, so Compose refuses the project. Remove one 'include' of the circle.", null, "include");
            return null;
        }

        if (chain.Length >= LoadBudget.MaximumDepth || loader.Budget.IsExhausted)
        {
            loader.Limit(item.Location);
            return null;
        }

        var directory = RepositoryPath.DirectoryOf(paths[0].Item1);
        if (options?.GetScalar("project_directory") is { } written)
        {
            if (!ServiceParts.PathOf(written).TryGet(out var resolved))
            {
                loader.IsIncomplete = true;
                return null;
            }

            directory = resolved;
        }

        var sources = loader.ExtendSources(context.Sources, EnvFiles(options, loader), directory);
        return Shared(loader.Load(paths.ToImmutable(), directory, sources, ComposeFileRole.Include, chain));
    }

    private string? Path(ComposeScalar scalar)
    {
        var isRemote = scalar.TextAsCompose is { } text
            && (text.IndexOf("://", StringComparison.Ordinal) >= 0 || text.StartsWith("git@", StringComparison.Ordinal) || text.StartsWith("oci:", StringComparison.Ordinal));
        if (!isRemote && ServiceParts.PathOf(scalar).TryGet(out var path))
        {
            return path;
        }

        loader.IsIncomplete = true;
        return null;
    }

    private static ImmutableArray<string>? EnvFiles(ComposeMapping? options, ProjectLoader loader)
    {
        if (options?.GetValue("env_file") is not { } value)
        {
            return null;
        }

        var paths = ImmutableArray.CreateBuilder<string>();
        foreach (var scalar in ServiceParts.Scalars(value))
        {
            if (ServiceParts.PathOf(scalar).TryGet(out var path))
            {
                paths.Add(path);
                loader.ReportMissing(path, scalar.Location, "include.env_file");
            }
        }

        return paths.ToImmutable();
    }

    // An included file brings its resources only; its name, version and extensions stay its own.
    private static ComposeMapping? Shared(ComposeMapping? model)
    {
        if (model is null)
        {
            return null;
        }

        var entries = ImmutableArray.CreateBuilder<ComposeEntry>();
        foreach (var entry in model.Entries)
        {
            if (Array.IndexOf(SharedKeys, entry.Name) >= 0)
            {
                entries.Add(entry);
            }
        }

        return model.With(entries.ToImmutable());
    }
}
