using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8018: a pair of ENV refers to another pair of the same ENV, whose value it does not see.</summary>
public sealed class EnvRefersToItself : ImageRule
{
    // Each reference is compared with each pair.
    private const int MaximumPairs = 500;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8018",
        Name = nameof(EnvRefersToItself),
        Title = "An ENV refers to a variable that it sets itself.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["hadolint DL3044"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var variable in image.Build.UndefinedVariables)
        {
            if (variable.Instruction is EnvInstruction { Pairs.Length: <= MaximumPairs } env && UndefinedNames.Counts(variable) && FindPair(env, variable) is { } pair)
            {
                yield return Finding(
                    variable.Location,
                    $"ENV sets '{variable.Name}' in the same instruction, and all its values see only what was set before: here stands an empty text or the base image's value. "
                    + $"Set '{variable.Name}' in an ENV of its own above.") with
                {
                    Related = [new RelatedLocation(image.At(pair.Word.Span), "The variable is set here.")],
                };
            }
        }
    }

    // X=$X:more appends to what a base image may set; only a reference to another pair expects the new value.
    private static KeyValueSyntax? FindPair(EnvInstruction env, UndefinedVariable variable)
    {
        KeyValueSyntax? setter = null;
        foreach (var pair in env.Pairs)
        {
            if (!string.Equals(pair.Key.Text, variable.Name, StringComparison.Ordinal))
            {
                continue;
            }

            if (pair.Value.Span.Contains(variable.Location.Span))
            {
                return null;
            }

            setter = pair;
        }

        return setter;
    }
}
