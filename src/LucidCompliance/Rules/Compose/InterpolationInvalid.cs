using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6003: a dollar sign that begins no valid reference.</summary>
public sealed class InterpolationInvalid : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6003",
        Name = nameof(InterpolationInvalid),
        Title = "A value contains a variable reference that Compose cannot read.",
        DefaultSeverity = DiagnosticSeverity.Error,
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var project in subjects.ComposeProjects)
        {
            foreach (var problem in ProjectProblems.Of(project, ComposeProblemKind.Interpolation))
            {
                yield return ProjectProblems.Describe(Finding(problem.Location, problem.Message), problem, project);
            }
        }

        foreach (var file in subjects.EnvFiles)
        {
            foreach (var entry in file.Syntax.Entries)
            {
                // Of a file that Compose does not read nothing is replaced; a service may read it in the raw format.
                if (entry.Template is { Errors.IsEmpty: false } template && !EnvFileReaders.Of(file, subjects).IsEmpty)
                {
                    var error = template.Errors[0];
                    yield return Finding(file.At(entry.MapToSource(error.Span.Start, error.Span.Length)), error.Message) with { KeyPath = entry.Key };
                }
            }
        }
    }
}
