using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Analysis;

/// <summary>LUCID0002: YAML that is invalid, or a property or type that the Compose Specification refuses.</summary>
public sealed class ComposeSyntaxError : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID0002",
        Name = nameof(ComposeSyntaxError),
        Title = "A Compose file contains YAML or properties that Compose refuses.",
        DefaultSeverity = DiagnosticSeverity.Error,
        YieldsTo = ["LUCID0005", "LUCID4003", "LUCID4011", "LUCID6013"],
        PeerIds = ["dclint invalid-yaml", "dclint invalid-schema"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ComposeSubject project)
    {
        foreach (var problem in project.Project.Problems)
        {
            if (problem.Kind is ComposeProblemKind.Syntax or ComposeProblemKind.Schema or ComposeProblemKind.UnknownKey)
            {
                yield return Finding(problem.Location, problem.Message) with
                {
                    // A key that this version of the specification does not know may be one of a newer Compose.
                    Severity = problem.Kind == ComposeProblemKind.UnknownKey ? DiagnosticSeverity.Warning : Descriptor.DefaultSeverity,
                    KeyPath = problem.KeyPath.Length == 0 ? null : problem.KeyPath,
                    Service = project.FindServiceOf(problem.KeyPath),
                };
            }
        }
    }
}
