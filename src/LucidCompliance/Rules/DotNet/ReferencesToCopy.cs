using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.DotNet;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>A project that another one refers to and that is not in the stage when the other is restored.</summary>
/// <param name="ContextPath">Its path in the build context.</param>
/// <param name="StagePath">The path at which the reference looks for it.</param>
/// <param name="Location">The reference in the project.</param>
internal sealed record ReferenceToCopy(string ContextPath, string StagePath, SourceLocation Location);

/// <summary>Finds the referenced projects that a restore misses.</summary>
internal static class ReferencesToCopy
{
    private const int MaximumProjects = 200;

    /// <summary>The referenced projects, direct and indirect, that exist in the build context and are not in the stage when a restore runs.</summary>
    /// <param name="subjects">The analysis.</param>
    /// <param name="restore">The restore.</param>
    /// <param name="path">The absolute path of the project that it works on.</param>
    public static ImmutableArray<ReferenceToCopy> Find(AnalysisSubjects subjects, DotNetCommand restore, string path)
    {
        var step = restore.Step;
        var context = step.Stage.Build.Context;
        if (!context.Directory.TryGet(out var directory) || StageFiles.RepositoryPathOf(step, path) is not { } root || subjects.FindProject(root) is not { Project: not null } first)
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<ReferenceToCopy>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { root };
        var open = new Queue<ProjectSubject>();
        open.Enqueue(first);
        while (open.Count > 0 && seen.Count < MaximumProjects)
        {
            foreach (var reference in open.Dequeue().Project!.ProjectReferences)
            {
                if (!reference.IsCertain || !DotNetPublish.IsProjectFile(reference.Path) || !seen.Add(reference.Path))
                {
                    continue;
                }

                // One that is nowhere, or outside the context, is another matter.
                var place = ImagePath.Combine(ImagePath.Parent(path) ?? "/", From(RepositoryPath.DirectoryOf(root), reference.Path));
                if (NearProject.RelativeTo(directory, reference.Path) is not { } relative
                    || context.GetKind(relative) is not { IsKnown: true, Value: PathKind.File } || context.IsIgnored(relative) is not { IsKnown: true, Value: false })
                {
                    return [];
                }

                if (step.FilesBefore.FindArrivals(place).IsEmpty)
                {
                    found.Add(new ReferenceToCopy(relative, place, reference.Location));
                }

                if (subjects.FindProject(reference.Path) is { Project: not null } next)
                {
                    open.Enqueue(next);
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Whether the next command that needs what was restored forbids to restore it again.</summary>
    public static bool IsUsedWithoutRestore(ImageSubject image, DotNetCommand restore)
    {
        foreach (var stage in image.Build.Stages)
        {
            if (stage.IsUsedByShipping && NextUse(stage, restore) is { Verb: not "restore" } use && use.FindOption(DotNetOptionNames.NoRestore) is not null)
            {
                return true;
            }
        }

        return false;
    }

    // The first command behind the restore, in the stage itself or in one that builds on its stage.
    private static DotNetCommand? NextUse(Stage stage, DotNetCommand restore)
    {
        var chain = new List<Stage>();
        for (var current = stage; current is not null; current = current.Base.Parent)
        {
            chain.Add(current);
            if (ReferenceEquals(current, restore.Step.Stage))
            {
                break;
            }
        }

        if (!ReferenceEquals(chain[chain.Count - 1], restore.Step.Stage))
        {
            return null;
        }

        for (var i = chain.Count - 1; i >= 0; i--)
        {
            foreach (var step in chain[i].Steps)
            {
                foreach (var command in DotNetCommand.Of(step))
                {
                    if (command.Verb is "restore" or "build" or "publish" or "test" && command.Location.Span.Start > restore.Location.Span.Start)
                    {
                        return command;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>A fix that copies the projects in front of the restore, behind the COPY of the project itself.</summary>
    public static ImmutableArray<Fix> Fixes(DotNetCommand restore, string path, ImmutableArray<ReferenceToCopy> references)
    {
        if (!restore.Step.WorkingDirectory.TryGet(out var current))
        {
            return [];
        }

        InstructionSyntax? copy = null;
        foreach (var arrival in restore.Step.FilesBefore.FindArrivals(path))
        {
            copy ??= ReferenceEquals(arrival.Step.Stage, restore.Step.Stage) ? arrival.Step.Instruction : null;
        }

        var text = restore.Step.Stage.Build.Dockerfile.Text;
        if (copy is not CopyInstruction || copy.FullSpan.End is var end && (end == 0 || text.Content[end - 1] != '\n'))
        {
            return [];
        }

        var lines = new StringBuilder();
        foreach (var reference in references)
        {
            var directory = ImagePath.Parent(reference.StagePath)!;
            var target = current == directory ? "./"
                : directory.StartsWith(current == "/" ? "/" : current + "/", StringComparison.Ordinal) ? directory.Substring(current == "/" ? 1 : current.Length + 1) + "/"
                : directory + "/";
            var needsArray = reference.ContextPath.IndexOf(' ') >= 0 || target.IndexOf(' ') >= 0;
            if (reference.ContextPath.IndexOfAny(Special) >= 0 || target.IndexOfAny(Special) >= 0)
            {
                return [];
            }

            lines.Append("COPY ").Append(needsArray ? "[\"" : string.Empty).Append(reference.ContextPath).Append(needsArray ? "\", \"" : " ")
                .Append(target).Append(needsArray ? "\"]" : string.Empty).Append(text.NewLine);
        }

        return [new Fix("Copy the referenced projects before the restore", FixSafety.Safe, [new FileEdit(text, new TextEdit(new TextSpan(copy.FullSpan.End, 0), lines.ToString()))])];
    }

    private static readonly char[] Special = ['"', '\\', '$', '*', '?', '[', '\''];

    // "../Lib/Lib.csproj" from "Web" for "Lib/Lib.csproj".
    private static string From(string directory, string path)
    {
        var from = directory == "." ? [] : directory.Split('/');
        var to = path.Split('/');
        var common = 0;
        while (common < from.Length && common < to.Length - 1 && from[common] == to[common])
        {
            common++;
        }

        var result = new StringBuilder();
        for (var i = common; i < from.Length; i++)
        {
            result.Append("../");
        }

        return result.Append(string.Join("/", to, common, to.Length - common)).ToString();
    }
}
