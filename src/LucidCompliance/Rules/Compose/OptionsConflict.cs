using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6011: options that exclude each other, or one that lacks another.</summary>
public sealed class OptionsConflict : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6011",
        Name = nameof(OptionsConflict),
        Title = "Options exclude each other, or one lacks another.",
        DefaultSeverity = DiagnosticSeverity.Error,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ComposeSubject project)
    {
        foreach (var problem in ProjectProblems.Of(project, ComposeProblemKind.Conflict))
        {
            yield return ProjectProblems.Describe(Finding(problem.Location, problem.Message), problem, project, "The other option stands here.");
        }
    }
}
