using System;
using System.Collections.Generic;
using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8004: FROM refers to a variable that no ARG before the first FROM declares.</summary>
public sealed class VariableUndefinedInFrom : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8004",
        Name = nameof(VariableUndefinedInFrom),
        Title = "FROM refers to a variable that no ARG before the first FROM declares.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Unsafe,
        YieldsTo = ["LUCID8005"],
        PeerIds = ["BuildKit UndefinedArgInFrom"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var variable in image.Build.UndefinedVariables)
        {
            if (variable.Instruction is FromInstruction from && UndefinedNames.Counts(variable))
            {
                yield return Describe(image, variable, from);
            }
        }
    }

    private Diagnostic Describe(ImageSubject image, UndefinedVariable variable, FromInstruction from)
    {
        var name = variable.Name;
        var nearest = UndefinedNames.AreFew(image.Build)
            ? UndefinedNames.FindNearest(name, image.Build.GlobalArguments.Select(static argument => argument.Name).Distinct(StringComparer.Ordinal))
            : null;
        var advice = nearest is not null ? $"Did you mean '{nearest}'?"
            : UndefinedNames.AreFew(image.Build) && image.Build.ArgumentNames.Contains(name) ? $"An ARG of a stage does not count here: write 'ARG {name}' above the first FROM."
            : $"Write 'ARG {name}=…' above the first FROM, or the value itself.";
        var finding = Finding(
            variable.Location,
            $"No ARG above the first FROM declares '{name}', so the engine puts an empty text here, also where a build passes a value. {advice}") with
        {
            // Where the empty text leaves no valid image, LUCID8005 speaks; a platform is another matter.
            Subject = from.Image is { } word && word.Span.Contains(variable.Location.Span) ? from : null,
        };
        return nearest is null ? finding : finding with
        {
            Fixes = [Fix.Replace($"Refer to '{nearest}'", FixSafety.Unsafe, new SourceLocation(variable.Location.Text, variable.Reference.NameSpan), nearest)],
        };
    }
}
