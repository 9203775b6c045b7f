using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Collects problems, each kind at one place once: an anchor that is used twice is read twice.</summary>
internal sealed class ProblemList
{
    private readonly List<ComposeProblem> _problems = [];
    private readonly HashSet<(ComposeProblemKind Kind, SourceLocation Location)> _seen = [];

    public void Add(ComposeProblemKind kind, SourceLocation location, string message, string? suggestion = null, string keyPath = "", SourceLocation? other = null)
    {
        if (_seen.Add((kind, location)))
        {
            _problems.Add(new ComposeProblem(kind, location, message, suggestion) { KeyPath = keyPath, Other = other });
        }
    }

    /// <summary>The problems in the order of the project's files, then of the text.</summary>
    public ImmutableArray<ComposeProblem> ToImmutable(List<ComposeFile> files)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!order.ContainsKey(file.Path))
            {
                order.Add(file.Path, order.Count);
            }
        }

        _problems.Sort((a, b) =>
        {
            var byFile = Order(a).CompareTo(Order(b));
            var bySpan = byFile != 0 ? byFile : a.Location.Span.CompareTo(b.Location.Span);
            return bySpan != 0 ? bySpan : a.Kind.CompareTo(b.Kind);
        });
        return [.. _problems];

        int Order(ComposeProblem problem) => order.TryGetValue(problem.Location.Path, out var place) ? place : int.MaxValue;
    }
}
