using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Interpolation;

namespace LucidCompliance.Rules.Secrets;

/// <summary>
/// LUCID2018: a secret passed by <c>environment</c> to an image that is known to read it from a file. Only what comes from outside of the
/// file: a literal is LUCID2008 or LUCID2010.
/// </summary>
public sealed class SecretPassedByEnvironment : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2018",
        Name = nameof(SecretPassedByEnvironment),
        Title = "A secret is passed as a variable to an image that reads it from a file.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Fix = FixSafety.Unsafe,
        PeerIds = ["CWE-526"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        // The image's entrypoint script reads the file; with another entrypoint nobody does.
        if (container.Service is not { Entrypoint: null } service || container.Pulled is not { } pulled || !pulled.Reference.TryGet(out var image))
        {
            yield break;
        }

        foreach (var variable in service.Environment)
        {
            if (variable is not { EnvFile: null, Value: { } value }
                || !(value.IsNull || value.IsInterpolated)
                || !FileVariables.Supports(image, variable.Name))
            {
                continue;
            }

            yield return Finding(
                variable.NameLocation,
                $"'{variable.Name}' gives service '{service.Name}' a secret as a variable: 'docker inspect' shows it, and every process of the container has it. "
                + $"Rotate it if others can reach the engine, then set '{variable.Name}_FILE' to a file of Compose 'secrets:', which {Wording.Name(image)} reads.") with
            {
                KeyPath = value.KeyPath,
                Fixes = SourceOf(variable, value) is { } source ? ComposeSecretFixes.MoveToFile(container.Project!, service, value, source) : ImmutableArray<Fix>.Empty,
            };
        }
    }

    // The variable that Compose would read; null where the value is more than one reference, or has a default.
    private static string? SourceOf(ComposeVariable variable, ComposeScalar value)
    {
        if (value.IsNull)
        {
            return variable.Name;
        }

        return value.References is [{ Operator: InterpolationOperator.None or InterpolationOperator.Required or InterpolationOperator.RequiredNotEmpty } reference]
            && value.RawText.Length > 0 && value.RawText[0] == '$'
            && (value.RawText[value.RawText.Length - 1] == '}' || string.Equals(value.RawText, "$" + reference.Name, StringComparison.Ordinal))
                ? reference.Name
                : null;
    }
}
