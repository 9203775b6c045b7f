using LucidCompliance.Text;

namespace LucidCompliance.Rules.Compose;

/// <summary>The place of a YAML word without its quotes, so that an edit keeps them.</summary>
internal static class QuotedText
{
    /// <summary>The text between the quotes; the whole where there are none.</summary>
    public static SourceLocation WithoutQuotes(this SourceLocation location)
    {
        var (text, span) = (location.Text, location.Span);
        return span.Length >= 2 && text.Content[span.Start] is '"' or '\'' && text.Content[span.End - 1] == text.Content[span.Start]
            ? new SourceLocation(text, TextSpan.FromBounds(span.Start + 1, span.End - 1))
            : location;
    }
}
