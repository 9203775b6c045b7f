using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6007: a service, network, volume, secret or config that the project does not declare.</summary>
public sealed class ResourceUndefined : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6007",
        Name = nameof(ResourceUndefined),
        Title = "A service refers to something that the project does not declare.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ComposeSubject project)
    {
        foreach (var problem in ProjectProblems.Of(project, ComposeProblemKind.Reference))
        {
            yield return ProjectProblems.Describe(Finding(problem.Location, problem.Message), problem, project) with { Fixes = FixesOf(problem) };
        }
    }

    private static ImmutableArray<Fix> FixesOf(ComposeProblem problem)
    {
        if (problem.Suggestion is not { } suggestion)
        {
            return [];
        }

        // A name that a variable gives is not changed here.
        var name = problem.Location.WithoutQuotes();
        return name.Text.GetText(name.Span).IndexOf('$') >= 0 ? [] : [Fix.Replace($"Refer to '{suggestion}'", FixSafety.Unsafe, name, suggestion)];
    }
}
