using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;

namespace LucidCompliance.Model.Compose;

/// <summary>The files that form one project: a base file and what is merged onto it.</summary>
/// <param name="Base">The artifact of the first file.</param>
/// <param name="Overrides">Further files in merge order, relative to the repository root.</param>
public sealed record ComposeFileSet(Artifact Base, ImmutableArray<string> Overrides)
{
    /// <summary>Whether it is the base together with a variant such as <c>compose.prod.yaml</c>; the base alone is another set.</summary>
    public bool IsOverlay { get; init; }

    /// <summary>Whether the base file is a part of projects that cannot be seen: see <see cref="ComposeProject.IsFragment"/>.</summary>
    public bool IsFragment { get; init; }

    /// <summary>
    /// Whether a base file that is not judged, or cannot be seen, may stand beside this one (<c>docker-compose.s3.yml</c> without
    /// <c>docker-compose.yml</c>): it may declare what this file only refers to.
    /// </summary>
    public bool MayBePart { get; init; }
}

/// <summary>Groups Compose files into projects (RULES.md convention 11) and binds them.</summary>
public static class ComposeProjects
{
    /// <summary>
    /// Finds the projects: item metadata wins, then <c>COMPOSE_FILE</c> of the directory's <c>.env</c>; <c>*.override.*</c> belongs to its base; a variant whose services lack image and build, or
    /// wait for services of the base file beside it, is an overlay on that; a file that another one includes, or that only has templates which others extend, is no project
    /// of its own: its errors are reported where it is loaded.
    /// </summary>
    /// <param name="artifacts">All artifacts; those of other kinds are ignored.</param>
    /// <param name="files">The repository's files.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The projects in the order of their base files' artifacts.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ImmutableArray<ComposeFileSet> Discover(ImmutableArray<Artifact> artifacts, IRepositoryFiles files, CancellationToken cancellation = default)
    {
        var outlines = new Dictionary<string, ComposeOutline>(StringComparer.Ordinal);
        var candidates = new List<Artifact>();
        var merged = new HashSet<string>(StringComparer.Ordinal);
        foreach (var artifact in artifacts)
        {
            cancellation.ThrowIfCancellationRequested();
            if (artifact.Kind != ArtifactKind.Compose || outlines.ContainsKey(artifact.Path))
            {
                continue;
            }

            candidates.Add(artifact);
            outlines.Add(artifact.Path, ComposeOutline.Read(artifact, files));
            if (artifact.Run is { Overrides.IsDefaultOrEmpty: false } run)
            {
                merged.UnionWith(run.Overrides);
            }
        }

        var listed = FindListed(candidates, files);
        foreach (var list in listed.Values)
        {
            merged.UnionWith(list.Overrides);
        }

        var owned = FindOwned(candidates, outlines, merged);
        var directories = GroupByDirectory(candidates);
        var sets = ImmutableArray.CreateBuilder<ComposeFileSet>();
        foreach (var artifact in candidates)
        {
            if (listed.TryGetValue(artifact.Path, out var further))
            {
                sets.Add(further);
                continue;
            }

            if (owned.Contains(artifact.Path) || merged.Contains(artifact.Path))
            {
                continue;
            }

            if (artifact.Run is not null)
            {
                sets.Add(new ComposeFileSet(artifact, artifact.Run.Overrides.IsDefault ? [] : artifact.Run.Overrides));
            }
            else
            {
                AddByName(artifact, directories, outlines, files, listed, sets);
            }
        }

        return sets.ToImmutable();
    }

    /// <summary>Finds the projects and binds them.</summary>
    /// <param name="artifacts">All artifacts; those of other kinds are ignored.</param>
    /// <param name="files">The repository's files.</param>
    /// <param name="optionsFor">What the policy that applies to an artifact says about variables.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ImmutableArray<ComposeProject> Bind(ImmutableArray<Artifact> artifacts, IRepositoryFiles files, Func<Artifact, ComposeEnvironmentOptions> optionsFor, CancellationToken cancellation = default)
    {
        var sets = Discover(artifacts, files, cancellation);
        var projects = ImmutableArray.CreateBuilder<ComposeProject>(sets.Length);
        foreach (var set in sets)
        {
            projects.Add(ComposeBinder.Bind(set, files, optionsFor(set.Base), cancellation));
        }

        return projects.MoveToImmutable();
    }

    // Only files of one directory have to do with each other by their names.
    private static Dictionary<string, List<NamedFile>> GroupByDirectory(List<Artifact> candidates)
    {
        var directories = new Dictionary<string, List<NamedFile>>(StringComparer.Ordinal);
        foreach (var artifact in candidates)
        {
            var name = ComposeFileName.Parse(artifact.Path);
            if (!directories.TryGetValue(name.Directory, out var files))
            {
                directories.Add(name.Directory, files = []);
            }

            files.Add(new NamedFile(artifact, name));
        }

        return directories;
    }

    private static void AddByName(Artifact artifact, Dictionary<string, List<NamedFile>> directories, Dictionary<string, ComposeOutline> outlines, IRepositoryFiles files, Dictionary<string, ComposeFileSet> listed, ImmutableArray<ComposeFileSet>.Builder sets)
    {
        var name = ComposeFileName.Parse(artifact.Path);
        var siblings = directories[name.Directory];
        if (name.IsOverride)
        {
            // With a base of default run it is merged there; an explicit base takes only what its metadata names.
            var ownBase = siblings.Find(other => name.IsOverrideOf(other.Name))?.Artifact;
            if (ownBase is null)
            {
                sets.Add(new ComposeFileSet(artifact, []) { IsFragment = outlines[artifact.Path].LacksImages, MayBePart = MayHaveBase(name, files) });
            }
            else if (listed.ContainsKey(ownBase.Path))
            {
                // `docker compose -f` still takes it.
                sets.Add(new ComposeFileSet(ownBase, [artifact.Path]) { IsOverlay = true });
            }

            return;
        }

        var outline = outlines[artifact.Path];
        if (name.IsVariant && siblings.Find(other => name.IsVariantOf(other.Name) && IsBaseOf(outlines[other.Artifact.Path], outline)) is { } variantBase)
        {
            sets.Add(new ComposeFileSet(variantBase.Artifact, [artifact.Path]) { IsOverlay = true });
            return;
        }

        var overrides = ImmutableArray.CreateBuilder<string>();
        foreach (var other in siblings)
        {
            if (other.Artifact.Run is null && other.Name.IsOverrideOf(name))
            {
                overrides.Add(other.Artifact.Path);
            }
        }

        var mayBePart = name.IsVariant && !siblings.Exists(other => name.IsVariantOf(other.Name)) && MayHaveBase(name, files);
        sets.Add(new ComposeFileSet(artifact, overrides.ToImmutable()) { MayBePart = mayBePart });
    }

    private static bool IsBaseOf(ComposeOutline other, ComposeOutline variant) =>
        (variant.LacksImages && other.HasImagesFor(variant)) || variant.WaitsForServicesOf(other);

    private static bool MayHaveBase(ComposeFileName name, IRepositoryFiles files)
    {
        foreach (var path in name.BasePaths())
        {
            if (!files.GetKind(path).TryGet(out var kind) || kind == PathKind.File)
            {
                return true;
            }
        }

        return false;
    }

    // By its first file, what each directory's `.env` lists behind it: only where all of them are judged and none has a run of its own.
    private static Dictionary<string, ComposeFileSet> FindListed(List<Artifact> candidates, IRepositoryFiles files)
    {
        var listed = new Dictionary<string, ComposeFileSet>(StringComparer.Ordinal);
        var directories = new HashSet<string>(StringComparer.Ordinal);
        var withoutRun = new Dictionary<string, Artifact>(StringComparer.Ordinal);
        foreach (var artifact in candidates)
        {
            if (artifact.Run is null)
            {
                withoutRun[artifact.Path] = artifact;
            }
        }

        foreach (var artifact in candidates)
        {
            var directory = RepositoryPath.DirectoryOf(artifact.Path);
            if (directories.Add(directory) && ComposeFileVariable.Read(directory, files) is { Length: > 0 } paths
                && paths.All(withoutRun.ContainsKey))
            {
                listed[paths[0]] = new ComposeFileSet(withoutRun[paths[0]], paths.RemoveAt(0));
            }
        }

        return listed;
    }

    // Files that others include belong to them. Of files that include each other the first stays a project, so that all are judged.
    private static HashSet<string> FindOwned(List<Artifact> candidates, Dictionary<string, ComposeOutline> outlines, HashSet<string> merged)
    {
        var owned = new HashSet<string>(StringComparer.Ordinal);
        foreach (var artifact in candidates)
        {
            foreach (var path in outlines[artifact.Path].ExtendedFiles)
            {
                if (path != artifact.Path && outlines.TryGetValue(path, out var outline) && outline.LacksImages)
                {
                    owned.Add(path);
                }
            }
        }

        var included = new HashSet<string>(StringComparer.Ordinal);
        foreach (var artifact in candidates)
        {
            included.UnionWith(outlines[artifact.Path].IncludedFiles);
        }

        foreach (var artifact in candidates)
        {
            if (!included.Contains(artifact.Path) && !merged.Contains(artifact.Path))
            {
                Reach(artifact.Path, outlines, owned);
            }
        }

        foreach (var artifact in candidates)
        {
            if (included.Contains(artifact.Path) && !owned.Contains(artifact.Path))
            {
                Reach(artifact.Path, outlines, owned);
                owned.Remove(artifact.Path);
            }

            if (artifact.Run is not null)
            {
                owned.Remove(artifact.Path);
            }
        }

        return owned;
    }

    private static void Reach(string path, Dictionary<string, ComposeOutline> outlines, HashSet<string> reached)
    {
        var open = new Stack<string>();
        open.Push(path);
        while (open.Count > 0)
        {
            foreach (var next in outlines[open.Pop()].IncludedFiles)
            {
                if (outlines.ContainsKey(next) && reached.Add(next))
                {
                    open.Push(next);
                }
            }
        }
    }

    private sealed record NamedFile(Artifact Artifact, ComposeFileName Name);
}
