using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6006: a file that Compose needs and that does not exist.</summary>
public sealed class ReferencedFileMissing : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6006",
        Name = nameof(ReferencedFileMissing),
        Title = "A file that a Compose file names does not exist.",
        DefaultSeverity = DiagnosticSeverity.Error,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ComposeSubject project)
    {
        foreach (var problem in ProjectProblems.Of(project, ComposeProblemKind.MissingFile))
        {
            yield return ProjectProblems.Describe(Finding(problem.Location, problem.Message), problem, project);
        }
    }
}
