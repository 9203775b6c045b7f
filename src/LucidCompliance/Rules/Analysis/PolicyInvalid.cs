using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Analysis;

/// <summary>LUCID0004: a part of a policy or a baseline that cannot be understood, so that it has no effect.</summary>
public sealed class PolicyInvalid : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID0004",
        Name = nameof(PolicyInvalid),
        Title = "A policy or baseline file contains a part that has no meaning.",
        DefaultSeverity = DiagnosticSeverity.Error,
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var error in subjects.Policies.Errors)
        {
            yield return Finding(error.Location, error.Message);
        }

        foreach (var file in subjects.Baselines.Files)
        {
            foreach (var error in file.Errors)
            {
                yield return Finding(error.Location, error.Message);
            }
        }
    }
}
