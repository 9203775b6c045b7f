using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6004: a build context that does not exist where Compose looks for it.</summary>
public sealed class BuildContextMissing : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6004",
        Name = nameof(BuildContextMissing),
        Title = "A build context does not exist.",
        DefaultSeverity = DiagnosticSeverity.Error,
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        // Services that share a build by an anchor have one defect.
        var places = new HashSet<SourceLocation>();
        foreach (var project in subjects.ComposeProjects)
        {
            foreach (var service in project.Project.Services)
            {
                if (service.Build is { } build
                    && MissingContext(build, subjects.Files) is { } path
                    && places.Add(build.ContextLocation))
                {
                    yield return Finding(build.ContextLocation, Describe(subjects.Files, project.Project, build, path)) with
                    {
                        Subject = build,
                        KeyPath = build.Node.GetValue("context")?.KeyPath ?? build.Node.KeyPath,
                        Service = service.Name,
                    };
                }
            }
        }
    }

    /// <summary>The context that is proven missing, relative to the root; a build's output may be missing before the build.</summary>
    private static string? MissingContext(ComposeBuild build, IRepositoryFiles files) =>
        !build.IsRemote
        && build.ContextPath.TryGet(out var path)
        && !RepositoryPath.IsAbsolute(path)
        && !path.StartsWith("..", StringComparison.Ordinal)
        && files.GetKind(path) is { IsKnown: true, Value: PathKind.Missing }
        && !BuildOutputs.Contains(path, StringComparison.OrdinalIgnoreCase)
        && files.IsIgnored(path) is { IsKnown: true, Value: false }
            ? path
            : null;

    private static string Describe(IRepositoryFiles files, ComposeProject project, ComposeBuild build, string path)
    {
        var directory = DirectoryOf(project, build, path);
        var written = build.Context.TryGet(out var context) ? context : path;
        var what = $"The build context '{written}' leads to '{path}', which does not exist";
        if (directory is null)
        {
            return Elsewhere(files, path) is { } other
                ? $"{what}, so the build cannot start. A directory of that name is '{other}'. Correct the path."
                : $"{what}, so the build cannot start. Create the directory or correct the path.";
        }

        what += $": Compose starts from the project directory '{directory}', "
            + (project.Artifact.Run?.ProjectDirectory is null ? "the folder of the first Compose file." : "which the item names.");
        if (new BuildContextLookup(files).FindIntendedContext(project, build) is { } intended)
        {
            return $"{what} Write '{RepositoryPath.RelativeTo(directory, intended)}', or run Compose with '--project-directory "
                + $"{DirectoryThatLeadsTo(intended, directory, written)}'.";
        }

        return Elsewhere(files, path) is { } found
            ? $"{what} A directory of that name is '{found}': write '{RepositoryPath.RelativeTo(directory, found)}'."
            : what + " Create the directory or correct the path.";
    }

    // Of an included or extended file the paths are relative to that file.
    private static string? DirectoryOf(ComposeProject project, ComposeBuild build, string path) =>
        build.Context.TryGet(out var context) && RepositoryPath.Combine(project.ProjectDirectory, context) == path ? project.ProjectDirectory : null;

    // The parent of the project directory from which the context as written leads to the intended one.
    private static string DirectoryThatLeadsTo(string intended, string directory, string written)
    {
        while (directory is not ("." or "/") && RepositoryPath.Combine(directory, written) != intended)
        {
            directory = RepositoryPath.DirectoryOf(directory);
        }

        return directory;
    }

    // The one directory of the repository that has the context's last name.
    private static string? Elsewhere(IRepositoryFiles files, string path)
    {
        string? found = null;
        foreach (var candidate in files.FindByName(path.Substring(path.LastIndexOf('/') + 1)))
        {
            if (files.GetKind(candidate) is { IsKnown: true, Value: PathKind.Directory })
            {
                if (found is not null)
                {
                    return null;
                }

                found = candidate;
            }
        }

        return found;
    }
}
