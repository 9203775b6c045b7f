using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6003: a dollar sign that begins no valid reference.</summary>
public sealed class InterpolationInvalid : ComposeRule
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
    protected override IEnumerable<Diagnostic> Check(ComposeSubject project)
    {
        foreach (var problem in ProjectProblems.Of(project, ComposeProblemKind.Interpolation))
        {
            yield return ProjectProblems.Describe(Finding(problem.Location, problem.Message), problem, project);
        }
    }
}
