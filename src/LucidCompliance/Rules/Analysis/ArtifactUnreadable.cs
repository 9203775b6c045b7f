using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.Archives;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Analysis;

/// <summary>LUCID0005: a file that is not judged, because it gives no text, too much of it, or text of another kind.</summary>
public sealed class ArtifactUnreadable : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID0005",
        Name = nameof(ArtifactUnreadable),
        Title = "A file is not judged, because it cannot be read as what it is said to be.",
        DefaultSeverity = DiagnosticSeverity.Warning,
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var file in subjects.Unreadable)
        {
            if (Describe(file) is { } message)
            {
                yield return Finding(file.Location, message) with { Severity = IsSkipped(file) ? DiagnosticSeverity.Info : Descriptor.DefaultSeverity };
            }
        }

        foreach (var archive in subjects.Archives)
        {
            if (ArchiveDefect.Describe(archive) is { } message)
            {
                yield return Finding(archive.Location, message) with
                {
                    Severity = archive.Read.Status is ArchiveStatus.Read or ArchiveStatus.Compressed or ArchiveStatus.OutsideRoot ? DiagnosticSeverity.Info : Descriptor.DefaultSeverity,
                };
            }
        }

        foreach (var file in subjects.SettingsFiles)
        {
            if (file.Syntax.Limit is { } limit)
            {
                yield return Finding(file.At(limit.Span), limit.Message);
            }
        }

        foreach (var project in subjects.ComposeProjects)
        {
            foreach (var problem in project.Project.Problems)
            {
                if (problem.Kind == ComposeProblemKind.Limit)
                {
                    yield return Finding(problem.Location, problem.Message) with { Subject = problem.Location };
                }
            }

            foreach (var finding in MissingSources(project, subjects.Files))
            {
                yield return finding;
            }
        }
    }

    // A file of another kind, or one that a link leads elsewhere, is nobody's mistake: only its silence must be explained.
    private static bool IsSkipped(UnreadableArtifact file) => file.IsOtherKind || file.Read.Status == FileReadStatus.OutsideRoot;

    private static string? Describe(UnreadableArtifact file) => file.Read.Status switch
    {
        FileReadStatus.Text => $"The file is skipped: its name is that of {NameOf(file.Artifact.Kind)}, but it is a template or begins with no "
            + "instruction. Name it in a LucidArtifact item to have it judged all the same, or give it another name.",
        FileReadStatus.Missing => "The file does not exist, though a LucidArtifact item names it, so nothing of it is judged. Correct the item's path "
            + "or remove the item.",
        FileReadStatus.NotText => Describe(file.Read.Defect),
        FileReadStatus.AccessDenied => "The operating system refuses to read the file, so nothing of it is judged. Give the user of the build the "
            + "right to read it.",
        FileReadStatus.LinkCycle => "The symbolic links to the file lead in a circle, so it has no content and nothing is judged. Let the link point "
            + "at the file itself.",
        FileReadStatus.OutsideRoot => "The file is skipped: it lies outside the repository, and no artifact may lead there. Copy it into the repository "
            + "to have it judged.",
        _ => null,
    };

    private static string Describe(TextDefect defect) => defect switch
    {
        TextDefect.TooLarge => $"The file is larger than {TextDecoder.MaximumBytes / (1024 * 1024)} MiB, so nothing of it is judged. Make it smaller; "
            + "data does not belong in it.",
        TextDefect.Binary => "The file contains NUL bytes and is no text, so nothing of it is judged. Restore the text, or give the file another name.",
        _ => "The file is not valid UTF-8, nor UTF-16 with a byte order mark, so nothing of it is judged. Save it as UTF-8.",
    };

    private static string NameOf(ArtifactKind kind) => kind switch
    {
        ArtifactKind.Dockerfile => "a Dockerfile",
        ArtifactKind.Compose => "a Compose file",
        _ => "an env file",
    };

    // The listed env files that are not there, as --env-file refuses them; one that git ignores or that an example stands for lies elsewhere.
    private IEnumerable<Diagnostic> MissingSources(ComposeSubject project, IRepositoryFiles files)
    {
        foreach (var source in project.Project.Sources.Files)
        {
            if (project.Project.Sources.HasList
                && source.Status == FileReadStatus.Missing
                && files.IsIgnored(source.Path) is { IsKnown: true, Value: false }
                && !HasExample(source.Path, files))
            {
                yield return Finding(
                    WhereNamed(project, source.Path),
                    $"The env file '{source.Path}' does not exist, though {(IsNamedByPolicy(project, source.Path) ? "the policy's environment.files" : "the item's EnvFiles")} "
                    + "names it: docker compose --env-file refuses to start without it. Create the file, or correct the path.");
            }
        }
    }

    private static bool IsNamedByPolicy(ComposeSubject project, string path) => !ReferenceEquals(FindInPolicy(project, path), null);

    private static SourceLocation WhereNamed(ComposeSubject project, string path) =>
        FindInPolicy(project, path) ?? new SourceLocation(TextOf(project, path), new TextSpan(0, 0));

    private static SourceText TextOf(ComposeSubject project, string path) =>
        project.Project.Files.IsEmpty ? new SourceText(path, string.Empty) : project.Project.Files[0].Text;

    private static SourceLocation? FindInPolicy(ComposeSubject project, string path)
    {
        if (project.Project.Artifact.Run is { EnvFiles.IsEmpty: false } || project.Policy.Environment.Files is not { } list)
        {
            return null;
        }

        foreach (var file in list.Value)
        {
            if (string.Equals(file.Value, path, StringComparison.Ordinal))
            {
                return file.Location;
            }
        }

        return null;
    }

    private static bool HasExample(string path, IRepositoryFiles files)
    {
        foreach (var suffix in new[] { ".example", ".sample", ".template", ".dist" })
        {
            if (files.GetKind(path + suffix) is { IsKnown: true, Value: PathKind.File })
            {
                return true;
            }
        }

        return false;
    }
}
