using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model.Compose;
using LucidCompliance.Syntax.Interpolation;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Compose;

/// <summary>The references that Compose proves to evaluate.</summary>
internal static class EvaluatedReferences
{
    /// <summary>
    /// Those that stand in no operand, or in operands that count: a default counts only where the variable in front of it has no value,
    /// an alternate only where it has one. Of an unknown variable it is not proven.
    /// </summary>
    /// <param name="references">References in the order of the text: an outer one before those in its operand.</param>
    public static IEnumerable<VariableReference> In(ImmutableArray<VariableReference> references)
    {
        var open = new Stack<(SourceLocation Operand, bool IsUsed)>();
        foreach (var reference in references)
        {
            while (open.Count > 0 && !IsInside(reference.Location, open.Peek().Operand))
            {
                open.Pop();
            }

            var isEvaluated = open.Count == 0 || open.Peek().IsUsed;
            if (reference.OperandLocation is { } operand)
            {
                open.Push((operand, isEvaluated && UsesOperand(reference)));
            }

            if (isEvaluated)
            {
                yield return reference;
            }
        }
    }

    // A message that Compose shows before it stops decides nothing.
    private static bool UsesOperand(VariableReference reference) => reference.Operator switch
    {
        InterpolationOperator.DefaultWhenEmpty => reference.Status is VariableStatus.Empty or VariableStatus.Undefined,
        InterpolationOperator.DefaultWhenUnset => reference.Status is VariableStatus.Undefined,
        InterpolationOperator.AlternateWhenNotEmpty => reference.Status is VariableStatus.Defined,
        InterpolationOperator.AlternateWhenSet => reference.Status is VariableStatus.Defined or VariableStatus.Empty,
        _ => false,
    };

    private static bool IsInside(SourceLocation inner, SourceLocation outer) =>
        ReferenceEquals(inner.Text, outer.Text) && outer.Span.Contains(inner.Span);
}
