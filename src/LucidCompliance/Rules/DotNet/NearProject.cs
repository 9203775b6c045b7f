using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.DotNet;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.DotNet;

/// <summary>The project that a path of a Dockerfile was meant to name.</summary>
/// <param name="Path">The path to write instead.</param>
/// <param name="IsLetterCase">Whether it differs by the case of letters only.</param>
internal sealed record NearProject(string Path, bool IsLetterCase)
{
    /// <summary>A single candidate that differs in case is what was meant; another folder is a guess.</summary>
    public FixSafety Safety => IsLetterCase ? FixSafety.Safe : FixSafety.Unsafe;

    /// <summary>The only project in the build context with the path in another case, or else the only one with the same file name.</summary>
    /// <param name="subjects">The analysis.</param>
    /// <param name="image">The image.</param>
    /// <param name="path">The path in the context that does not exist.</param>
    public static NearProject? InContext(AnalysisSubjects subjects, ImageSubject image, string path)
    {
        var directory = image.Context.Directory.Value;
        var candidates = new List<string>();
        foreach (var project in subjects.Projects)
        {
            if (RelativeTo(directory, project.Path) is { } relative && image.Context.IsIgnored(relative) is { IsKnown: true, Value: false })
            {
                candidates.Add(relative);
            }
        }

        return Choose(candidates, path);
    }

    /// <summary>The same for the path of a command, among the projects that were copied into the stage.</summary>
    public static NearProject? InStage(AnalysisSubjects subjects, ImageSubject image, DotNetCommand command, string path)
    {
        var files = command.Step.FilesBefore;
        var directory = image.Context.Directory.Value;
        var candidates = new List<string>();
        foreach (var project in subjects.Projects)
        {
            if (RelativeTo(directory, project.Path) is not { } relative)
            {
                continue;
            }

            // Where it lies if the context was copied as a whole, or beside the path that was looked for.
            foreach (var root in new[] { command.Step.WorkingDirectory, Fact<string>.Known("/src"), Fact<string>.Known("/") })
            {
                if (root.TryGet(out var parent) && ImagePath.Combine(parent, relative) is var place && !candidates.Contains(place)
                    && StageFiles.RepositoryPathOf(command.Step, place) == project.Path)
                {
                    candidates.Add(place);
                }
            }
        }

        return Choose(candidates, path) is { } chosen && command.WorkingDirectory.TryGet(out var current) && Relative(current, chosen.Path, command.Project.Value) is { } written
            ? chosen with { Path = written }
            : null;
    }

    /// <summary>A path of the repository from a directory on; null where it lies elsewhere.</summary>
    internal static string? RelativeTo(string directory, string path) =>
        directory == "." ? path
        : path.Length > directory.Length && path.StartsWith(directory, StringComparison.Ordinal) && path[directory.Length] == '/' ? path.Substring(directory.Length + 1)
        : null;

    private static NearProject? Choose(List<string> candidates, string path)
    {
        string? byCase = null;
        string? byName = null;
        var cases = 0;
        var names = 0;
        foreach (var candidate in candidates)
        {
            if (string.Equals(candidate, path, StringComparison.OrdinalIgnoreCase))
            {
                byCase = candidate;
                cases++;
            }
            else if (string.Equals(ImagePath.BaseName(candidate), ImagePath.BaseName(path), StringComparison.OrdinalIgnoreCase))
            {
                byName = candidate;
                names++;
            }
        }

        return cases == 1 ? new NearProject(byCase!, IsLetterCase: true)
            : cases == 0 && names == 1 ? new NearProject(byName!, IsLetterCase: false)
            : null;
    }

    // As it was written: from the root, or from the working directory with or without "./".
    private static string? Relative(string current, string path, string written)
    {
        if (written.StartsWith("/", StringComparison.Ordinal))
        {
            return path;
        }

        var prefix = current == "/" ? "/" : current + "/";
        return path.StartsWith(prefix, StringComparison.Ordinal)
            ? (written.StartsWith("./", StringComparison.Ordinal) ? "./" : string.Empty) + path.Substring(prefix.Length)
            : null;
    }
}
