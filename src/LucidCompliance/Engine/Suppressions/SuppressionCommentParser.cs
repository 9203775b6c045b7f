using System;
using System.Collections.Immutable;
using LucidCompliance.Subjects.Suppressions;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Suppressions;

/// <summary>
/// Reads the text of one comment: <c>lucid:ignore ID[,ID] [-- reason]</c> or <c>lucid:ignore-file …</c>, or the ignore comment
/// of another tool.
/// </summary>
internal static class SuppressionCommentParser
{
    private const string Keyword = "lucid:ignore";
    private const string FileSuffix = "-file";

    /// <summary>Whether a text can have any suppression comment; cheap.</summary>
    public static bool MayOccurIn(string content) =>
        content.IndexOf(Keyword, StringComparison.Ordinal) >= 0 || ForeignComments.MayOccurIn(content);

    /// <summary>Reads a comment; null where it is an ordinary one.</summary>
    /// <param name="text">The file.</param>
    /// <param name="comment">The whole comment.</param>
    /// <param name="bodyStart">Where the text behind the comment's marker begins.</param>
    /// <param name="target">What it applies to unless it is for the whole file.</param>
    /// <param name="removal">See <see cref="SuppressionComment.RemovalSpan"/>.</param>
    public static SuppressionComment? Parse(SourceText text, TextSpan comment, int bodyStart, TextSpan? target, TextSpan removal)
    {
        var content = text.Content;
        var start = SkipBlanks(content, bodyStart, comment.End);
        if (string.CompareOrdinal(content, start, Keyword, 0, Keyword.Length) != 0 || start + Keyword.Length > comment.End)
        {
            return ForeignComments.Parse(text, comment, start, target, removal);
        }

        var position = start + Keyword.Length;
        var isFileWide = position + FileSuffix.Length <= comment.End
            && string.CompareOrdinal(content, position, FileSuffix, 0, FileSuffix.Length) == 0;
        position += isFileWide ? FileSuffix.Length : 0;
        if (position < comment.End && content[position] is not (' ' or '\t'))
        {
            return null;
        }

        var rules = ReadRules(content, ref position, comment.End);
        return new SuppressionComment
        {
            Location = new SourceLocation(text, comment),
            Rules = rules,
            Reason = ReadReason(content, position, comment.End),
            IsFileWide = isFileWide,
            Target = isFileWide ? null : target,
            RemovalSpan = removal,
        };
    }

    // A comma promises another id; behind a blank only an id goes on with the list, so that a reason without its dashes is no id.
    private static ImmutableArray<SuppressedRule> ReadRules(string content, ref int position, int end)
    {
        var rules = ImmutableArray.CreateBuilder<SuppressedRule>();
        var afterComma = false;
        while (true)
        {
            position = SkipBlanks(content, position, end);
            var start = position;
            while (position < end && (char.IsLetterOrDigit(content[position]) || content[position] == '_'))
            {
                position++;
            }

            var isId = afterComma || string.Compare(content, start, "LUCID", 0, 5, StringComparison.OrdinalIgnoreCase) == 0;
            if (position == start || !isId)
            {
                position = start;
                return rules.ToImmutable();
            }

            var span = TextSpan.FromBounds(start, position);
            rules.Add(new SuppressedRule(content.Substring(start, span.Length).ToUpperInvariant(), span));
            position = SkipBlanks(content, position, end);
            afterComma = position < end && content[position] == ',';
            position += afterComma ? 1 : 0;
        }
    }

    private static string? ReadReason(string content, int position, int end)
    {
        var dashes = content.IndexOf("--", position, end - position, StringComparison.Ordinal);
        if (dashes < 0)
        {
            return null;
        }

        var reason = content.Substring(dashes + 2, end - dashes - 2).Trim();
        return reason.Length == 0 ? null : reason;
    }

    private static int SkipBlanks(string content, int position, int end)
    {
        while (position < end && content[position] is ' ' or '\t')
        {
            position++;
        }

        return position;
    }
}
