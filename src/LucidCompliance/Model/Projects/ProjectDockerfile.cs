using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace LucidCompliance.Model.Projects;

/// <summary>
/// What a project says about the build of its Dockerfile: the properties of Visual Studio's container tools, which other tools read too.
/// </summary>
public sealed class ProjectDockerfile
{
    private const string DefaultName = "Dockerfile";
    private const string ContextProperty = "DockerfileContext";

    // Visual Studio's manual calls the second name deprecated.
    private static readonly ImmutableArray<string> PathProperties = ["DockerfilePath", "DockerfileFile"];

    private ProjectDockerfile(Fact<string> named, Fact<string> file, Fact<string> context)
    {
        Named = named;
        File = file;
        Context = context;
    }

    /// <summary>The properties that a build must ask MSBuild for.</summary>
    public static IEnumerable<string> Properties => [.. PathProperties, ContextProperty];

    /// <summary>The file that a property names, relative to the repository root; absent where none does.</summary>
    public Fact<string> Named { get; }

    /// <summary>The file that is built: the named one, else <c>Dockerfile</c> in the project's folder.</summary>
    public Fact<string> File { get; }

    /// <summary>
    /// <c>DockerfileContext</c>, relative to the repository root; absent where the project states none. The manual has it begin at the
    /// Dockerfile, the templates write it from the project on: unknown where that makes a difference.
    /// </summary>
    public Fact<string> Context { get; }

    /// <summary>What a project says; null where it says nothing.</summary>
    internal static ProjectDockerfile? Find(DotNetProject project)
    {
        var named = Fact<string>.Absent;
        foreach (var name in PathProperties)
        {
            named = named.IsAbsent ? project.GetProperty(name).Select(text => RepositoryPath.Combine(project.Directory, text)) : named;
        }

        var context = project.GetProperty(ContextProperty);
        if (named.IsAbsent && context.IsAbsent)
        {
            return null;
        }

        var file = named.IsAbsent ? Fact<string>.Known(RepositoryPath.Combine(project.Directory, DefaultName)) : named;
        return new ProjectDockerfile(named, file, Resolve(context, project, file));
    }

    private static Fact<string> Resolve(Fact<string> context, DotNetProject project, Fact<string> file)
    {
        if (!context.TryGet(out var text))
        {
            return context;
        }

        var directory = RepositoryPath.Combine(project.Directory, text);
        return file.TryGet(out var dockerfile)
            && string.Equals(RepositoryPath.Combine(RepositoryPath.DirectoryOf(dockerfile), text), directory, StringComparison.Ordinal)
            ? Fact<string>.Known(directory, context.Origin)
            : Fact<string>.UnknownBecause("the context may begin at the project or at the Dockerfile", context.Origin);
    }
}
