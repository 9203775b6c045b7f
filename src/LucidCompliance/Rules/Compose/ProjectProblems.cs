using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Compose;

/// <summary>What the Compose model itself finds while it composes a project, for the rules that report it.</summary>
internal static class ProjectProblems
{
    /// <summary>The project's problems of one kind.</summary>
    public static IEnumerable<ComposeProblem> Of(ComposeSubject project, ComposeProblemKind kind)
    {
        foreach (var problem in project.Project.Problems)
        {
            if (problem.Kind == kind)
            {
                yield return problem;
            }
        }
    }

    /// <summary>Adds the key path, the service and the other end of a problem to its finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="project">Its project.</param>
    /// <param name="otherEnd">What stands at the problem's other end.</param>
    public static Diagnostic Describe(Diagnostic finding, ComposeProblem problem, ComposeSubject project, string otherEnd = "") => finding with
    {
        KeyPath = problem.KeyPath.Length == 0 ? null : problem.KeyPath,
        Service = project.FindServiceOf(problem.KeyPath),
        Related = problem.Other is { } other ? [new RelatedLocation(other, otherEnd)] : [],
    };
}
