using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.DotNet;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Dockerfile;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>
/// LUCID7013: a Dockerfile copies, restores or publishes a project that is not there, or restores one whose referenced projects were not copied yet.
/// </summary>
public sealed class ProjectPathMissing : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID7013",
        Name = nameof(ProjectPathMissing),
        Title = "A project is not where the Dockerfile looks for it.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var image in subjects.Images)
        {
            // Names of files that a COPY misses: the command behind it misses them for the same reason.
            var missing = new HashSet<string>(StringComparer.Ordinal);
            foreach (var finding in CheckCopies(subjects, image, missing))
            {
                yield return finding;
            }

            foreach (var finding in CheckCommands(subjects, image, missing))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Diagnostic> CheckCopies(AnalysisSubjects subjects, ImageSubject image, HashSet<string> missing)
    {
        foreach (var (step, source, path) in image.Build.ContextSources)
        {
            if (source.HasWildcard || !IsProject(path) || !image.Context.GetKind(path).TryGet(out var kind) || kind != PathKind.Missing)
            {
                continue;
            }

            missing.Add(ImagePath.BaseName(path));
            var directory = image.Context.Directory.Value;
            var location = image.At(source.Word.Span);
            var candidate = NearProject.InContext(subjects, image, path);
            var advice = candidate is null ? "Correct the path, which begins at the context" : $"Write '{candidate.Path}'{(candidate.IsLetterCase ? ": letter case counts on Linux" : string.Empty)}";
            yield return Finding(
                location,
                $"{step.Instruction.Keyword.ToUpperInvariant()} takes the project '{path}' from the build context, {(directory == "." ? "the repository's root" : "'" + directory + "'")}, where it does not exist: the build stops here. {advice}.") with
            {
                Related = ContextLocation.Related(image),
                Fixes = candidate is not null && LiteralValue.Find(location, source.Text.Value) is { } literal && source.Text.Value.EndsWith(path, StringComparison.Ordinal)
                    ? [Fix.Replace("Copy '" + candidate.Path + "'", candidate.Safety, literal, source.Text.Value.Substring(0, source.Text.Value.Length - path.Length) + candidate.Path)]
                    : ImmutableArray<Fix>.Empty,
            };
        }
    }

    private IEnumerable<Diagnostic> CheckCommands(AnalysisSubjects subjects, ImageSubject image, HashSet<string> missing)
    {
        foreach (var stage in image.Build.Stages)
        {
            if (!stage.IsUsedByShipping || stage.IsReplacedByContext)
            {
                continue;
            }

            foreach (var step in stage.Steps)
            {
                foreach (var command in DotNetCommand.Of(step))
                {
                    if (command is { Verb: "restore" or "build" or "publish", IsCertain: true } && Check(subjects, image, command, missing) is { } finding)
                    {
                        yield return finding;
                    }
                }
            }
        }
    }

    private Diagnostic? Check(AnalysisSubjects subjects, ImageSubject image, DotNetCommand command, HashSet<string> missing)
    {
        if (!DotNetPublish.PathOf(command).TryGet(out var path))
        {
            return null;
        }

        if (!IsProject(path))
        {
            return null;
        }

        if (!StageFiles.IsMissing(command.Step, path))
        {
            return command.Verb == "restore" ? CheckReferences(subjects, image, command, path) : null;
        }

        var name = ImagePath.BaseName(path);
        if (missing.Contains(name) || !command.Project.TryGet(out var written) || command.Project.Origin is not { } location)
        {
            return null;
        }

        // The first command of several that name it is enough.
        missing.Add(name);
        var candidate = NearProject.InStage(subjects, image, command, path);
        var advice = candidate is null ? "Copy it before, or correct the path" : $"Write '{candidate.Path}'{(candidate.IsLetterCase ? ": letter case counts on Linux" : string.Empty)}";
        return Finding(
            location,
            $"'dotnet {command.Verb}' works on '{path}', but no COPY brings this file: the build stops here with 'MSB1009: Project file does not exist'. {advice}.") with
        {
            Fixes = candidate is not null && LiteralValue.Find(location, written) is { } literal
                ? [Fix.Replace("Name '" + candidate.Path + "'", candidate.Safety, literal, candidate.Path)]
                : ImmutableArray<Fix>.Empty,
        };
    }

    private Diagnostic? CheckReferences(AnalysisSubjects subjects, ImageSubject image, DotNetCommand restore, string path)
    {
        var references = ReferencesToCopy.Find(subjects, restore, path);
        if (references.IsEmpty || !StageFiles.RunsFirst(restore.Step))
        {
            return null;
        }

        var isLater = ReferencesToCopy.IsUsedWithoutRestore(image, restore);
        var names = string.Join(" and ", Names(references));
        return Finding(
            restore.Project.Origin ?? restore.Location,
            $"'dotnet restore' of '{ImagePath.BaseName(path)}' runs before {names} {(references.Length == 1 ? "is" : "are")} copied: what {(references.Length == 1 ? "it needs" : "they need")} is not restored"
            + (isLater ? ", and the build without restore that follows fails. " : ", so the later build restores again and the layer saves nothing. ")
            + "Copy the referenced project files before the restore.") with
        {
            Severity = isLater ? DiagnosticSeverity.Error : DiagnosticSeverity.Info,
            Related = [new RelatedLocation(references[0].Location, "The project refers to the other one here.")],
            Fixes = ReferencesToCopy.Fixes(restore, path, references),
        };
    }

    private static List<string> Names(ImmutableArray<ReferenceToCopy> references)
    {
        const int Shown = 2;
        var names = new List<string>();
        foreach (var reference in references)
        {
            if (names.Count == Shown)
            {
                names[Shown - 1] = "others";
                break;
            }

            names.Add("'" + ImagePath.BaseName(reference.ContextPath) + "'");
        }

        return names;
    }

    private static bool IsProject(string path) =>
        DotNetPublish.IsProjectFile(path) || path.EndsWith(".sln", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".slnx", StringComparison.OrdinalIgnoreCase);
}
