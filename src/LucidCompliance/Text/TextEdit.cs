using System;
using System.Collections.Generic;
using System.Text;

namespace LucidCompliance.Text;

/// <summary>Replaces a span by a new text; an empty span inserts, an empty text deletes.</summary>
public sealed record TextEdit(TextSpan Span, string NewText)
{
    /// <summary>Applies edits to a text.</summary>
    /// <param name="content">The text the spans refer to.</param>
    /// <param name="edits">Edits in any order; insertions at one offset keep their order.</param>
    /// <exception cref="ArgumentException">Two edits overlap or an edit leaves the text.</exception>
    public static string Apply(string content, IEnumerable<TextEdit> edits)
    {
        var ordered = new List<(TextEdit Edit, int Index)>();
        foreach (var edit in edits)
        {
            ordered.Add((edit, ordered.Count));
        }

        ordered.Sort(static (a, b) =>
        {
            var bySpan = a.Edit.Span.CompareTo(b.Edit.Span);
            return bySpan != 0 ? bySpan : a.Index.CompareTo(b.Index);
        });
        var result = new StringBuilder(content.Length + 64);
        var position = 0;
        foreach (var (edit, _) in ordered)
        {
            if (edit.Span.Start < position || edit.Span.End > content.Length)
            {
                throw new ArgumentException("The edits overlap or leave the text.", nameof(edits));
            }

            result.Append(content, position, edit.Span.Start - position).Append(edit.NewText);
            position = edit.Span.End;
        }

        return result.Append(content, position, content.Length - position).ToString();
    }
}
