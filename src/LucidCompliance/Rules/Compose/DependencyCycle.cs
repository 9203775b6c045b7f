using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6008: a circle of <c>depends_on</c>, <c>extends</c> or <c>include</c>.</summary>
public sealed class DependencyCycle : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6008",
        Name = nameof(DependencyCycle),
        Title = "Services or files depend on each other in a circle.",
        DefaultSeverity = DiagnosticSeverity.Error,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ComposeSubject project)
    {
        foreach (var problem in ProjectProblems.Of(project, ComposeProblemKind.Cycle))
        {
            yield return ProjectProblems.Describe(Finding(problem.Location, problem.Message), problem, project);
        }
    }
}
