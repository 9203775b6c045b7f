using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Binds Compose files: from YAML to a <see cref="ComposeProject"/>. Never throws for what a file contains.</summary>
public static class ComposeBinder
{
    /// <summary>Binds one project.</summary>
    /// <param name="set">The files.</param>
    /// <param name="files">The repository's files; nothing else is read.</param>
    /// <param name="options">What the policy says about variables.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="System.OperationCanceledException">The token was cancelled.</exception>
    public static ComposeProject Bind(ComposeFileSet set, IRepositoryFiles files, ComposeEnvironmentOptions options, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var run = set.Base.Run;
        var directory = run?.ProjectDirectory is { Length: > 0 } written ? RepositoryPath.Combine(".", written) : RepositoryPath.DirectoryOf(set.Base.Path);
        var sourceReader = new VariableSourceReader(files);
        var sources = sourceReader.Read(run, options, directory);
        var loader = new ProjectLoader(files, sourceReader, cancellation);
        var text = files.Read(set.Base.Path).Text ?? new SourceText(set.Base.Path, string.Empty);
        var root = loader.Load(Paths(set, text), directory, sources, ComposeFileRole.Base, [])
            ?? new ComposeMapping(new SourceLocation(text, text.FullSpan), null, new LoadContext(text, directory, sources), []);

        var tree = ProjectTree.Complete(root, new LoadBudget(), out var isWhole);
        if (!isWhole)
        {
            loader.Limit(new SourceLocation(text, new TextSpan(0, 0)));
        }

        var project = new ProjectAssembly(set, tree, files, loader).Assemble(directory, sources);
        cancellation.ThrowIfCancellationRequested();
        return project;
    }

    /// <summary>Binds the project whose base file is the artifact.</summary>
    /// <param name="artifact">The base file.</param>
    /// <param name="artifacts">All artifacts, to find the overrides among them; null takes the artifact's own metadata alone.</param>
    /// <param name="files">The repository's files; nothing else is read.</param>
    /// <param name="options">What the policy says about variables.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="System.OperationCanceledException">The token was cancelled.</exception>
    public static ComposeProject Bind(Artifact artifact, ImmutableArray<Artifact>? artifacts, IRepositoryFiles files, ComposeEnvironmentOptions options, CancellationToken cancellation = default)
    {
        foreach (var set in ComposeProjects.Discover(artifacts ?? [artifact], files, cancellation))
        {
            if (set.Base == artifact && !set.IsOverlay)
            {
                return Bind(set, files, options, cancellation);
            }
        }

        return Bind(new ComposeFileSet(artifact, artifact.Run?.Overrides ?? []), files, options, cancellation);
    }

    private static ImmutableArray<(string Path, SourceLocation? NamedAt)> Paths(ComposeFileSet set, SourceText text)
    {
        // What item metadata names has no place in a file: a missing override stands at the start of the base file.
        var start = new SourceLocation(text, new TextSpan(0, 0));
        var paths = ImmutableArray.CreateBuilder<(string, SourceLocation?)>(1 + set.Overrides.Length);
        paths.Add((set.Base.Path, null));
        foreach (var path in set.Overrides)
        {
            paths.Add((path, start));
        }

        return paths.MoveToImmutable();
    }
}
