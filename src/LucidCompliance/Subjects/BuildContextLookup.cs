using LucidCompliance.Model;
using LucidCompliance.Model.Compose;

namespace LucidCompliance.Subjects;

/// <summary>Finds the Dockerfile of a <c>build</c>, also where the context is written as if Compose ran in another directory.</summary>
public sealed class BuildContextLookup
{
    private readonly IRepositoryFiles _files;

    /// <summary>Creates a lookup.</summary>
    public BuildContextLookup(IRepositoryFiles files) => _files = files;

    /// <summary>The path of the Dockerfile, or null where it is not known.</summary>
    public string? FindDockerfile(ComposeProject project, ComposeBuild build)
    {
        if (build.IsRemote || !build.DockerfilePath.TryGet(out var path))
        {
            return null;
        }

        if (_files.GetKind(path).TryGet(out var kind) && kind == PathKind.File)
        {
            return path;
        }

        // The context does not exist (LUCID6004), but it does from a parent of the project directory: what was meant is plain.
        return FindIntendedContext(project, build) is { } context && build.Dockerfile.TryGet(out var dockerfile)
            ? RepositoryPath.Combine(context, dockerfile)
            : null;
    }

    /// <summary>
    /// The context's directory relative to the repository root: the one as written, or the intended one where that does not exist. Unknown
    /// for a remote context.
    /// </summary>
    public Fact<string> FindContext(ComposeProject project, ComposeBuild build) =>
        FindIntendedContext(project, build) is { } intended ? Fact<string>.Known(intended, build.ContextLocation) : build.ContextPath;

    /// <summary>
    /// Where the context as written exists from a parent of the project directory: the directory that Compose would use with
    /// <c>--project-directory</c>. Null where the context exists or no parent has it; where it is not known whether it exists, what a parent
    /// has is the better guess.
    /// </summary>
    public string? FindIntendedContext(ComposeProject project, ComposeBuild build)
    {
        if (build.IsRemote
            || !build.Context.TryGet(out var context)
            || RepositoryPath.IsAbsolute(context)
            || !build.ContextPath.TryGet(out var resolved)
            || resolved.StartsWith("..", System.StringComparison.Ordinal)
            || (_files.GetKind(resolved).TryGet(out var kind) && kind != PathKind.Missing))
        {
            return null;
        }

        for (var directory = project.ProjectDirectory; directory is not ("." or "/");)
        {
            directory = RepositoryPath.DirectoryOf(directory);
            var candidate = RepositoryPath.Combine(directory, context);
            if (_files.GetKind(candidate).TryGet(out var found) && found == PathKind.Directory)
            {
                return candidate;
            }
        }

        return null;
    }
}
