using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Fixes;

/// <summary>Edits of several fixes that all refer to the same texts and do not touch each other.</summary>
internal sealed class EditBatch
{
    // Ordered by their spans, so that a conflict is found by bisection.
    private readonly SortedDictionary<string, List<TextEdit>> _edits = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, List<TextEdit>>> ByFile => _edits;

    /// <summary>
    /// Adds all edits of a fix, or none and returns false where one of them touches an edit of an earlier fix: two insertions at one place
    /// are in no order, and what the later fix saw is no longer there.
    /// </summary>
    public bool TryAdd(Fix fix)
    {
        foreach (var edit in fix.Edits)
        {
            if (_edits.TryGetValue(edit.Text.Path, out var others) && Touches(others, edit.Edit.Span))
            {
                return false;
            }
        }

        foreach (var edit in fix.Edits)
        {
            if (!_edits.TryGetValue(edit.Text.Path, out var list))
            {
                _edits.Add(edit.Text.Path, list = new List<TextEdit>());
            }

            list.Insert(FirstBehind(list, edit.Edit.Span.Start), edit.Edit);
        }

        return true;
    }

    /// <summary>Where a span of the old text lies in the new one; what an edit replaced becomes the whole replacement.</summary>
    public TextSpan Map(string path, TextSpan span)
    {
        if (!_edits.TryGetValue(path, out var list))
        {
            return span;
        }

        var start = MapStart(list, span.Start);
        var end = MapEnd(list, span.End);
        return TextSpan.FromBounds(Math.Min(start, end), Math.Max(start, end));
    }

    // What is inserted at the place of a span stands in front of it or behind it, not in it.
    private static int MapStart(List<TextEdit> edits, int offset)
    {
        var delta = 0;
        foreach (var edit in edits)
        {
            if (edit.Span.End > offset)
            {
                return edit.Span.Start < offset ? edit.Span.Start + delta : offset + delta;
            }

            delta += edit.NewText.Length - edit.Span.Length;
        }

        return offset + delta;
    }

    private static int MapEnd(List<TextEdit> edits, int offset)
    {
        var delta = 0;
        foreach (var edit in edits)
        {
            if (edit.Span.Start >= offset)
            {
                break;
            }

            var change = edit.NewText.Length - edit.Span.Length;
            if (edit.Span.End > offset)
            {
                return edit.Span.End + delta + change;
            }

            delta += change;
        }

        return offset + delta;
    }

    private static bool Touches(List<TextEdit> edits, TextSpan span)
    {
        var next = FirstBehind(edits, span.Start);
        return (next < edits.Count && edits[next].Span.Start <= span.End) || (next > 0 && edits[next - 1].Span.End >= span.Start);
    }

    // The first edit that starts behind the offset.
    private static int FirstBehind(List<TextEdit> edits, int offset)
    {
        var low = 0;
        var high = edits.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (edits[middle].Span.Start > offset)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
