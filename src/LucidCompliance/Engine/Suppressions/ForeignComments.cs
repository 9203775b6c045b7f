using System;
using System.Collections.Immutable;
using LucidCompliance.Subjects.Suppressions;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Suppressions;

/// <summary>
/// The ignore comments of other tools, for <c>suppressions.foreign</c>. Their rule ids are those in
/// <see cref="Diagnostics.RuleDescriptor.PeerIds"/>.
/// </summary>
internal static class ForeignComments
{
    /// <summary>The id that stands for every rule of BuildKit.</summary>
    public const string AllBuildKit = "BuildKit *";

    private static readonly string[] Keywords = ["hadolint ignore=", "hadolint global ignore=", "trivy:ignore:", "checkov:skip="];

    public static bool MayOccurIn(string content) =>
        content.IndexOf("ignore", StringComparison.Ordinal) >= 0 || content.IndexOf("skip=", StringComparison.Ordinal) >= 0;

    public static SuppressionComment? Parse(SourceText text, TextSpan comment, int start, TextSpan? target, TextSpan removal)
    {
        var content = text.Content;
        foreach (var keyword in Keywords)
        {
            if (start + keyword.Length <= comment.End && string.CompareOrdinal(content, start, keyword, 0, keyword.Length) == 0)
            {
                // Checkov and hadolint's "global" speak for the whole file.
                var isFileWide = keyword[0] == 'c' || keyword.IndexOf("global", StringComparison.Ordinal) > 0;
                return Create(text, comment, start + keyword.Length, comment.End, isFileWide, target, removal);
            }
        }

        return null;
    }

    /// <summary>Reads BuildKit's directive <c># check=skip=A,B</c>; null where it skips nothing.</summary>
    public static SuppressionComment? ParseDirective(SourceText text, TextSpan directive, TextSpan value)
    {
        var start = text.Content.IndexOf("skip=", value.Start, value.Length, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var end = text.Content.IndexOf(';', start, value.End - start);
        return Create(text, directive, start + 5, end < 0 ? value.End : end, isFileWide: true, null, directive);
    }

    private static SuppressionComment Create(
        SourceText text, TextSpan comment, int start, int end, bool isFileWide, TextSpan? target, TextSpan removal)
    {
        var rules = ImmutableArray.CreateBuilder<SuppressedRule>();
        var position = start;
        while (position < end)
        {
            var first = position;
            while (position < end && (char.IsLetterOrDigit(text.Content[position]) || text.Content[position] is '_' or '-'))
            {
                position++;
            }

            if (position == first)
            {
                break;
            }

            var span = TextSpan.FromBounds(first, position);
            rules.Add(new SuppressedRule(Normalize(text.GetText(span)), span));
            while (position < end && text.Content[position] is ',' or ' ')
            {
                position++;
            }
        }

        return new SuppressionComment
        {
            Location = new SourceLocation(text, comment),
            Rules = rules.ToImmutable(),
            IsFileWide = isFileWide,
            Target = isFileWide ? null : target,
            RemovalSpan = removal,
            IsForeign = true,
        };
    }

    // Trivy's DS-0002 was once DS002, and AVD-DS-0002 elsewhere.
    private static string Normalize(string id)
    {
        if (id == "all")
        {
            return AllBuildKit;
        }

        if (id.StartsWith("AVD-", StringComparison.Ordinal))
        {
            return id.Substring(4);
        }

        return id.Length == 5 && id.StartsWith("DS", StringComparison.Ordinal) && id[2] != '-' ? "DS-0" + id.Substring(2) : id;
    }
}
