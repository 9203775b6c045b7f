using System;
using LucidCompliance.Text;

namespace LucidCompliance.LanguageServer.Symbols;

/// <summary>Places in texts, in words and by offset.</summary>
internal static class Places
{
    /// <summary>Whether a location covers an offset of a file, its end included, where a cursor behind the word stands.</summary>
    public static bool Covers(this SourceLocation? location, string path, int offset) =>
        location is not null && location.Path == path && location.Span.Covers(offset);

    /// <summary>Whether a span covers an offset, its end included.</summary>
    public static bool Covers(this TextSpan span, int offset) => offset >= span.Start && offset <= span.End;

    /// <summary>A place for people: <c>`.env` line 3</c>.</summary>
    public static string Describe(this SourceLocation location) =>
        FormattableString.Invariant($"`{location.Path}` line {location.Start.Line + 1}");
}
