using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;

namespace LucidCompliance.Syntax.Interpolation;

/// <summary>One evaluation of a template.</summary>
internal sealed class TemplateEvaluator(InterpolationTemplate template, Func<string, VariableValue> lookup)
{
    private readonly List<InterpolationReference> _unset = [];
    private readonly List<InterpolationReference> _unknown = [];
    private readonly List<MissingVariable> _missing = [];
    private bool _isInvalid;
    private bool _isTooLong;

    public InterpolationResult Evaluate()
    {
        VariableValue value;
        if (template.Segments.Length == 1 && template.Segments[0] is InterpolationLiteral literal)
        {
            value = VariableValue.Known(literal.Text);
        }
        else
        {
            var output = new StringBuilder();
            Evaluate(template.Segments, output);
            var isKnown = _unknown.Count == 0 && _missing.Count == 0 && !_isInvalid && !_isTooLong;
            value = isKnown ? VariableValue.Known(output.ToString()) : VariableValue.Unknown;
        }

        return new InterpolationResult(value, [.. _unset], [.. _unknown], [.. _missing], _isInvalid);
    }

    private void Evaluate(ImmutableArray<InterpolationSegment> segments, StringBuilder output)
    {
        foreach (var segment in segments)
        {
            switch (segment)
            {
                case InterpolationLiteral literal:
                    Append(output, literal.Text);
                    break;
                case InterpolationReference reference:
                    Evaluate(reference, output);
                    break;
                default:
                    _isInvalid = true;
                    break;
            }
        }
    }

    private void Evaluate(InterpolationReference reference, StringBuilder output)
    {
        var value = lookup(reference.Name);
        if (value.State == VariableState.Unknown)
        {
            _unknown.Add(reference);
            return;
        }

        var isSet = value.IsKnown;
        var hasText = isSet && value.Value.Length > 0;
        switch (reference.Operator)
        {
            case InterpolationOperator.DefaultWhenEmpty when !hasText:
            case InterpolationOperator.DefaultWhenUnset when !isSet:
            case InterpolationOperator.AlternateWhenNotEmpty when hasText:
            case InterpolationOperator.AlternateWhenSet when isSet:
                Evaluate(reference.Operand, output);
                break;
            case InterpolationOperator.RequiredNotEmpty when !hasText:
            case InterpolationOperator.Required when !isSet:
                var message = new StringBuilder();
                Evaluate(reference.Operand, message);
                _missing.Add(new MissingVariable(reference, message.ToString()));
                break;
            case InterpolationOperator.None when !isSet:
                _unset.Add(reference);
                break;
            default:
                // Also ${V:+x} and ${V+x} where the alternate is not taken: the value then is unset or empty.
                Append(output, value.Value);
                break;
        }
    }

    private void Append(StringBuilder output, string text)
    {
        if (output.Length + text.Length > InterpolationResult.MaximumLength)
        {
            _isTooLong = true;
            return;
        }

        output.Append(text);
    }
}
