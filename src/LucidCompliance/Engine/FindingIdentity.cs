using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Baselines;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Engine;

/// <summary>Gives findings what they are known by from one analysis to the next: a key path in Dockerfiles, and a number among equals.</summary>
internal static class FindingIdentity
{
    public static void Complete(List<Diagnostic> findings, ImmutableArray<DockerfileSubject> dockerfiles)
    {
        if (findings.Count == 0)
        {
            return;
        }

        var outlines = new Dictionary<SourceText, Outline>();
        foreach (var dockerfile in dockerfiles)
        {
            outlines[dockerfile.Syntax.Text] = new Outline(dockerfile.Syntax);
        }

        var order = new int[findings.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            if (findings[i].KeyPath is null && outlines.TryGetValue(findings[i].Location.Text, out var outline))
            {
                findings[i] = findings[i] with { KeyPath = outline.KeyOf(findings[i].Location.Span.Start) };
            }
        }

        Array.Sort(order, (left, right) => Compare(findings[left], findings[right], left, right));
        var counts = new Dictionary<BaselineKey, int>();
        foreach (var i in order)
        {
            var key = BaselineKey.Of(findings[i]);
            counts.TryGetValue(key, out var count);
            counts[key] = count + 1;
            if (count > 0)
            {
                findings[i] = findings[i] with { Ordinal = count };
            }
        }
    }

    private static int Compare(Diagnostic left, Diagnostic right, int leftIndex, int rightIndex)
    {
        var order = left.Location.Span.CompareTo(right.Location.Span);
        order = order != 0 ? order : string.CompareOrdinal(left.Message, right.Message);
        return order != 0 ? order : leftIndex.CompareTo(rightIndex);
    }

    /// <summary>The instructions of a Dockerfile by their place, each with its stage.</summary>
    private sealed class Outline
    {
        private readonly DockerfileSyntax _syntax;
        private string?[]? _stages;

        public Outline(DockerfileSyntax syntax) => _syntax = syntax;

        /// <summary>Stage and instruction at an offset: <c>build.RUN</c>; null between instructions.</summary>
        public string? KeyOf(int offset)
        {
            var instructions = _syntax.Instructions;
            var low = 0;
            var high = instructions.Length;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (instructions[middle].FullSpan.Start > offset)
                {
                    high = middle;
                }
                else
                {
                    low = middle + 1;
                }
            }

            // What is missing may be said at the very end of the last instruction.
            if (low == 0 || (instructions[low - 1].FullSpan.End <= offset && (low < instructions.Length || instructions[low - 1].FullSpan.End < offset)))
            {
                return null;
            }

            _stages ??= Stages();
            var name = instructions[low - 1].Keyword.ToUpperInvariant();
            return _stages[low - 1] is { } stage ? stage + "." + name : name;
        }

        // Unnamed stages share one name: numbers would change with every stage that is added above.
        private string?[] Stages()
        {
            var stages = new string?[_syntax.Instructions.Length];
            string? stage = null;
            for (var i = 0; i < stages.Length; i++)
            {
                if (_syntax.Instructions[i] is FromInstruction from)
                {
                    stage = from.Alias?.Text.ToLowerInvariant();
                }

                stages[i] = stage;
            }

            return stages;
        }
    }
}
