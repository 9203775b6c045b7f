using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6005: a Dockerfile that does not exist in the build context, which does.</summary>
public sealed class DockerfileMissing : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6005",
        Name = nameof(DockerfileMissing),
        Title = "The Dockerfile of a build does not exist.",
        DefaultSeverity = DiagnosticSeverity.Error,
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        var lookup = new BuildContextLookup(subjects.Files);
        foreach (var project in subjects.ComposeProjects)
        {
            foreach (var service in project.Project.Services)
            {
                if (service.Build is { Inline: null, IsRemote: false } build
                    && FindContext(lookup, project.Project, build, subjects.Files) is { } context
                    && build.Dockerfile.TryGet(out var written)
                    && !RepositoryPath.IsAbsolute(written)
                    && IsMissing(subjects.Files, context, written, out var path))
                {
                    yield return Finding(build.DockerfileLocation, Describe(subjects.Files, project.Project, build, context, written, path)) with
                    {
                        KeyPath = build.Node.GetValue("dockerfile")?.KeyPath ?? build.Node.KeyPath,
                        Service = service.Name,
                    };
                }
            }
        }
    }

    // A context that does not exist is LUCID6004's matter, unless it is plain which one is meant.
    private static string? FindContext(BuildContextLookup lookup, ComposeProject project, ComposeBuild build, IRepositoryFiles files) =>
        lookup.FindContext(project, build).TryGet(out var context)
        && !RepositoryPath.IsAbsolute(context)
        && !context.StartsWith("..", StringComparison.Ordinal)
        && files.GetKind(context) is { IsKnown: true, Value: PathKind.Directory }
            ? context
            : null;

    // BuildKit takes 'dockerfile' where it is asked for 'Dockerfile'.
    private static bool IsMissing(IRepositoryFiles files, string context, string written, out string path)
    {
        path = RepositoryPath.Combine(context, written);
        return !path.StartsWith("..", StringComparison.Ordinal)
            && files.GetKind(path) is { IsKnown: true, Value: PathKind.Missing }
            && files.IsIgnored(path) is { IsKnown: true, Value: false }
            && !BuildOutputs.Contains(path)
            && !(written.EndsWith("Dockerfile", StringComparison.Ordinal)
                && files.GetKind(path.Substring(0, path.Length - "Dockerfile".Length) + "dockerfile") is { IsKnown: true, Value: PathKind.File });
    }

    private static string Describe(IRepositoryFiles files, ComposeProject project, ComposeBuild build, string context, string written, string path)
    {
        var isNamed = build.Node.GetValue("dockerfile") is not null;
        var what = isNamed
            ? $"'dockerfile: {written}' leads to '{path}', which does not exist: the path is relative to the build context '{context}'."
            : $"The build context '{context}' has no file 'Dockerfile', which Compose takes where 'dockerfile' names no other.";
        // The path as if it were relative to the project directory, or the one file of that name, or the one Dockerfile there is.
        var fromProject = RepositoryPath.Combine(project.ProjectDirectory, written);
        var found = isNamed && files.GetKind(fromProject) is { IsKnown: true, Value: PathKind.File } ? fromProject
            : OneFile(files, context, written.Substring(written.LastIndexOf('/') + 1)) ?? OneFile(files, context, "Containerfile");
        return found is null
            ? what + " The build cannot start. Create the file, or correct the path."
            : $"{what} The build cannot start. Write 'dockerfile: {RepositoryPath.RelativeTo(context, found)}'.";
    }

    private static string? OneFile(IRepositoryFiles files, string context, string name)
    {
        string? found = null;
        foreach (var candidate in files.FindByName(name))
        {
            if ((context == "." || candidate.StartsWith(context + "/", StringComparison.Ordinal)) && files.GetKind(candidate) is { IsKnown: true, Value: PathKind.File })
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
