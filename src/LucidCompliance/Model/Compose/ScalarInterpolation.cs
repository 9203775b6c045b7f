using System.Collections.Immutable;
using System.Text;
using LucidCompliance.Syntax.Interpolation;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Evaluates the template in one scalar, or in a part of one, and records its references.</summary>
internal sealed class ScalarInterpolation
{
    private readonly YamlScalar _scalar;
    private readonly int _offset;
    private readonly string _raw;
    private readonly VariableSources _sources;
    private readonly ImmutableArray<VariableReference>.Builder _references = ImmutableArray.CreateBuilder<VariableReference>();

    private ScalarInterpolation(YamlScalar scalar, int offset, string raw, VariableSources sources)
    {
        _scalar = scalar;
        _offset = offset;
        _raw = raw;
        _sources = sources;
    }

    /// <summary>Evaluates.</summary>
    /// <param name="scalar">The scalar.</param>
    /// <param name="offset">Where the part begins in its value.</param>
    /// <param name="raw">The part.</param>
    /// <param name="sources">Where variables find their values.</param>
    /// <param name="references">The references, also those in operands.</param>
    public static InterpolatedText Evaluate(YamlScalar scalar, int offset, string raw, VariableSources sources, out ImmutableArray<VariableReference> references)
    {
        var interpolation = new ScalarInterpolation(scalar, offset, raw, sources);
        var text = interpolation.Evaluate(InterpolationTemplate.Parse(raw));
        references = interpolation._references.ToImmutable();
        return text;
    }

    private InterpolatedText Evaluate(InterpolationTemplate template)
    {
        var pieces = ImmutableArray.CreateBuilder<InterpolatedPiece>(template.Segments.Length);
        foreach (var segment in template.Segments)
        {
            if (segment is InterpolationLiteral literal)
            {
                AddLiteral(literal, pieces);
                continue;
            }

            var result = Evaluate(segment, isReached: true);
            pieces.Add(new InterpolatedPiece(result.Value, segment.Span.Start, segment.Span.Length, IsLiteral: false, result.IsUndefined, result.Blank));
        }

        return InterpolatedText.Of(pieces.ToImmutable());
    }

    // A piece of literal text can be mapped character by character only up to a doubled dollar sign, so it is cut there.
    private void AddLiteral(InterpolationLiteral literal, ImmutableArray<InterpolatedPiece>.Builder pieces)
    {
        var start = literal.Span.Start;
        var end = literal.Span.End;
        while (start < end)
        {
            var dollar = _raw.IndexOf("$$", start, end - start, System.StringComparison.Ordinal);
            var stop = dollar < 0 ? end : dollar;
            if (stop > start)
            {
                var text = _raw.Substring(start, stop - start);
                pieces.Add(new InterpolatedPiece(text, start, stop - start, IsLiteral: true, IsUndefined: false, text));
            }

            if (dollar >= 0)
            {
                pieces.Add(new InterpolatedPiece("$", dollar, 2, IsLiteral: false, IsUndefined: false, "$"));
                stop += 2;
            }

            start = stop;
        }
    }

    private Result Evaluate(ImmutableArray<InterpolationSegment> segments, bool isReached)
    {
        var value = new StringBuilder();
        var blank = new StringBuilder();
        var isKnown = true;
        var isBlankKnown = true;
        var isUndefined = false;
        foreach (var segment in segments)
        {
            var result = segment is InterpolationLiteral literal ? new Result(literal.Text, literal.Text, false) : Evaluate(segment, isReached);
            isKnown &= result.Value is not null;
            isBlankKnown &= result.Blank is not null;
            isUndefined |= result.IsUndefined;
            Append(value, result.Value, ref isKnown);
            Append(blank, result.Blank, ref isBlankKnown);
        }

        return new Result(isKnown ? value.ToString() : null, isBlankKnown ? blank.ToString() : null, isUndefined);
    }

    private static void Append(StringBuilder builder, string? text, ref bool isKnown)
    {
        if (text is not null && builder.Length + text.Length > InterpolationResult.MaximumLength)
        {
            isKnown = false;
            return;
        }

        builder.Append(text);
    }

    private Result Evaluate(InterpolationSegment segment, bool isReached)
    {
        if (segment is not InterpolationReference reference)
        {
            return default;
        }

        var value = _sources.Lookup(reference.Name);
        Record(reference, value, isReached);
        var isSet = value.IsKnown;
        var hasText = isSet && value.Value.Length > 0;
        var takesOperand = reference.Operator switch
        {
            InterpolationOperator.DefaultWhenEmpty => !hasText,
            InterpolationOperator.DefaultWhenUnset => !isSet,
            InterpolationOperator.AlternateWhenNotEmpty => hasText,
            InterpolationOperator.AlternateWhenSet => isSet,
            _ => false,
        };
        var operand = reference.Operand.IsEmpty ? new Result(string.Empty, string.Empty, false)
            : Evaluate(reference.Operand, isReached && takesOperand && !value.IsUnknown);
        if (value.IsUnknown)
        {
            return default;
        }

        if (takesOperand)
        {
            return operand;
        }

        return reference.Operator switch
        {
            InterpolationOperator.RequiredNotEmpty when !hasText => default,
            InterpolationOperator.Required when !isSet => default,
            InterpolationOperator.None when !isSet => new Result(null, string.Empty, true),
            _ when isSet => new Result(value.Value, value.Value, false),
            _ => new Result(string.Empty, string.Empty, false),
        };
    }

    private void Record(InterpolationReference reference, Fact<string> value, bool isReached)
    {
        // An operand that is not evaluated cannot go wrong, so nothing is said about the variables in it.
        var status = _sources.StatusOf(reference.Name);
        if (!isReached && status is VariableStatus.Undefined or VariableStatus.Empty)
        {
            status = VariableStatus.Unknown;
        }

        var hasOperator = reference.Operator != InterpolationOperator.None;
        _references.Add(new VariableReference(
            reference.Name,
            Locate(reference.Span),
            Locate(reference.NameSpan),
            reference.Operator,
            hasOperator ? Locate(reference.OperandSpan) : null,
            hasOperator ? _raw.Substring(reference.OperandSpan.Start, reference.OperandSpan.Length) : string.Empty,
            status,
            value));
    }

    private SourceLocation Locate(TextSpan span) => _scalar.LocationOf(_offset + span.Start, span.Length);

    /// <summary>What a segment gives.</summary>
    /// <param name="Value">The text; null where it is not known.</param>
    /// <param name="Blank">The text with undefined variables blank; null where it is not known.</param>
    /// <param name="IsUndefined">Whether an undefined variable decides it.</param>
    private readonly record struct Result(string? Value, string? Blank, bool IsUndefined);
}
