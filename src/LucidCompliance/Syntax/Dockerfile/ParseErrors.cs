using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>Collects the errors of one file.</summary>
internal sealed class ParseErrors
{
    private List<(SyntaxError Error, int Index)>? _errors;

    public void Add(TextSpan span, string message)
    {
        _errors ??= new List<(SyntaxError, int)>();
        _errors.Add((new SyntaxError(span, message), _errors.Count));
    }

    /// <summary>The errors by span; those at one span keep the order in which they were found.</summary>
    public ImmutableArray<SyntaxError> ToImmutable()
    {
        if (_errors is null)
        {
            return ImmutableArray<SyntaxError>.Empty;
        }

        _errors.Sort(static (a, b) =>
        {
            var bySpan = a.Error.Span.CompareTo(b.Error.Span);
            return bySpan != 0 ? bySpan : a.Index.CompareTo(b.Index);
        });
        var result = ImmutableArray.CreateBuilder<SyntaxError>(_errors.Count);
        foreach (var (error, _) in _errors)
        {
            result.Add(error);
        }

        return result.MoveToImmutable();
    }
}
