using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Syntax.Interpolation;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Compose;

/// <summary>
/// LUCID6015: a dollar sign in a value of an env file, behind which Compose reads a variable that nothing defines, so that it takes a part
/// of the value away. The message does not name the variable: it may be a part of a password.
/// </summary>
public sealed class EnvDollarInterpolated : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6015",
        Name = nameof(EnvDollarInterpolated),
        Title = "Compose replaces a part of a value in an env file by nothing.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var file in subjects.EnvFiles)
        {
            EnvFileReaders? readers = null;
            foreach (var entry in file.Syntax.Entries)
            {
                if (file.IsRead && entry.Template is { HasReferences: true } template)
                {
                    readers ??= EnvFileReaders.Of(file, subjects);
                    if (!readers.IsEmpty && Eaten(template, file, readers, subjects) is { Count: > 0 } eaten)
                    {
                        yield return Describe(file, entry, eaten, readers);
                    }
                }
            }
        }
    }

    private Diagnostic Describe(EnvFileSubject file, DotEnvEntry entry, List<InterpolationReference> eaten, EnvFileReaders readers)
    {
        var edits = ImmutableArray.CreateBuilder<FileEdit>(eaten.Count);
        var areBare = true;
        foreach (var reference in eaten)
        {
            var dollar = entry.MapToSource(reference.Span.Start, 1);
            areBare &= IsBare(entry, reference) && file.Syntax.Text.Content[dollar.Start] == '$';
            edits.Add(new FileEdit(file.Syntax.Text, new TextEdit(new TextSpan(dollar.Start, 0), "$")));
        }

        var first = eaten[0];
        var advice = areBare ? "Write '$$' for a dollar sign, or put the value in single quotes." : "Define the variable, or write '$$' for a dollar sign.";
        return Finding(
            file.At(entry.MapToSource(first.Span.Start, first.Span.Length)),
            $"Compose reads a variable behind this dollar sign in the value of '{entry.Key}', nothing defines it, and so a part of the value is lost. {advice}") with
        {
            KeyPath = entry.Key,
            Subject = readers.Projects.Count > 0 ? VariableWords.SubjectOf(readers.Projects[0].Project, first.Name) : null,
            Fixes = areBare ? [new Fix("Double the dollar sign", FixSafety.Safe, edits.ToImmutable())] : [],
        };
    }

    // "${NAME}" is meant to be a variable; "$NAME" in the middle of a password is not.
    private static bool IsBare(DotEnvEntry entry, InterpolationReference reference) =>
        reference.Span.Start + 1 < entry.DecodedValue.Length && entry.DecodedValue[reference.Span.Start + 1] != '{';

    private static List<InterpolationReference> Eaten(InterpolationTemplate template, EnvFileSubject file, EnvFileReaders readers, AnalysisSubjects subjects)
    {
        var eaten = new List<InterpolationReference>();
        foreach (var segment in template.Segments)
        {
            if (segment is InterpolationReference { Operator: InterpolationOperator.None } reference && IsUndefined(reference.Name, file, readers, subjects))
            {
                eaten.Add(reference);
            }
        }

        return eaten;
    }

    private static bool IsUndefined(string name, EnvFileSubject file, EnvFileReaders readers, AnalysisSubjects subjects)
    {
        if (file.Syntax.Find(name) is not null || VariableWords.IsOfProcess(name))
        {
            return false;
        }

        foreach (var project in readers.Projects)
        {
            if (project.Project.Sources.StatusOf(name) != VariableStatus.Undefined)
            {
                return false;
            }
        }

        foreach (var (project, service) in readers.Services)
        {
            if (project.Project.Sources.StatusOf(name) != VariableStatus.Undefined || IsInOtherFile(name, service, subjects))
            {
                return false;
            }
        }

        return true;
    }

    // A service's env files see what the earlier ones set.
    private static bool IsInOtherFile(string name, ComposeService service, AnalysisSubjects subjects)
    {
        foreach (var reference in service.EnvFiles)
        {
            if (!reference.Path.TryGet(out var path))
            {
                return true;
            }

            foreach (var file in subjects.EnvFiles)
            {
                if (string.Equals(file.Artifact.Path, path, StringComparison.Ordinal) && file.Syntax.Find(name) is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
