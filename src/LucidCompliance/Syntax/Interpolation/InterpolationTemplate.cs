using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Interpolation;

/// <summary>
/// A string in Compose's template language, as in <c>image: app:${TAG:-latest}</c> and in .env values. The grammar is
/// that of compose-go's template package; spans are ranges in the string.
/// </summary>
public sealed class InterpolationTemplate
{
    /// <summary>How deep references may lie in each other's operands; deeper ones are refused.</summary>
    public const int MaximumDepth = 64;

    private InterpolationTemplate(string source, ImmutableArray<InterpolationSegment> segments, ImmutableArray<SyntaxError> errors)
    {
        Source = source;
        Segments = segments;
        Errors = errors;
    }

    /// <summary>The string that was parsed.</summary>
    public string Source { get; }

    /// <summary>The segments; they tile the source.</summary>
    public ImmutableArray<InterpolationSegment> Segments { get; }

    /// <summary>Invalid templates, those in operands included. Compose fails on them when it evaluates them.</summary>
    public ImmutableArray<SyntaxError> Errors { get; }

    /// <summary>Whether the string is more than literal text.</summary>
    public bool HasReferences
    {
        get
        {
            foreach (var segment in Segments)
            {
                if (segment is InterpolationReference)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Parses a decoded string. Never throws.</summary>
    public static InterpolationTemplate Parse(string source)
    {
        if (source is null)
        {
            throw new ArgumentNullException(nameof(source));
        }

        if (source.IndexOf('$') < 0)
        {
            // Most values of most files; nothing is copied for them.
            return new InterpolationTemplate(source, source.Length == 0 ? [] : [new InterpolationLiteral(new TextSpan(0, source.Length), source)], []);
        }

        var parser = new TemplateParser(source);
        var segments = parser.Parse();
        return new InterpolationTemplate(source, segments, [.. parser.Errors]);
    }

    /// <summary>All references in the order of the source, a reference in front of those in its operand.</summary>
    public IEnumerable<InterpolationReference> AllReferences() => AllReferences(Segments);

    /// <summary>Evaluates the template as Compose does: an operand is evaluated only where it is used.</summary>
    /// <param name="lookup">Gives the value of a variable.</param>
    public InterpolationResult Evaluate(Func<string, VariableValue> lookup) => new TemplateEvaluator(this, lookup).Evaluate();

    private static IEnumerable<InterpolationReference> AllReferences(ImmutableArray<InterpolationSegment> segments)
    {
        foreach (var segment in segments)
        {
            if (segment is InterpolationReference reference)
            {
                yield return reference;
                foreach (var inner in AllReferences(reference.Operand))
                {
                    yield return inner;
                }
            }
        }
    }
}
