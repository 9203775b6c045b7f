using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;

namespace LucidCompliance.Text;

/// <summary>
/// Splits an edit into the words that it really inserts and deletes, so that what is written elsewhere about a fix repeats nothing of the
/// text that stays: it may be a secret.
/// </summary>
public static class MinimalEdits
{
    // The table of the longest common subsequence grows with the product of both counts.
    private const int MaximumCells = 4_000_000;

    /// <summary>The smallest edits with the same result, in order; null where the texts are too long to compare.</summary>
    /// <param name="edit">The edit.</param>
    /// <param name="content">The text that its span refers to.</param>
    public static ImmutableArray<TextEdit>? Of(TextEdit edit, string content)
    {
        if (edit.Span.IsEmpty || edit.NewText.Length == 0)
        {
            return [edit];
        }

        var oldWords = Split(content.Substring(edit.Span.Start, edit.Span.Length));
        var newWords = Split(edit.NewText);
        if ((long)(oldWords.Count + 1) * (newWords.Count + 1) > MaximumCells)
        {
            return null;
        }

        return Collect(edit.Span.Start, oldWords, newWords, CommonLengths(oldWords, newWords));
    }

    // A run of letters and digits, or one other character.
    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || !char.IsLetterOrDigit(text[i]) || !char.IsLetterOrDigit(text[i - 1]))
            {
                words.Add(text.Substring(start, i - start));
                start = i;
            }
        }

        return words;
    }

    // lengths[i, j]: the longest common subsequence of what begins at i and at j.
    private static int[,] CommonLengths(List<string> oldWords, List<string> newWords)
    {
        var lengths = new int[oldWords.Count + 1, newWords.Count + 1];
        for (var i = oldWords.Count - 1; i >= 0; i--)
        {
            for (var j = newWords.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = string.Equals(oldWords[i], newWords[j], System.StringComparison.Ordinal)
                    ? lengths[i + 1, j + 1] + 1
                    : System.Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }

    private static ImmutableArray<TextEdit> Collect(int offset, List<string> oldWords, List<string> newWords, int[,] lengths)
    {
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        var inserted = new StringBuilder();
        var start = offset;
        var position = offset;
        int i = 0, j = 0;
        while (i < oldWords.Count || j < newWords.Count)
        {
            if (i < oldWords.Count && j < newWords.Count && string.Equals(oldWords[i], newWords[j], System.StringComparison.Ordinal))
            {
                Flush();
                position += oldWords[i++].Length;
                start = position;
                j++;
            }
            else if (j < newWords.Count && (i == oldWords.Count || lengths[i, j + 1] >= lengths[i + 1, j]))
            {
                inserted.Append(newWords[j++]);
            }
            else
            {
                position += oldWords[i++].Length;
            }
        }

        Flush();
        return edits.ToImmutable();

        void Flush()
        {
            if (position > start || inserted.Length > 0)
            {
                edits.Add(new TextEdit(TextSpan.FromBounds(start, position), inserted.ToString()));
                inserted.Clear();
            }
        }
    }
}
